#include "app/autostart.h"
#include "app/autostartsetting.h"
#include "tests/support/fakeconfigeditor.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::app;
using namespace Qt::StringLiterals;

class tst_Autostart final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void quotesWords_data();
    void quotesWords();
    void namesProgramAndFolder_data();
    void namesProgramAndFolder();
    void writesAndRemovesTheFile();
    void mendsAnEntryThatMoved();
    void leavesAnotherFoldersEntryAlone();
    void saysWhyItCannotBeWritten();
    void followsTheSetting();
    void tellsAFailure();

private:
    [[nodiscard]] QString filePath() const;
    [[nodiscard]] QByteArray content() const;

    std::unique_ptr<QTemporaryDir> m_config;
};

namespace {

const AutostartEntry usual{
    .program = u"/opt/keyferry"_s, .arguments = {u"--hidden"_s}, .dataFolder = u"/data"_s};

} // namespace

void tst_Autostart::init()
{
    m_config = std::make_unique<QTemporaryDir>();
    qputenv("XDG_CONFIG_HOME", QFile::encodeName(m_config->path()));
}

QString tst_Autostart::filePath() const
{
    return m_config->filePath(u"autostart/keyferry.desktop"_s);
}

QByteArray tst_Autostart::content() const
{
    QFile file(filePath());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_Autostart::quotesWords_data()
{
    QTest::addColumn<QString>("word");
    QTest::addColumn<QString>("quoted");
    QTest::newRow("plain") << u"/usr/bin/keyferry"_s << u"/usr/bin/keyferry"_s;
    QTest::newRow("option") << u"--data-dir"_s << u"--data-dir"_s;
    QTest::newRow("space") << u"/opt/my apps/keyferry"_s << u"\"/opt/my apps/keyferry\""_s;
    QTest::newRow("empty") << QString() << u"\"\""_s;
    QTest::newRow("field code") << u"/a/100%"_s << u"/a/100%%"_s;
    QTest::newRow("dollar") << u"/a/$b"_s << uR"("/a/\\$b")"_s;
    QTest::newRow("quotation mark") << uR"(/a/"b")"_s << uR"("/a/\\"b\\"")"_s;
    QTest::newRow("backslash") << uR"(/a\b)"_s << uR"("/a\\\\b")"_s;
    QTest::newRow("grave accent") << u"/a/`b`"_s << uR"("/a/\\`b\\`")"_s;
    QTest::newRow("apostrophe") << u"/it's"_s << u"\"/it's\""_s;
    QTest::newRow("line break") << u"/a\nb"_s << uR"("/a\nb")"_s;
    QTest::newRow("beyond ASCII") << u"/opt/渡し"_s << u"/opt/渡し"_s;
}

void tst_Autostart::quotesWords()
{
    QFETCH(QString, word);
    QTEST(execWord(word), "quoted");
}

void tst_Autostart::namesProgramAndFolder_data()
{
    QTest::addColumn<bool>("isUsualFolder");
    QTest::addColumn<QByteArray>("image");
    QTest::addColumn<QString>("program");
    QTest::addColumn<QStringList>("arguments");
    const QString self = QCoreApplication::applicationFilePath();
    QTest::newRow("usual") << true << QByteArray() << self << QStringList{u"--hidden"_s};
    QTest::newRow("other folder") << false << QByteArray() << self
                                  << QStringList{u"--hidden"_s, u"--data-dir"_s, u"/data"_s};
    QTest::newRow("AppImage") << true << "/home/me/keyferry.AppImage"_ba
                              << u"/home/me/keyferry.AppImage"_s << QStringList{u"--hidden"_s};
}

void tst_Autostart::namesProgramAndFolder()
{
    QFETCH(bool, isUsualFolder);
    QFETCH(QByteArray, image);
    qputenv("APPIMAGE", image);
    const AutostartEntry entry = autostartEntry(u"/data"_s, isUsualFolder);
    qunsetenv("APPIMAGE");
    QTEST(entry.program, "program");
    QTEST(entry.arguments, "arguments");
    QCOMPARE(entry.dataFolder, u"/data"_s);
}

void tst_Autostart::writesAndRemovesTheFile()
{
    QVERIFY(setAutostart(usual, true));
    QVERIFY(content().startsWith("[Desktop Entry]\nType=Application\n"));
    QVERIFY(content().contains("\nExec=/opt/keyferry --hidden\n"));
    QVERIFY(setAutostart(usual, false));
    QVERIFY(!QFile::exists(filePath()));
    QVERIFY(setAutostart(usual, false));
}

void tst_Autostart::mendsAnEntryThatMoved()
{
    QVERIFY(setAutostart(usual, true));
    AutostartEntry moved = usual;
    moved.program = u"/new/keyferry"_s;
    QVERIFY(setAutostart(moved, true));
    QVERIFY(content().contains("\nExec=/new/keyferry --hidden\n"));
    QVERIFY(setAutostart(usual, false)); // the same folder's, whatever program it names
    QVERIFY(!QFile::exists(filePath()));
}

void tst_Autostart::leavesAnotherFoldersEntryAlone()
{
    QVERIFY(setAutostart(usual, true));
    AutostartEntry other = usual;
    other.dataFolder = u"/data2"_s;
    QVERIFY(setAutostart(other, false));
    QCOMPARE(content(), desktopFile(usual));
}

void tst_Autostart::saysWhyItCannotBeWritten()
{
    QFile inTheWay(m_config->filePath(u"autostart"_s));
    QVERIFY(inTheWay.open(QIODevice::WriteOnly));
    const auto done = setAutostart(usual, true);
    QVERIFY(!done);
    QVERIFY(done.error().detail.contains(filePath()));
}

void tst_Autostart::followsTheSetting()
{
    test::FakeConfigEditor editor;
    QList<bool> applied;
    AutostartSetting setting(editor, [&applied](bool isOn) {
        applied.append(isOn);
        return ok();
    });
    setting.start();
    QCOMPARE(applied, QList<bool>{false}); // reconciled at the start
    editor.setSetting(u"max_retries"_s, u"5"_s, {});
    QCOMPARE(applied.size(), 1);
    editor.setSetting(u"autostart"_s, u"on"_s, {});
    editor.setSetting(u"autostart"_s, u"off"_s, {});
    QCOMPARE(applied, (QList<bool>{false, true, false}));
}

void tst_Autostart::tellsAFailure()
{
    test::FakeConfigEditor editor;
    AutostartSetting setting(editor, [](bool isOn) {
        return isOn ? Outcome(Error{ErrorKind::FileUnreadable, u"full"_s, {}}) : ok();
    });
    QSignalSpy failed(&setting, &AutostartSetting::failed);
    setting.start();
    QVERIFY(failed.isEmpty());
    editor.setSetting(u"autostart"_s, u"on"_s, {});
    QCOMPARE(failed.size(), 1);
}

QTEST_GUILESS_MAIN(tst_Autostart)
#include "tst_autostart.moc"
