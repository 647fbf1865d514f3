#include "tests/desktop/virtualdesktop.h"
#include "tests/integration/keyferryprocess.h"
#include "tests/support/scriptedupstream.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QJsonArray>
#include <QRegularExpression>
#include <QScreen>
#include <QSystemTrayIcon>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry::test;

namespace {

constexpr int patience = 10'000; // ms

const QString setupTitle = u"Set up keyferry"_s;
const QString groupsTitle = u"Groups – keyferry"_s;
const QString requestsTitle = u"Requests – keyferry"_s;
const QString settingsTitle = u"Settings – keyferry"_s;
const QString quitTitle = u"Quit keyferry"_s;

QImage screenImage()
{
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage();
}

int brightnessOf(const QImage &image)
{
    return qGray(image.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0));
}

} // namespace

/// A person's first hour: the real program in a real window, driven by keys and clicks. One slot
/// goes on where the last one stopped; what the window did, the command line has to confirm.
class tst_Smoke final : public QObject
{
    Q_OBJECT

public:
    explicit tst_Smoke(VirtualDesktop &desktop)
        : m_desktop(desktop)
    {}

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void startsOnAnEmptyFolder();
    void setsUpWithTheWizard();
    void answersAFirstRequest();
    void showsARequestAsItComes();
    void disablesAKeyAndTakesItBack();
    void createsAGroup();
    void speaksAnotherLanguage();
    void changesTheTheme();
    void closesIntoTheTray();
    void comesBackFromTheTray();
    void showsTheFirstWindowAtASecondStart();
    void asksBeforeItCutsAStream();
    void quitsWhenToldAgain();
    void endsOnATermSignal();

private:
    [[nodiscard]] QJsonObject json(const QStringList &arguments) const;
    [[nodiscard]] bool isActive(const QString &title) const;
    [[nodiscard]] QStringList keyStates() const;
    [[nodiscard]] qsizetype loggedRequests() const;
    /// A client of the group, as curl.
    void startRequest(QProcess &curl, const QByteArray &body) const;
    /// Ctrl+K, the words, Return.
    void choose(const QString &words) const;
    void shoot(const QString &name) const;

    VirtualDesktop &m_desktop;
    KeyferryProcess m_keyferry{};
    ScriptedUpstream m_upstream{ScriptedUpstream::Runs::InItsOwn};
    QString m_accessKey{};
    QProcess m_client{}; ///< of the stream
    bool m_hasFailed = false;
};

void tst_Smoke::initTestCase()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.hasWindowManager(), patience);
    QTRY_VERIFY_WITH_TIMEOUT(QSystemTrayIcon::isSystemTrayAvailable(), patience);
}

// A step without the one before it would only wait for what cannot come.
void tst_Smoke::init()
{
    QVERIFY2(!m_hasFailed, "an earlier step failed");
}

void tst_Smoke::cleanup()
{
    if (!QTest::currentTestFailed() || m_hasFailed)
        return;
    m_hasFailed = true;
    shoot(u"failed"_s);
    qInfo().noquote() << m_keyferry.said();
}

QJsonObject tst_Smoke::json(const QStringList &arguments) const
{
    return m_keyferry.json(arguments).json();
}

bool tst_Smoke::isActive(const QString &title) const
{
    return m_desktop.activeTitle() == title;
}

void tst_Smoke::shoot(const QString &name) const
{
    const QDir folder(qEnvironmentVariable("KEYFERRY_ARTEFACTS", u"."_s));
    QVERIFY(folder.mkpath(u"."_s));
    QVERIFY(screenImage().save(folder.filePath(name + u".png"_s)));
}

QStringList tst_Smoke::keyStates() const
{
    QStringList states;
    for (const auto &key : json({u"key"_s, u"list"_s, u"smoke"_s}).value("keys"_L1).toArray())
        states.append(key.toObject().value("state"_L1).toString());
    states.sort();
    return states;
}

