#include "ui/models/attemptlistmodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;

class tst_AttemptListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesRawRecords();
    void growsWithItsRequest();
    void startsAnewForAnotherRequest();
    void spansAllAttempts();
    void speaksOfASecondSending();
};

namespace {

RequestRecord withAttempts(int count)
{
    RequestRecord request{.id = RequestId{1}, .durationMs = 500};
    for (int i = 0; i < count; ++i)
        request.attempts.append({.seq = i + 1, .status = 429, .startedMs = i * 100});
    return request;
}

} // namespace

void tst_AttemptListModel::givesRawRecords()
{
    AttemptListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRequest(withAttempts(2));
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(1).data().toInt(), 2);
    QCOMPARE(model.index(1).data(roles::attempt).value<AttemptRecord>().startedMs, 100);
    QCOMPARE(model.index(1).data(roles::outcome).toInt(),
             static_cast<int>(RequestOutcome::Running));
    QVERIFY(model.isLast(1) && !model.isLast(0));
}

void tst_AttemptListModel::growsWithItsRequest()
{
    AttemptListModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setRequest(withAttempts(2));
    QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);

    model.setRequest(withAttempts(2));
    QCOMPARE(changed.count(), 0);

    model.setRequest(withAttempts(3));
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.last().at(1).toInt(), 2);
    // The second stops being the last: what comes next is another sentence now.
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.last().at(0).toModelIndex().row(), 1);

    RequestRecord ended = withAttempts(3);
    ended.outcome = RequestOutcome::Succeeded;
    model.setRequest(ended);
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.last().at(0).toModelIndex().row(), 2);
    QCOMPARE(reset.count(), 0);
}

void tst_AttemptListModel::startsAnewForAnotherRequest()
{
    AttemptListModel model;
    model.setRequest(withAttempts(2));
    QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    RequestRecord other = withAttempts(3);
    other.id = RequestId{2};
    model.setRequest(other);
    QCOMPARE(reset.count(), 1);
    model.clear();
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.request().id, RequestId{});
}

void tst_AttemptListModel::spansAllAttempts()
{
    AttemptListModel model;
    RequestRecord request = withAttempts(2);
    model.setRequest(request);
    QCOMPARE(model.spanMs(), 500);
    request.attempts.last().durationMs = 900; // still running: the request's own end is not known
    model.setRequest(request);
    QCOMPARE(model.spanMs(), 1000);
}

void tst_AttemptListModel::speaksOfASecondSending()
{
    AttemptListModel model;
    RequestRecord request = withAttempts(2);
    request.attempts.first().resends = 1;
    model.setRequest(request);
    const auto speech = [&model](int row) {
        return model.index(row).data(Qt::AccessibleTextRole).toString();
    };
    QVERIFY(speech(0).contains(QLatin1String("Sent again on a new connection")));
    QVERIFY(!speech(1).contains(QLatin1String("Sent again")));
    QVERIFY(!speech(1).contains(QLatin1String("  ")));
}

QTEST_GUILESS_MAIN(tst_AttemptListModel)
#include "tst_attemptlistmodel.moc"
