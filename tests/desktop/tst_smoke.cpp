#include "tests/desktop/virtualdesktop.h"
#include "tests/integration/keyferryprocess.h"
#include "tests/support/scriptedupstream.h"

#include <QApplication>
#include <QClipboard>
#include <QDir>
#include <QJsonArray>
#include <QScreen>
#include <QSystemTrayIcon>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry::test;

namespace {

constexpr int patience = 10'000; // ms

const QString setupTitle = u"Set up keyferry"_s;
const QString overviewTitle = u"Overview – keyferry"_s;
const QString groupsTitle = u"Groups – keyferry"_s;
const QString requestsTitle = u"Requests – keyferry"_s;
const QString settingsTitle = u"Settings – keyferry"_s;

QImage screenImage()
{
    return QGuiApplication::primaryScreen()->grabWindow(0).toImage();
}

int brightnessOf(const QImage &image)
{
    return qGray(image.scaled(1, 1, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).pixel(0, 0));
}

bool isPlain(const QImage &image)
{
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (image.pixel(x, y) != image.pixel(0, 0))
                return false;
        }
    }
    return true;
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
    void createsAGroup();
    void pastesKeys();
    void showsARequestAsItComes();
    void changesTheTheme();
    void changesTheLanguage();
    void closesIntoTheTray();
    void comesBackFromTheTray();
    void showsTheFirstWindowAtASecondStart();
    void endsOnATermSignal();

private:
    [[nodiscard]] QJsonObject json(const QStringList &arguments) const;
    [[nodiscard]] bool isActive(const QString &title) const;
    void shoot(const QString &name) const;

    VirtualDesktop &m_desktop;
    KeyferryProcess m_keyferry{};
    ScriptedUpstream m_upstream{ScriptedUpstream::Runs::InItsOwn};
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

void tst_Smoke::startsOnAnEmptyFolder()
{
    QVERIFY2(m_keyferry.startWindow(), m_keyferry.said().constData());
    QTRY_VERIFY_WITH_TIMEOUT(isActive(setupTitle), patience);
    shoot(u"0-setup"_s);
    m_desktop.press(u"Escape"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(overviewTitle), patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.trayIcon(), patience);
    QCOMPARE(json({u"group"_s, u"list"_s}).value("groups"_L1).toArray().size(), 0);
    shoot(u"1-first-start"_s);
}

void tst_Smoke::createsAGroup()
{
    m_desktop.press(u"ctrl+2"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(groupsTitle), patience);
    m_desktop.press(u"alt+n"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(u"New group"_s), patience);
    m_desktop.press(u"ctrl+a"_s); // the name has the keyboard
    m_desktop.type(u"smoke"_s);
    m_desktop.press(u"alt+u"_s);
    m_desktop.press(u"ctrl+a"_s);
    m_desktop.type(QString::fromLatin1(m_upstream.url()));
    shoot(u"2-new-group"_s);
    m_desktop.press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(groupsTitle), patience);

    const QJsonObject group = json({u"group"_s, u"show"_s, u"smoke"_s});
    QCOMPARE(group.value("channel"_L1).toString(), u"openai"_s);
    const QJsonArray upstreams = group.value("upstreams"_L1).toArray();
    QCOMPARE(upstreams.size(), 1);
    QCOMPARE(upstreams.at(0).toObject().value("url"_L1).toString(),
             QString::fromLatin1(m_upstream.url()));
}

void tst_Smoke::pastesKeys()
{
    m_desktop.press(u"alt+a"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(u"Add keys"_s), patience);
    QGuiApplication::clipboard()->setText(
        u"sk-smoke-aaaaaaaa1\nsk-smoke-bbbbbbbb2\nsk-smoke-cccccccc3\nsk-smoke-aaaaaaaa1\n"_s);
    m_desktop.press(u"ctrl+v"_s);
    // The dialog reads after a pause in typing and takes the key press then.
    const auto isAdded = [this] {
        if (isActive(groupsTitle))
            return true;
        m_desktop.press(u"ctrl+Return"_s);
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isAdded(), patience);

    QCOMPARE(json({u"key"_s, u"list"_s, u"smoke"_s}).value("keys"_L1).toArray().size(), 3);
    shoot(u"3-keys"_s);
}