qsizetype tst_Smoke::loggedRequests() const
{
    return json({u"log"_s, u"list"_s}).value("requests"_L1).toArray().size();
}

void tst_Smoke::startRequest(QProcess &curl, const QByteArray &body) const
{
    curl.start(u"curl"_s,
               {u"-sSN"_s,
                u"--noproxy"_s,
                u"*"_s,
                u"http://127.0.0.1:%1/proxy/smoke/v1/chat/completions"_s.arg(m_keyferry.port()),
                u"-H"_s,
                u"Authorization: Bearer "_s + m_accessKey,
                u"-H"_s,
                u"Content-Type: application/json"_s,
                u"-d"_s,
                QString::fromLatin1(body)});
}

void tst_Smoke::choose(const QString &words) const
{
    m_desktop.press(u"ctrl+k"_s);
    m_desktop.type(words);
    m_desktop.press(u"Return"_s);
}

void tst_Smoke::startsOnAnEmptyFolder()
{
    m_upstream.setAnswer(jsonAnswer(200, R"({"choices":[]})"));
    QVERIFY2(m_keyferry.startWindow(), m_keyferry.said().constData());
    QTRY_VERIFY_WITH_TIMEOUT(isActive(setupTitle), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.trayIcon(), patience);
    QCOMPARE(json({u"group"_s, u"list"_s}).value("groups"_L1).toArray().size(), 0);
    shoot(u"01-first-start"_s);
}

void tst_Smoke::setsUpWithTheWizard()
{
    m_desktop.press(u"Tab"_s); // provider, name
    m_desktop.press(u"ctrl+a"_s);
    m_desktop.type(u"smoke"_s);
    m_desktop.press(u"alt+u"_s);
    m_desktop.press(u"ctrl+a"_s);
    m_desktop.type(QString::fromLatin1(m_upstream.url()));
    shoot(u"02-wizard-group"_s);
    m_desktop.press(u"ctrl+Return"_s);
    const auto group = [this] { return json({u"group"_s, u"show"_s, u"smoke"_s}); };
    QTRY_COMPARE_WITH_TIMEOUT(group().value("channel"_L1).toString(), u"openai"_s, patience);
    const QJsonArray upstreams = group().value("upstreams"_L1).toArray();
    QCOMPARE(upstreams.size(), 1);
    QCOMPARE(upstreams.at(0).toObject().value("url"_L1).toString(),
             QString::fromLatin1(m_upstream.url()));

    QGuiApplication::clipboard()->setText(
        u"sk-smoke-aaaaaaaa1\nsk-smoke-bbbbbbbb2\nsk-smoke-cccccccc3\nsk-smoke-aaaaaaaa1\n"_s);
    m_desktop.press(u"ctrl+v"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_upstream.requestCount(), 3, patience); // checked as they come
    shoot(u"03-wizard-keys"_s);
    // The button is enabled when the last answer has been read.
    const auto areAdded = [this] {
        m_desktop.press(u"ctrl+Return"_s);
        return QTest::qWaitFor([this] { return keyStates().size() == 3; }, patience / 5);
    };
    QTRY_VERIFY_WITH_TIMEOUT(areAdded(), patience);
    QVERIFY(isActive(setupTitle));
}

