#include "ui/models/tasklistmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_TaskListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsTheNewestFirst();
    void followsATask();
    void finishedOnesGoFailedOnesStay();
    void heldOnesStay();
    void quietOnesGoAtOnce();
    void cancelsWhatRuns();
    void estimatesTheRest_data();
    void estimatesTheRest();

private:
    std::unique_ptr<TaskListModel> m_tasks;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_TaskListModel::init()
{
    m_tester.reset();
    m_tasks = std::make_unique<TaskListModel>(20ms);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_tasks.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void tst_TaskListModel::showsTheNewestFirst()
{
    m_tasks->add({.title = u"first"_s}, {});
    const TaskId second = m_tasks->add({.title = u"second"_s}, {});
    QCOMPARE(m_tasks->index(0).data().toString(), u"second"_s);
    QCOMPARE(m_tasks->idAt(0), second);
    m_tasks->dismiss(second);
    QCOMPARE(m_tasks->index(0).data().toString(), u"first"_s);
    QCOMPARE(m_tasks->task(second), nullptr);
}

void tst_TaskListModel::followsATask()
{
    const TaskId id = m_tasks->add({.title = u"check"_s}, {});
    QSignalSpy changed(m_tasks.get(), &QAbstractItemModel::dataChanged);
    m_tasks->advance(id, {.progress = u"1 of 2"_s, .done = 1, .total = 2});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(m_tasks->task(id)->title, u"check"_s);
    QCOMPARE(m_tasks->task(id)->progress, u"1 of 2"_s);
    m_tasks->finish(id, {.result = u"2 work"_s, .state = TaskState::Done});
    m_tasks->advance(id, {.result = u"late"_s});
    QCOMPARE(m_tasks->task(id)->result, u"2 work"_s);
    QCOMPARE(m_tasks->millisecondsLeft(id), -1);
    m_tasks->advance(TaskId{99}, {}); // is not there
}

void tst_TaskListModel::finishedOnesGoFailedOnesStay()
{
    const TaskId failed = m_tasks->add({}, {});
    const TaskId done = m_tasks->add({}, {});
    m_tasks->finish(failed, {.state = TaskState::Failed});
    m_tasks->finish(done, {.state = TaskState::Done});
    QTRY_COMPARE(m_tasks->rowCount(), 1);
    QVERIFY(m_tasks->task(failed));
    m_tasks->dismiss(failed);
    QCOMPARE(m_tasks->rowCount(), 0);
}

void tst_TaskListModel::heldOnesStay()
{
    const TaskId id = m_tasks->add({}, {});
    m_tasks->hold(true);
    m_tasks->finish(id, {.state = TaskState::Done});
    QTest::qWait(60); // longer than it would stay
    QVERIFY(m_tasks->task(id));
    m_tasks->hold(false);
    QTRY_VERIFY(!m_tasks->task(id));
}

void tst_TaskListModel::quietOnesGoAtOnce()
{
    const TaskId id = m_tasks->add({.isQuiet = true}, {});
    m_tasks->finish(id, {.state = TaskState::Done});
    QVERIFY(!m_tasks->task(id));
}

void tst_TaskListModel::cancelsWhatRuns()
{
    int asked = 0;
    const TaskId id = m_tasks->add({}, [&asked] { ++asked; });
    m_tasks->cancel(id);
    QCOMPARE(asked, 1);
    m_tasks->finish(id, {.state = TaskState::Cancelled});
    m_tasks->cancel(id);
    QCOMPARE(asked, 1);
}

void tst_TaskListModel::estimatesTheRest_data()
{
    QTest::addColumn<qint64>("elapsed");
    QTest::addColumn<qint64>("done");
    QTest::addColumn<qint64>("total");
    QTest::addColumn<qint64>("left");
    QTest::newRow("half") << qint64{4'000} << qint64{5} << qint64{10} << qint64{4'000};
    QTest::newRow("a fifth") << qint64{2'000} << qint64{2} << qint64{10} << qint64{8'000};
    QTest::newRow("all") << qint64{2'000} << qint64{10} << qint64{10} << qint64{0};
    QTest::newRow("too early") << qint64{999} << qint64{5} << qint64{10} << qint64{-1};
    QTest::newRow("nothing done") << qint64{4'000} << qint64{0} << qint64{10} << qint64{-1};
    QTest::newRow("no total") << qint64{4'000} << qint64{5} << qint64{0} << qint64{-1};
}

void tst_TaskListModel::estimatesTheRest()
{
    QFETCH(const qint64, elapsed);
    QFETCH(const qint64, done);
    QFETCH(const qint64, total);
    QTEST(estimateLeft(elapsed, done, total), "left");
}

QTEST_GUILESS_MAIN(tst_TaskListModel)
#include "tst_tasklistmodel.moc"
