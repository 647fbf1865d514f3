#include "tests/desktop/virtualdesktop.h"
#include "tests/integration/keyferryprocess.h"
#include "tests/support/scriptedupstream.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QJsonArray>
#include <QScreen>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry::test;

namespace {

constexpr int patience = 10'000; // ms

const QString setupTitle = u"Set up keyferry"_s;
const QString requestsTitle = u"Requests – keyferry"_s;
const QString groupsTitle = u"Groups – keyferry"_s;
const QString connectTitle = u"Connect – keyferry"_s;

} // namespace

/// Somebody without a mouse, at a first start: the wizard to the first answered request, then a
/// failed one is found and its curl line copied, a client connected and tested. One slot goes on
/// where the last one stopped.
class tst_Keyboard final : public QObject
{
    Q_OBJECT

public:
    explicit tst_Keyboard(VirtualDesktop &desktop)
        : m_desktop(desktop)
    {}

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void createsAGroup();
    void addsKeys();
    void seesTheFirstRequest();
    void copiesTheCurlOfAFailedRequest();
    void copiesTheSnippetOfAClient();
    void sendsATestRequest();
    void sendsATestRequestFromThePalette();
    void deletesAKeyWhileTheLanguageChanges();
    void meetsTheWizardOnce();
    void opensTheWizardFromThePalette();

private:
    [[nodiscard]] bool isActive(const QString &title) const;
    [[nodiscard]] QJsonArray list(const QString &what, const QStringList &arguments) const;
    /// Of the keys of our group.
    [[nodiscard]] QStringList keyStates() const;
    /// Those that keyferry sent itself and that have come through.
    [[nodiscard]] qsizetype testRequests() const;
    void send(const QByteArray &model) const;
    void shoot(const QString &name) const;

    VirtualDesktop &m_desktop;
    KeyferryProcess m_keyferry{};
    ScriptedUpstream m_upstream{ScriptedUpstream::Runs::InItsOwn};
    bool m_hasFailed = false;
};

void tst_Keyboard::initTestCase()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.hasWindowManager(), patience);
    m_upstream.setAnswer(jsonAnswer(200, R"({"choices":[]})"));
}

// A step without the one before it would only wait for what cannot come.
void tst_Keyboard::init()
{
    QVERIFY2(!m_hasFailed, "an earlier step failed");
}

void tst_Keyboard::cleanup()
{
    if (!QTest::currentTestFailed() || m_hasFailed)
        return;
    m_hasFailed = true;
    shoot(u"keyboard-failed"_s);
    qInfo().noquote() << m_keyferry.said();
}

bool tst_Keyboard::isActive(const QString &title) const
{
    return m_desktop.activeTitle() == title;
}

QJsonArray tst_Keyboard::list(const QString &what, const QStringList &arguments) const
{
    return m_keyferry.json(arguments).json().value(what).toArray();
}

void tst_Keyboard::shoot(const QString &name) const
{
    const QDir folder(qEnvironmentVariable("KEYFERRY_ARTEFACTS", u"."_s));
    QVERIFY(folder.mkpath(u"."_s));
    const QPixmap screen = QGuiApplication::primaryScreen()->grabWindow(0);
    QVERIFY(screen.save(folder.filePath(name + u".png"_s)));
}

QStringList tst_Keyboard::keyStates() const
{
    QStringList states;
    for (const auto &key : list(u"keys"_s, {u"key"_s, u"list"_s, u"mine"_s}))
        states.append(key.toObject().value("state"_L1).toString());
    states.sort();
    return states;
}

qsizetype tst_Keyboard::testRequests() const
{
    const std::vector<RecordedRequest> requests = m_upstream.requests();
    return std::count_if(requests.begin(), requests.end(), [](const RecordedRequest &request) {
        return request.field("User-Agent").startsWith("keyferry-test/");
    });
}

