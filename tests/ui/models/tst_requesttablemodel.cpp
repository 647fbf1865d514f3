#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"
#include "ui/models/requesttablemodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_RequestTableModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void startsWithWhatRunsAndTheNewestPage();
    void putsNewRequestsOnTop();
    void updatesRunningOnesInPlace();
    void keepsOrderWhenAnOlderOneComesLate();
    void scrollsIntoOlderPages();
    void filtersLiveRowsAndPages();
    void requestsEnterAndLeaveTheFilter();
    void pausesAndGoesOn();
    void clearsAndTakesItBack();
    void keepsOnlyTheNewest();
    void forgetsAClearedLog();
    void skipsPagesThatBringNothing();
    void ticksRunningRowsOnly();
    void dropsPagesOfAnOlderQuery();

private:
    void make(qsizetype capacity = RequestTableModel::usualCapacity);
    [[nodiscard]] QList<int> ids() const;

    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<FakeLogReader> m_reader;
    std::unique_ptr<RequestTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

namespace {

RequestRecord request(int id, RequestOutcome outcome = RequestOutcome::Succeeded)
{
    return {.id = RequestId{id},
            .startedAt = 1000 + id,
            .groupName = id % 2 == 0 ? u"even"_s : u"odd"_s,
            .status = outcome == RequestOutcome::Running ? 0 : 200,
            .outcome = outcome};
}

QList<RequestRecord> requests(int first, int last)
{
    QList<RequestRecord> records;
    for (int id = first; id <= last; ++id)
        records.append(request(id));
    return records;
}

} // namespace

void tst_RequestTableModel::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_reader = std::make_unique<FakeLogReader>();
}

void tst_RequestTableModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void tst_RequestTableModel::make(qsizetype capacity)
{
    m_model = std::make_unique<RequestTableModel>(*m_gateway, *m_reader, capacity);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

QList<int> tst_RequestTableModel::ids() const
{
    QList<int> ids;
    for (int row = 0; row < m_model->rowCount(); ++row)
        ids.append(m_model->index(row, 0).data(roles::id).toInt());
    return ids;
}

void tst_RequestTableModel::startsWithWhatRunsAndTheNewestPage()
{
    m_reader->append(requests(1, 3));
    m_gateway->setRunning({request(4, RequestOutcome::Running)});
    make();
    QCOMPARE(ids(), (QList<int>{4, 3, 2, 1}));
    QVERIFY(m_model->isLoaded());
    QCOMPARE(m_model->runningCount(), 1);
    QVERIFY(!m_model->canFetchMore({}));
    const auto status = m_model->index(0, static_cast<int>(RequestColumn::Status));
    QCOMPARE(status.data(roles::outcome).toInt(), static_cast<int>(RequestOutcome::Running));
    QCOMPARE(status.data(Qt::AccessibleTextRole).toString(), u"Waiting"_s);
}

void tst_RequestTableModel::putsNewRequestsOnTop()
{
    make();
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    m_gateway->announce(requests(1, 3));
    m_gateway->announce(requests(4, 5));
    QCOMPARE(ids(), (QList<int>{5, 4, 3, 2, 1}));
    QCOMPARE(inserted.count(), 2);
    QCOMPARE(inserted.last().at(1).toInt(), 0);
    QCOMPARE(inserted.last().at(2).toInt(), 1);
    QCOMPARE(reset.count(), 0);
}

void tst_RequestTableModel::updatesRunningOnesInPlace()
{
    make();
    m_gateway->announce({request(1, RequestOutcome::Running), request(2), request(3)});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_gateway->announce({request(1)});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.last().at(0).toModelIndex().row(), 2);
    QCOMPARE(m_model->recordAt(2).outcome, RequestOutcome::Succeeded);
    QCOMPARE(m_model->runningCount(), 0);
    // Neighbours go together.
    m_gateway->announce({request(2), request(3)});
    QCOMPARE(changed.count(), 2);
    QCOMPARE(changed.last().at(1).toModelIndex().row(), 1);
    QCOMPARE(inserted.count(), 0);
}

void tst_RequestTableModel::keepsOrderWhenAnOlderOneComesLate()
{
    make();
    m_gateway->announce({request(2), request(5)});
    m_gateway->announce({request(1), request(3), request(4), request(7)});
    QCOMPARE(ids(), (QList<int>{7, 5, 4, 3, 2, 1}));
}

void tst_RequestTableModel::scrollsIntoOlderPages()
{
    m_reader->append(requests(1, 450));
    make();
    m_tester.reset(); // it scrolls on its own
    m_model = std::make_unique<RequestTableModel>(*m_gateway, *m_reader);
    QCOMPARE(m_model->rowCount(), 200);
    QVERIFY(m_model->canFetchMore({}));
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_model->fetchMore({});
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.last().at(1).toInt(), 200);
    QCOMPARE(m_model->rowCount(), 400);
    m_model->fetchMore({});
    QCOMPARE(m_model->rowCount(), 450);
    QCOMPARE(ids().last(), 1);
    QVERIFY(!m_model->canFetchMore({}));
}