void tst_Smoke::answersAFirstRequest()
{
    m_desktop.press(u"ctrl+Return"_s); // the access key, random where others have an account
    QGuiApplication::clipboard()->clear();
    QString snippet;
    const auto isCopied = [this, &snippet] {
        snippet = QGuiApplication::clipboard()->text();
        if (snippet.isEmpty())
            m_desktop.press(u"alt+c"_s);
        return snippet.startsWith(u"curl "_s);
    };
    QTRY_VERIFY_WITH_TIMEOUT(isCopied(), patience);
    shoot(u"04-wizard-request"_s);
    static const QRegularExpression bearer(u"Bearer (sk-[\\w-]+)"_s);
    m_accessKey = bearer.match(snippet).captured(1);
    QVERIFY2(!m_accessKey.isEmpty(), qPrintable(snippet));
    QProcess curl;
    curl.start(u"sh"_s, {u"-c"_s, snippet.replace(u"curl "_s, u"curl -sS --noproxy '*' "_s)});
    QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, patience);
    QCOMPARE(curl.readAllStandardOutput(), R"({"choices":[]})");
    QVERIFY(m_upstream.requests().back().field("Authorization").startsWith("Bearer sk-smoke-"));
    const auto hasArrived = [this] {
        if (isActive(requestsTitle))
            return true;
        m_desktop.press(u"ctrl+Return"_s);
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasArrived(), patience);
    shoot(u"05-first-request"_s);

    QTRY_COMPARE_WITH_TIMEOUT(loggedRequests(), 1, patience);
    const QJsonObject request =
        json({u"log"_s, u"list"_s}).value("requests"_L1).toArray().at(0).toObject();
    QCOMPARE(request.value("group"_L1).toString(), u"smoke"_s);
    QVERIFY(!request.value("model"_L1).toString().isEmpty());
    QCOMPARE(request.value("status"_L1).toInt(), 200);
}

void tst_Smoke::showsARequestAsItComes()
{
    const auto table = [this] {
        const QPoint corner = m_desktop.activeCorner() + QPoint(190, 122);
        return screenImage().copy(QRect(corner, QSize(400, 80)));
    };
    const QImage before = table();
    QProcess curl;
    startRequest(curl, R"({"model":"second-model","messages":[]})");
    QTRY_COMPARE_WITH_TIMEOUT(loggedRequests(), 2, patience);
    QTRY_VERIFY_WITH_TIMEOUT(table() != before, patience);
    QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, patience);
    shoot(u"06-second-request"_s);
}

void tst_Smoke::disablesAKeyAndTakesItBack()
{
    choose(u"smoke"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(groupsTitle), patience);
    m_desktop.press(u"ctrl+f"_s); // the search of keys
    m_desktop.press(u"Tab"_s);    // its columns
    m_desktop.press(u"Tab"_s);    // the table
    m_desktop.press(u"Down"_s);
    choose(u"disable the selected"_s);
    const QStringList allActive{u"active"_s, u"active"_s, u"active"_s};
    const QStringList oneDisabled{u"active"_s, u"active"_s, u"disabled"_s};
    QTRY_COMPARE_WITH_TIMEOUT(keyStates(), oneDisabled, patience);
    shoot(u"07-key-disabled"_s);
    m_desktop.press(u"ctrl+z"_s);
    QTRY_COMPARE_WITH_TIMEOUT(keyStates(), allActive, patience);
    choose(u"disable the selected"_s);
    QTRY_COMPARE_WITH_TIMEOUT(keyStates(), oneDisabled, patience);
}

void tst_Smoke::createsAGroup()
{
    m_desktop.press(u"alt+n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(u"New group"_s), patience);
    m_desktop.press(u"ctrl+a"_s); // the name has the keyboard
    m_desktop.type(u"other"_s);
    m_desktop.press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(groupsTitle), patience);
    QCOMPARE(json({u"group"_s, u"show"_s, u"other"_s}).value("channel"_L1).toString(), u"openai"_s);
    shoot(u"08-another-group"_s);
}

