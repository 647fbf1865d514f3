#include "proxy/storage/dailybackup.h"
#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakemaintenance.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_DailyBackup final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void backsUpOnceADay();
    void waitsForTheOneUnderWay();
    void followsTheSetting();
    void keepsTheNewestSeven();
    void saysWhenItFailed();
    void findsWhatIsOutdated_data();
    void findsWhatIsOutdated();

private:
    void makeFile(const QString &name) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeClock> m_clock;
    std::unique_ptr<test::FakeConfigEditor> m_editor;
    std::unique_ptr<test::FakeMaintenance> m_maintenance;
    std::unique_ptr<DailyBackup> m_daily;
};

void tst_DailyBackup::init()
{
    m_daily.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    m_clock = std::make_unique<FakeClock>(1'700'000'000'000); // 2023-11-14 22:13 UTC
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_maintenance = std::make_unique<test::FakeMaintenance>();
    m_daily = std::make_unique<DailyBackup>(
        DailyBackup::Parts{*m_maintenance, *m_editor, *m_clock, m_folder->path()});
}

void tst_DailyBackup::makeFile(const QString &name) const
{
    QFile file(m_folder->filePath(name));
    QVERIFY(file.open(QIODevice::WriteOnly));
}

void tst_DailyBackup::backsUpOnceADay()
{
    const QString today =
        u"backUp %1 without log"_s.arg(m_folder->filePath(u"keyferry-2023-11-14.db"_s));
    m_daily->look();
    QCOMPARE(m_maintenance->calls, QStringList{today});
    makeFile(u"keyferry-2023-11-14.db"_s);
    m_daily->look();
    QCOMPARE(m_maintenance->calls.size(), 1);
    m_clock->advance(2h);
    m_daily->look();
    QCOMPARE(m_maintenance->calls.size(), 2);
    QVERIFY(m_maintenance->calls.last().contains("keyferry-2023-11-15.db"_L1));
    QVERIFY(m_maintenance->lastBackup.passphrase.isEmpty());
}

void tst_DailyBackup::waitsForTheOneUnderWay()
{
    m_maintenance->holdsWork = true;
    m_daily->look();
    m_daily->look();
    QCOMPARE(m_maintenance->calls.size(), 1);
    m_maintenance->finishWork();
    m_daily->look();
    QCOMPARE(m_maintenance->calls.size(), 2);
}

void tst_DailyBackup::followsTheSetting()
{
    m_editor->setSetting(u"daily_backup"_s, u"off"_s, {});
    m_daily->look();
    QVERIFY(m_maintenance->calls.isEmpty());
}

void tst_DailyBackup::keepsTheNewestSeven()
{
    for (int day = 1; day <= 9; ++day)
        makeFile(u"keyferry-2023-11-0%1.db"_s.arg(day));
    makeFile(u"mine.db"_s);
    m_daily->look();
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files, QDir::Name).size(), 8);
    QVERIFY(!QFile::exists(m_folder->filePath(u"keyferry-2023-11-02.db"_s)));
    QVERIFY(QFile::exists(m_folder->filePath(u"keyferry-2023-11-03.db"_s)));
    QVERIFY(QFile::exists(m_folder->filePath(u"mine.db"_s)));
    QCOMPARE(newestBackup(m_folder->path()), m_folder->filePath(u"keyferry-2023-11-09.db"_s));
}

void tst_DailyBackup::saysWhenItFailed()
{
    for (int day = 1; day <= 9; ++day)
        makeFile(u"keyferry-2023-11-0%1.db"_s.arg(day));
    m_maintenance->workAnswer = Error{ErrorKind::StorageFailed, u"disk full"_s, {}};
    QTest::ignoreMessage(QtWarningMsg, "The daily backup failed: disk full");
    QSignalSpy finished(m_daily.get(), &DailyBackup::finished);
    m_daily->look();
    QCOMPARE(finished.size(), 1);
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 9); // old ones are worth more
}

void tst_DailyBackup::findsWhatIsOutdated_data()
{
    QTest::addColumn<QStringList>("names");
    QTest::addColumn<QStringList>("outdated");
    QTest::newRow("none") << QStringList{} << QStringList{};
    QTest::newRow("few") << QStringList{u"keyferry-2023-01-01.db"_s} << QStringList{};
    QTest::newRow("over a year's end") << QStringList{u"keyferry-2022-12-31.db"_s,
                                                      u"keyferry-2023-01-02.db"_s,
                                                      u"keyferry-2023-01-01.db"_s}
                                       << QStringList{u"keyferry-2022-12-31.db"_s};
    QTest::newRow("others") << QStringList{u"keyferry.db"_s,
                                           u"keyferry-2022-12-31.db.part"_s,
                                           u"x-keyferry-2022-12-31.db"_s,
                                           u"keyferry-2022-12-31.db"_s}
                            << QStringList{};
}

void tst_DailyBackup::findsWhatIsOutdated()
{
    QFETCH(QStringList, names);
    QTEST(outdatedBackups(names, 2), "outdated");
}

QTEST_GUILESS_MAIN(tst_DailyBackup)
#include "tst_dailybackup.moc"