// A program of the person's.
void tst_Keyboard::send(const QByteArray &model) const
{
    QProcess curl;
    curl.start(u"curl"_s,
               {u"-sS"_s,
                u"--noproxy"_s,
                u"*"_s,
                u"http://127.0.0.1:%1/proxy/mine/v1/chat/completions"_s.arg(m_keyferry.port()),
                u"-H"_s,
                u"Authorization: Bearer sk-123456"_s,
                u"-H"_s,
                u"Content-Type: application/json"_s,
                u"-d"_s,
                uR"({"model":"%1","messages":[]})"_s.arg(QString::fromLatin1(model))});
    QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, patience);
    QCOMPARE(curl.exitCode(), 0);
}

void tst_Keyboard::createsAGroup()
{
    QVERIFY2(m_keyferry.startWindow(), m_keyferry.said().constData());
    QTRY_VERIFY_WITH_TIMEOUT(isActive(setupTitle), patience);
    shoot(u"keyboard-1-provider"_s);
    m_desktop.press(u"alt+n"_s);
    m_desktop.press(u"ctrl+a"_s);
    m_desktop.type(u"mine"_s);
    m_desktop.press(u"alt+u"_s);
    m_desktop.press(u"ctrl+a"_s);
    m_desktop.type(QString::fromLatin1(m_upstream.url()));
    m_desktop.press(u"Return"_s);
    QTRY_COMPARE_WITH_TIMEOUT(list(u"groups"_s, {u"group"_s, u"list"_s}).size(), 1, patience);
}

void tst_Keyboard::addsKeys()
{
    QGuiApplication::clipboard()->setText(u"sk-mine-aaaaaaaa1\nsk-mine-bbbbbbbb2\n"_s);
    m_desktop.press(u"ctrl+v"_s);
    const auto keys = [this] { return list(u"keys"_s, {u"key"_s, u"list"_s, u"mine"_s}).size(); };
    // The box is read after a pause in typing and takes the key press then.
    const auto isAdded = [this, keys] {
        if (keys() == 2)
            return true;
        m_desktop.press(u"ctrl+Return"_s);
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAdded(), patience);
    shoot(u"keyboard-2-access-key"_s);
}

void tst_Keyboard::seesTheFirstRequest()
{
    // Which key is proposed depends on who else has an account here; this one is known to the test.
    const auto hasArrived = [this] {
        if (isActive(requestsTitle))
            return true;
        m_desktop.press(u"Up"_s); // keep sk-123456
        m_desktop.press(u"ctrl+Return"_s);
        if (testRequests() == 0)
            m_desktop.press(u"alt+s"_s); // Send one for me
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasArrived(), patience);
    QVERIFY(testRequests() > 0);
    shoot(u"keyboard-3-request"_s);
}

void tst_Keyboard::copiesTheCurlOfAFailedRequest()
{
    m_upstream.setAnswer(jsonAnswer(400, R"({"error":{"message":"no such model"}})"));
    send("bad-model");
    const auto failed = [this] {
        return list(u"requests"_s, {u"log"_s, u"list"_s, u"--status"_s, u"400"_s}).size();
    };
    QTRY_COMPARE_WITH_TIMEOUT(failed(), 1, patience);

    m_desktop.press(u"Escape"_s); // the detail of the first one
    m_desktop.press(u"ctrl+f"_s);
    m_desktop.type(u"status:>=400"_s);
    m_desktop.press(u"Return"_s);
    QGuiApplication::clipboard()->clear();
    m_desktop.press(u"F6"_s); // to the table
    m_desktop.press(u"Home"_s);
    m_desktop.press(u"space"_s);
    m_desktop.press(u"alt+u"_s); // Copy as curl
    QTRY_VERIFY_WITH_TIMEOUT(QGuiApplication::clipboard()->text().startsWith(u"curl "_s), patience);
    shoot(u"keyboard-4-curl"_s);
    const QString curl = QGuiApplication::clipboard()->text();
    QVERIFY(curl.contains(
        u"http://127.0.0.1:%1/proxy/mine/v1/chat/completions"_s.arg(m_keyferry.port())));
    QVERIFY(curl.contains(u"$KEYFERRY_KEY"_s));
    QVERIFY(!curl.contains(u"sk-"_s));
}

