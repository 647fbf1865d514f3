#include "tests/desktop/virtualdesktop.h"
#include "tests/integration/keyferryprocess.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QScreen>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace keyferry::test;

namespace {

constexpr int patience = 20'000; // ms

const QString settingsTitle = u"Settings – keyferry"_s;
const QString backUpTitle = u"Back up"_s;
const QString restoreTitle = u"Restore a backup"_s;

} // namespace

/// “Back up…” and “Restore and restart” in the real window: the process ends by itself and another
/// one comes up with what the backup holds. One slot goes on where the last one stopped.
class tst_Restore final : public QObject
{
    Q_OBJECT

public:
    explicit tst_Restore(VirtualDesktop &desktop)
        : m_desktop(desktop)
    {}

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void backsUp();
    void leavesAllAsItIsOnCancel();
    void restoresAndRestarts();
    void cameBackWithTheOldState();
    void keepsWhatWasThere();
    void endsWhenToldTo();

private:
    [[nodiscard]] QStringList groups() const;
    [[nodiscard]] QString setting(const QString &name) const;
    [[nodiscard]] bool isListening() const;
    [[nodiscard]] bool isActive(const QString &title) const;
    /// The processes on our data folder.
    [[nodiscard]] QList<qint64> processes() const;
    void openRestore() const;
    void shoot(const QString &name) const;

    VirtualDesktop &m_desktop;
    KeyferryProcess m_keyferry{};
    QTemporaryDir m_folder{};
    QString m_backup = m_folder.filePath(u"mine.db"_s);
    QList<qint64> m_first{};
    bool m_hasFailed = false;
};

void tst_Restore::initTestCase()
{
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.hasWindowManager(), patience);
    QCOMPARE(
        m_keyferry.run({u"group"_s, u"add"_s, u"kept"_s, u"--channel"_s, u"openai"_s}).exitCode, 0);
    QCOMPARE(m_keyferry.run({u"key"_s, u"add"_s, u"kept"_s, u"sk-kept-aaaaaaaa1"_s}).exitCode, 0);
    QCOMPARE(m_keyferry.run({u"settings"_s, u"set"_s, u"start_hidden"_s, u"on"_s}).exitCode, 0);
    QVERIFY2(m_keyferry.startWindow(), m_keyferry.said().constData());
    m_first = processes();
    QCOMPARE(m_first.size(), 1);
    // It started in the tray; a second start shows it.
    QTRY_VERIFY_WITH_TIMEOUT(m_desktop.trayIcon(), patience);
    QCOMPARE(m_keyferry.run({}).exitCode, 0);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(u"Overview – keyferry"_s), patience);
}

// A step without the one before it would only wait for what cannot come.
void tst_Restore::init()
{
    QVERIFY2(!m_hasFailed, "an earlier step failed");
}

void tst_Restore::cleanup()
{
    if (!QTest::currentTestFailed() || m_hasFailed)
        return;
    m_hasFailed = true;
    shoot(u"restore-failed"_s);
    qInfo().noquote() << m_keyferry.said();
}

// The second process is nobody's child.
void tst_Restore::cleanupTestCase()
{
    for (const qint64 process : processes())
        ::kill(static_cast<pid_t>(process), SIGKILL);
}

QStringList tst_Restore::groups() const
{
    QStringList names;
    for (const auto &group :
         m_keyferry.json({u"group"_s, u"list"_s}).json().value("groups"_L1).toArray())
        names.append(group.toObject().value("name"_L1).toString());
    return names;
}

QString tst_Restore::setting(const QString &name) const
{
    return m_keyferry.json({u"settings"_s, u"get"_s, name})
        .json()
        .value("value"_L1)
        .toVariant()
        .toString();
}

bool tst_Restore::isListening() const
{
    return !m_keyferry.json({u"status"_s}).json().value("listening"_L1).toArray().isEmpty();
}

bool tst_Restore::isActive(const QString &title) const
{
    return m_desktop.activeTitle() == title;
}

QList<qint64> tst_Restore::processes() const
{
    QList<qint64> found;
    for (const QString &entry : QDir(u"/proc"_s).entryList(QDir::Dirs)) {
        QFile file(u"/proc/%1/cmdline"_s.arg(entry));
        const bool isOne = entry.toLongLong() > 0 && file.open(QIODevice::ReadOnly);
        if (isOne && file.readAll().split('\0').contains(m_keyferry.dataFolder().toLocal8Bit()))
            found.append(entry.toLongLong());
    }
    return found;
}