void tst_RequestTableModel::filtersLiveRowsAndPages()
{
    m_reader->append(requests(1, 4));
    make();
    m_gateway->announce(requests(5, 8));
    m_model->setQuery({.group = u"odd"_s});
    QCOMPARE(ids(), (QList<int>{7, 5, 3, 1}));
    QCOMPARE(m_reader->queries.last().group, u"odd"_s);
    m_gateway->announce(requests(9, 10));
    QCOMPARE(ids().first(), 9);
    m_model->setQuery({});
    QCOMPARE(ids(), (QList<int>{10, 9, 8, 7, 6, 5, 4, 3, 2, 1}));
}

void tst_RequestTableModel::requestsEnterAndLeaveTheFilter()
{
    make();
    m_model->setQuery({.status = StatusRange{200, 299}});
    m_gateway->announce({request(1, RequestOutcome::Running)});
    QCOMPARE(m_model->rowCount(), 0); // has no status yet
    m_gateway->announce({request(1)});
    QCOMPARE(ids(), QList<int>{1});

    m_model->setQuery({.status = StatusRange{0, 0}});
    m_gateway->announce({request(2, RequestOutcome::Running), request(3, RequestOutcome::Running)});
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_gateway->announce({request(2)});
    QCOMPARE(removed.count(), 1);
    QCOMPARE(ids(), QList<int>{3});
}

void tst_RequestTableModel::pausesAndGoesOn()
{
    make();
    m_gateway->announce({request(1, RequestOutcome::Running)});
    m_model->setPaused(true);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_gateway->announce({request(2, RequestOutcome::Running)});
    m_gateway->announce({request(1), request(2)});
    QCOMPARE(m_model->heldCount(), 2);
    QCOMPARE(inserted.count() + changed.count(), 0);
    QCOMPARE(ids(), QList<int>{1});

    m_model->setPaused(false);
    QCOMPARE(m_model->heldCount(), 0);
    QCOMPARE(ids(), (QList<int>{2, 1}));
    QCOMPARE(m_model->recordAt(1).outcome, RequestOutcome::Succeeded);
}

void tst_RequestTableModel::clearsAndTakesItBack()
{
    m_reader->append(requests(1, 3));
    make();
    m_gateway->announce({request(4, RequestOutcome::Running), request(5)});
    m_model->clear();
    QCOMPARE(ids(), QList<int>{4}); // still running
    QVERIFY(!m_model->canFetchMore({}));
    m_gateway->announce({request(4), request(6)});
    QCOMPARE(ids(), (QList<int>{6, 4}));
    m_model->undoClear();
    QCOMPARE(ids(), (QList<int>{6, 5, 4, 3, 2, 1}));
    QCOMPARE(m_model->recordAt(2).outcome, RequestOutcome::Succeeded);
}

void tst_RequestTableModel::keepsOnlyTheNewest()
{
    m_reader->append(requests(1, 3));
    make(5);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_gateway->announce(requests(4, 7));
    QCOMPARE(ids(), (QList<int>{7, 6, 5, 4, 3}));
    QCOMPARE(removed.count(), 1);
    QVERIFY(!m_model->canFetchMore({})); // would only be dropped again
    m_gateway->announce({request(1)});
    QCOMPARE(ids(), (QList<int>{7, 6, 5, 4, 3}));
}

void tst_RequestTableModel::forgetsAClearedLog()
{
    m_reader->append(requests(1, 3));
    make();
    m_gateway->announce({request(4), request(5, RequestOutcome::Running)});
    m_reader->clear({});
    QCOMPARE(ids(), QList<int>{5});
}

void tst_RequestTableModel::skipsPagesThatBringNothing()
{
    make();
    m_gateway->announce(requests(1, 450));
    m_reader->append(requests(1, 450));
    m_model->setQuery({.text = u"o"_s}); // "odd" only
    m_model->setQuery({});
    QCOMPARE(m_model->rowCount(), 450);
    QVERIFY(!m_model->canFetchMore({}));
    QCOMPARE(m_reader->queries.last().before, RequestId{51});
}

void tst_RequestTableModel::ticksRunningRowsOnly()
{
    make();
    m_gateway->announce({request(1), request(2, RequestOutcome::Running), request(3)});
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_model->tick(1002 + 5000);
    QCOMPARE(changed.count(), 1);
    const auto cell = changed.last().at(0).toModelIndex();
    QCOMPARE(cell.row(), 1);
    QCOMPARE(cell.column(), static_cast<int>(RequestColumn::Duration));
    QCOMPARE(cell.data().toInt(), 5000);
    m_model->setPaused(true);
    m_model->tick(1002 + 6000);
    QCOMPARE(changed.count(), 1);
}

void tst_RequestTableModel::dropsPagesOfAnOlderQuery()
{
    m_reader->append(requests(1, 4));
    m_reader->queued = true;
    make();
    QVERIFY(!m_model->isLoaded());
    m_model->setQuery({.group = u"odd"_s});
    QSignalSpy loaded(m_model.get(), &RequestTableModel::loaded);
    QTRY_COMPARE(loaded.count(), 1);
    QCOMPARE(ids(), (QList<int>{3, 1}));
}

QTEST_GUILESS_MAIN(tst_RequestTableModel)
#include "tst_requesttablemodel.moc"