void tst_Smoke::speaksAnotherLanguage()
{
    choose(u"language"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
    m_desktop.press(u"End"_s); // of the list of languages
    const auto language = [this] {
        return json({u"settings"_s, u"get"_s, u"language"_s}).value("value"_L1).toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(language(), u"ja"_s, patience);
    // The window is another one then: on the same page, and the tray's icon is there as before.
    QTRY_VERIFY_WITH_TIMEOUT(isActive(u"設定 – keyferry"_s), patience);
    QVERIFY(!m_desktop.isShown(settingsTitle));
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.trayIcon(), patience);
    shoot(u"09-japanese"_s);
    QCOMPARE(m_keyferry.run({u"settings"_s, u"set"_s, u"language"_s, u"en"_s}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
}

void tst_Smoke::changesTheTheme()
{
    const int before = brightnessOf(screenImage());
    choose(u"theme dark"_s);
    const auto theme = [this] {
        return json({u"settings"_s, u"get"_s, u"theme"_s}).value("value"_L1).toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(theme(), u"dark"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(brightnessOf(screenImage()) < before / 2, patience);
    shoot(u"10-dark"_s);
}

void tst_Smoke::closesIntoTheTray()
{
    m_desktop.press(u"alt+F4"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.isShown(settingsTitle), patience);
    QVERIFY(m_keyferry.isRunning());
    QVERIFY(m_desktop.trayIcon());
    QVERIFY(!json({u"status"_s}).value("listening"_L1).toArray().isEmpty());
    shoot(u"11-in-the-tray"_s);
}

void tst_Smoke::comesBackFromTheTray()
{
    m_desktop.click(m_desktop.trayIcon().value());
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
    m_desktop.press(u"alt+F4"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.isShown(settingsTitle), patience);
}

void tst_Smoke::showsTheFirstWindowAtASecondStart()
{
    QCOMPARE(m_keyferry.run({}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
    QVERIFY(m_keyferry.isRunning());
    shoot(u"12-second-start"_s);
}

void tst_Smoke::asksBeforeItCutsAStream()
{
    Answer stream;
    stream
        .send(headBytes(200,
                        {{"Content-Type", "text/event-stream"}, {"Transfer-Encoding", "chunked"}}))
        .send(chunkBytes("data: {}\n\n"))
        .hold()
        .send(chunkBytes("data: [DONE]\n\n"))
        .send("0\r\n\r\n");
    m_upstream.setAnswer(stream);
    startRequest(m_client, R"({"model":"smoke-model","stream":true,"messages":[]})");
    const auto streams = [this] {
        return json({u"status"_s}).value("requests_in_flight"_L1).toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(streams(), 1, patience);

    choose(u"quit"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(quitTitle), patience);
    shoot(u"13-quit-asks"_s);
    m_desktop.press(u"Escape"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
    QVERIFY(m_keyferry.isRunning());
    QCOMPARE(streams(), 1);
}

void tst_Smoke::quitsWhenToldAgain()
{
    choose(u"quit"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(quitTitle), patience);
    m_desktop.press(u"Tab"_s); // Cancel has the keyboard first
    m_desktop.press(u"space"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.isShown(settingsTitle), patience);
    m_upstream.release(); // within the time that streams get to end
    QTRY_VERIFY_WITH_TIMEOUT(!m_keyferry.isRunning(), patience);
    QCOMPARE(m_keyferry.stop(), 0); // how it has ended
    QTRY_COMPARE_WITH_TIMEOUT(m_client.state(), QProcess::NotRunning, patience);
    QVERIFY(m_client.readAllStandardOutput().endsWith("data: [DONE]\n\n"));
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.trayIcon(), patience);
}

void tst_Smoke::endsOnATermSignal()
{
    QVERIFY2(m_keyferry.startWindow(), m_keyferry.said().constData());
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience); // where it was left
    QCOMPARE(m_keyferry.stop(), 0);
    QVERIFY(!m_desktop.isShown(settingsTitle));
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.trayIcon(), patience);
}

int main(int argc, char **argv)
{
    VirtualDesktop desktop;
    if (const QString reason = desktop.start(); !reason.isEmpty()) {
        qCritical().noquote() << "desktop/smoke:" << reason;
        return 1;
    }
    QApplication application(argc, argv);
    tst_Smoke test(desktop);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_smoke.moc"