void tst_Keyboard::copiesTheSnippetOfAClient()
{
    m_upstream.setAnswer(jsonAnswer(200, R"({"choices":[]})"));
    m_desktop.press(u"ctrl+4"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(connectTitle), patience);
    m_desktop.press(u"ctrl+f"_s);
    m_desktop.type(u"python"_s);
    m_desktop.press(u"Return"_s);
    QGuiApplication::clipboard()->clear();
    m_desktop.press(u"alt+c"_s);
    const auto copied = [] { return QGuiApplication::clipboard()->text(); };
    QTRY_VERIFY_WITH_TIMEOUT(copied().contains(u"from openai import OpenAI"_s), patience);
    QVERIFY(copied().contains(u"http://127.0.0.1:%1/proxy/mine/v1"_s.arg(m_keyferry.port())));
    QVERIFY(copied().contains(u"sk-123456"_s));
    shoot(u"keyboard-5-client"_s);
}

void tst_Keyboard::sendsATestRequest()
{
    const qsizetype before = testRequests();
    m_desktop.press(u"alt+t"_s);
    QTRY_COMPARE_WITH_TIMEOUT(testRequests(), before + 1, patience);
    shoot(u"keyboard-6-test-request"_s);
}

void tst_Keyboard::sendsATestRequestFromThePalette()
{
    m_desktop.press(u"ctrl+1"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(u"Overview – keyferry"_s), patience);
    const qsizetype before = testRequests();
    m_desktop.press(u"ctrl+k"_s);
    m_desktop.type(u"test request"_s);
    m_desktop.press(u"Return"_s);
    QTRY_COMPARE_WITH_TIMEOUT(testRequests(), before + 1, patience);
    QVERIFY(isActive(connectTitle)); // where the answer is shown
    shoot(u"keyboard-7-palette"_s);
}

// Another language makes another window: what could be undone in the old one stands.
void tst_Keyboard::deletesAKeyWhileTheLanguageChanges()
{
    const auto speak = [this](const QString &language) {
        return m_keyferry.run({u"settings"_s, u"set"_s, u"language"_s, language}).exitCode;
    };
    m_desktop.press(u"ctrl+2"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(groupsTitle), patience);
    m_desktop.press(u"ctrl+f"_s); // the search of keys
    m_desktop.press(u"Tab"_s);    // its columns
    m_desktop.press(u"Tab"_s);    // the table
    m_desktop.press(u"Down"_s);
    m_desktop.press(u"Delete"_s);
    const QStringList whileItCanBeUndone{u"active"_s, u"disabled"_s};
    QTRY_COMPARE_WITH_TIMEOUT(keyStates(), whileItCanBeUndone, patience);
    shoot(u"keyboard-8-undo"_s);

    QCOMPARE(speak(u"ja"_s), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(u"グループ – keyferry"_s), patience);
    QTRY_COMPARE_WITH_TIMEOUT(keyStates(), QStringList{u"active"_s}, patience);
    m_desktop.press(u"ctrl+z"_s);
    shoot(u"keyboard-9-japanese"_s);
    QCOMPARE(speak(u"en"_s), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(groupsTitle), patience);
    QCOMPARE(keyStates(), QStringList{u"active"_s});
}

void tst_Keyboard::meetsTheWizardOnce()
{
    QCOMPARE(m_keyferry.stop(), 0);
    QVERIFY2(m_keyferry.startWindow(), m_keyferry.said().constData());
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.activeTitle().endsWith(u" – keyferry"_s), patience);
    QVERIFY(!m_desktop.isShown(setupTitle));
}

void tst_Keyboard::opensTheWizardFromThePalette()
{
    m_desktop.press(u"ctrl+k"_s);
    m_desktop.type(u"set-up assistant"_s);
    m_desktop.press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(setupTitle), patience);
    m_desktop.press(u"Escape"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.isShown(setupTitle), patience);
    QCOMPARE(m_keyferry.stop(), 0);
}

int main(int argc, char **argv)
{
    VirtualDesktop desktop;
    if (const QString reason = desktop.start(); !reason.isEmpty()) {
        qCritical().noquote() << "desktop/keyboard:" << reason;
        return 1;
    }
    QApplication application(argc, argv);
    tst_Keyboard test(desktop);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keyboard.moc"
