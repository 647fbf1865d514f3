#include "proxy/engine/checkrun.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::engine;

class tst_CheckRun : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsByVerdict_data();
    void countsByVerdict();
    void tellsEachResultOnce();
    void handsKeysOutInOrder();
    void forgetsWhatWaitsWhenItEnds();
};

void tst_CheckRun::countsByVerdict_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<QList<qint64>>("counts"); // valid, invalid, unchanged
    QTest::addRow("success") << Verdict::Success << QList<qint64>{1, 0, 0};
    QTest::addRow("rejected") << Verdict::KeyRejected << QList<qint64>{0, 1, 0};
    QTest::addRow("out of credit") << Verdict::OutOfCredit << QList<qint64>{0, 1, 0};
    QTest::addRow("rate limited") << Verdict::RateLimited << QList<qint64>{0, 0, 1};
    QTest::addRow("client's fault") << Verdict::ClientFault << QList<qint64>{0, 0, 1};
    QTest::addRow("upstream's fault") << Verdict::UpstreamFault << QList<qint64>{0, 0, 1};
    QTest::addRow("overloaded") << Verdict::Overloaded << QList<qint64>{0, 0, 1};
}

void tst_CheckRun::countsByVerdict()
{
    QFETCH(Verdict, verdict);
    QFETCH(QList<qint64>, counts);
    CheckRun run(CheckId{1}, GroupId{2}, true);
    run.expect(3);
    run.leaveOut();
    run.note({.verdict = verdict});
    const CheckProgress &progress = run.progress();
    QCOMPARE((QList<qint64>{progress.valid, progress.invalid, progress.unchanged}), counts);
    QCOMPARE(progress.checked, 1);
    QCOMPARE(progress.total, 2);
    QVERIFY(progress.isScheduled);
}

void tst_CheckRun::tellsEachResultOnce()
{
    CheckRun run(CheckId{1}, GroupId{2}, false);
    run.note({.id = KeyId{7}});
    QCOMPARE(run.takeProgress().results.size(), 1);
    run.note({.id = KeyId{8}});
    const CheckProgress progress = run.takeProgress();
    QCOMPARE(progress.results.size(), 1);
    QCOMPARE(progress.results.first().id, KeyId{8});
    QCOMPARE(progress.checked, 2);
}

void tst_CheckRun::handsKeysOutInOrder()
{
    CheckRun run(CheckId{1}, GroupId{2}, false);
    QVERIFY(!run.hasNext());
    run.append({KeyId{3}, KeyId{1}});
    run.append({KeyId{2}});
    QCOMPARE(run.takeNext(), KeyId{3});
    QCOMPARE(run.takeNext(), KeyId{1});
    QCOMPARE(run.takeNext(), KeyId{2});
    QVERIFY(!run.hasNext());
}

void tst_CheckRun::forgetsWhatWaitsWhenItEnds()
{
    CheckRun run(CheckId{1}, GroupId{2}, false);
    run.append({KeyId{3}});
    run.finish(true);
    QVERIFY(!run.hasNext());
    QVERIFY(run.progress().isFinished);
    QVERIFY(run.progress().isCancelled);
}

QTEST_GUILESS_MAIN(tst_CheckRun)
#include "tst_checkrun.moc"