// Two windows with one title: which file, then what it holds.
void tst_Restore::openRestore() const
{
    m_desktop.press(u"alt+r"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(restoreTitle), patience);
    const QByteArray fileDialog = m_desktop.activeWindow();
    m_desktop.type(m_backup);
    m_desktop.press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(restoreTitle) && m_desktop.activeWindow() != fileDialog,
                             patience);
}

void tst_Restore::shoot(const QString &name) const
{
    const QDir folder(qEnvironmentVariable("KEYFERRY_ARTEFACTS", u"."_s));
    QVERIFY(folder.mkpath(u"."_s));
    const QPixmap screen = QGuiApplication::primaryScreen()->grabWindow(0);
    QVERIFY(screen.save(folder.filePath(name + u".png"_s)));
}

void tst_Restore::backsUp()
{
    m_desktop.press(u"ctrl+k"_s);
    m_desktop.type(u"backup"_s);
    m_desktop.press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
    m_desktop.press(u"alt+b"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(backUpTitle), patience);
    shoot(u"restore-1-back-up"_s);
    const QByteArray dialog = m_desktop.activeWindow();
    m_desktop.press(u"Return"_s); // without a passphrase: which file
    QTRY_VERIFY_WITH_TIMEOUT(isActive(backUpTitle) && m_desktop.activeWindow() != dialog, patience);
    m_desktop.press(u"ctrl+a"_s);
    m_desktop.type(m_backup);
    m_desktop.press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_backup), patience);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
    shoot(u"restore-2-backed-up"_s);
}

void tst_Restore::leavesAllAsItIsOnCancel()
{
    QCOMPARE(m_keyferry.run({u"group"_s, u"remove"_s, u"kept"_s}).exitCode, 0);
    QCOMPARE(
        m_keyferry.run({u"group"_s, u"add"_s, u"later"_s, u"--channel"_s, u"gemini"_s}).exitCode,
        0);
    QCOMPARE(m_keyferry.run({u"settings"_s, u"set"_s, u"max_retries"_s, u"7"_s}).exitCode, 0);
    openRestore();
    m_desktop.press(u"Escape"_s);
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
    QCOMPARE(groups(), QStringList{u"later"_s});
}

void tst_Restore::restoresAndRestarts()
{
    openRestore();
    // The button is enabled when the file has been checked.
    const auto hasEnded = [this] {
        if (!m_keyferry.isRunning())
            return true;
        if (isActive(restoreTitle))
            shoot(u"restore-3-content"_s);
        m_desktop.press(u"ctrl+Return"_s);
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(hasEnded(), patience);
    QCOMPARE(m_keyferry.stop(), 0); // how it has ended
    QTRY_COMPARE_WITH_TIMEOUT(processes().size(), 1, patience);
    QVERIFY(processes() != m_first);
    // In sight although it starts in the tray: somebody waits for it.
    QTRY_VERIFY_WITH_TIMEOUT(isActive(settingsTitle), patience);
    shoot(u"restore-4-back"_s);
}

void tst_Restore::cameBackWithTheOldState()
{
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), patience);
    QCOMPARE(groups(), QStringList{u"kept"_s});
    QVERIFY(setting(u"max_retries"_s) != u"7"_s);
    QCOMPARE(setting(u"start_hidden"_s), u"true"_s);
    const QByteArray keys = m_keyferry.run({u"key"_s, u"export"_s, u"kept"_s}).output;
    QVERIFY(keys.contains("sk-kept-aaaaaaaa1"));
}

void tst_Restore::keepsWhatWasThere()
{
    const QStringList kept =
        QDir(m_keyferry.dataFolder()).entryList({u"before-restore-*"_s}, QDir::AllEntries);
    QCOMPARE(kept.size(), 1);
}

void tst_Restore::endsWhenToldTo()
{
    m_desktop.press(u"ctrl+k"_s);
    m_desktop.type(u"quit"_s);
    m_desktop.press(u"Return"_s);
    QTRY_VERIFY_WITH_TIMEOUT(processes().isEmpty(), patience);
}

int main(int argc, char **argv)
{
    VirtualDesktop desktop;
    if (const QString reason = desktop.start(); !reason.isEmpty()) {
        qCritical().noquote() << "desktop/restore:" << reason;
        return 1;
    }
    QApplication application(argc, argv);
    tst_Restore test(desktop);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_restore.moc"