void tst_Smoke::showsARequestAsItComes()
{
    m_upstream.setAnswer(jsonAnswer(200, R"({"choices":[]})"));
    m_desktop.press(u"ctrl+3"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(requestsTitle), patience);
    const auto firstRow = [this] {
        const QPoint corner = m_desktop.activeCorner() + QPoint(190, 122);
        return screenImage().copy(QRect(corner, QSize(400, 18)));
    };
    QTRY_VERIFY_WITH_TIMEOUT(isPlain(firstRow()), patience); // nothing yet

    QProcess curl;
    curl.start(u"curl"_s,
               {u"-sS"_s,
                u"--noproxy"_s,
                u"*"_s,
                u"http://127.0.0.1:%1/proxy/smoke/v1/chat/completions"_s.arg(m_keyferry.port()),
                u"-H"_s,
                u"Authorization: Bearer sk-123456"_s,
                u"-H"_s,
                u"Content-Type: application/json"_s,
                u"-d"_s,
                uR"({"model":"smoke-model","messages":[]})"_s});
    QTRY_COMPARE_WITH_TIMEOUT(curl.state(), QProcess::NotRunning, patience);
    QCOMPARE(curl.readAllStandardOutput(), R"({"choices":[]})");
    QVERIFY(m_upstream.requests().at(0).field("Authorization").startsWith("Bearer sk-smoke-"));

    const auto logged = [this] {
        return json({u"log"_s, u"list"_s}).value("requests"_L1).toArray();
    };
    QTRY_COMPARE_WITH_TIMEOUT(logged().size(), 1, patience);
    const QJsonObject request = logged().at(0).toObject();
    QCOMPARE(request.value("group"_L1).toString(), u"smoke"_s);
    QCOMPARE(request.value("model"_L1).toString(), u"smoke-model"_s);
    QCOMPARE(request.value("status"_L1).toInt(), 200);
    QTRY_VERIFY_WITH_TIMEOUT(!isPlain(firstRow()), patience);
    shoot(u"4-request"_s);
}

void tst_Smoke::changesTheTheme()
{
    m_desktop.press(u"ctrl+4"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
    const int before = brightnessOf(screenImage());
    m_desktop.press(u"ctrl+f"_s);
    m_desktop.type(u"theme"_s);
    m_desktop.press(u"Tab"_s); // the sections
    m_desktop.press(u"Tab"_s); // what differs: the port
    m_desktop.press(u"Tab"_s); // the one setting that is left
    m_desktop.type(u"d"_s);    // dark
    const auto theme = [this] {
        return json({u"settings"_s, u"get"_s, u"theme"_s}).value("value"_L1).toString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(theme(), u"dark"_s, patience);
    QTRY_VERIFY_WITH_TIMEOUT(brightnessOf(screenImage()) < before / 2, patience);
    shoot(u"5-dark"_s);
}

// The window is another one then: on the same page, and the tray's icon is there as before.
void tst_Smoke::changesTheLanguage()
{
    const auto speak = [this](const QString &language) {
        return m_keyferry.run({u"settings"_s, u"set"_s, u"language"_s, language}).exitCode;
    };
    QCOMPARE(speak(u"ja"_s), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(u"設定 – keyferry"_s), patience);
    QVERIFY(!m_desktop.isShown(settingsTitle));
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.trayIcon(), patience);
    shoot(u"5-japanese"_s);
    QCOMPARE(speak(u"en"_s), 0);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
}

void tst_Smoke::closesIntoTheTray()
{
    m_desktop.press(u"alt+F4"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_desktop.isShown(settingsTitle), patience);
    QVERIFY(m_keyferry.isRunning());
    QVERIFY(m_desktop.trayIcon());
    QVERIFY(!json({u"status"_s}).value("listening"_L1).toArray().isEmpty());
    shoot(u"6-in-the-tray"_s);
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
    shoot(u"7-second-start"_s);
}

void tst_Smoke::endsOnATermSignal()
{
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
