#include "tests/proxy/storage/storagefixture.h"
#include "tests/support/fakegateway.h"
#include "ui/models/grouplistmodel.h"
#include "ui/models/ongoingwork.h"
#include "ui/pages/keyspane.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/toast.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QVBoxLayout>
#include <QWheelEvent>

#include <ctime>
#include <thread>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int many = 200'000;
// What a person sees as a pause. Generous: of a build without optimisation.
constexpr qint64 longestTurnMs = 250;

// Of the window's thread, in milliseconds: a busy machine does not count.
qint64 processorMs()
{
    timespec time{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time);
    return time.tv_sec * 1'000 + time.tv_nsec / 1'000'000;
}

// The longest that the window's thread was busy in one turn of its event loop, painting included.
struct Turns
{
    qint64 slowestMs = 0;
    qint64 slowestCpuMs = 0;
    int count = 0;

    template<typename Action>
    void run(Action action)
    {
        QElapsedTimer timer;
        timer.start();
        const qint64 begin = processorMs();
        action();
        QCoreApplication::processEvents();
        slowestMs = std::max(slowestMs, timer.elapsed());
        slowestCpuMs = std::max(slowestCpuMs, processorMs() - begin);
        ++count;
    }
    template<typename Condition>
    [[nodiscard]] bool runUntil(Condition isMet)
    {
        QElapsedTimer timer;
        timer.start();
        while (!isMet() && timer.elapsed() < 20'000) {
            run([] {});
            std::this_thread::yield();
        }
        return isMet();
    }
};

} // namespace

// The keys' table as it stands in the window, with the store as it is in the application.
class tst_KeysPaneCost final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void cleanupTestCase();
    void scrollsByPages();
    void scrollsByWheel();
    void isDraggedToTheEnd();
    void sorts_data();
    void sorts();
    void filtersByState_data();
    void filtersByState();
    void filtersByText();
    void selectsAll();

private:
    [[nodiscard]] KeyTableModel &model() const
    {
        return *static_cast<KeyTableModel *>(m_table->model());
    }
    [[nodiscard]] bool showsRows() const;
    void fillStore();
    template<typename Action>
    void runAndLoad(Action action);

    storage::HostFixture m_store{};
    std::unique_ptr<FakeGateway> m_gateway{};
    std::unique_ptr<GroupListModel> m_groups{};
    std::unique_ptr<OngoingWork> m_work{};
    std::unique_ptr<QWidget> m_window{};
    KeysPane *m_pane = nullptr;
    DataTable *m_table = nullptr;
    Turns m_turns{};
};

void tst_KeysPaneCost::fillStore()
{
    QVERIFY(m_store.open());
    const auto group = storage::wait<GroupId>(
        [&](auto reply) { m_store.editor().addGroup(storage::groupDraft(u"many"_s), reply); });
    QVERIFY(group);
    ParsedKeys keys;
    for (int i = 0; i < many; ++i) {
        const auto number = QByteArray::number(i).rightJustified(6, '0');
        keys.keys.push_back({.secret = Secret("sk-many-key-" + number),
                             .notes = i % 10 == 0 ? u"team-%1"_s.arg(i % 7) : QString()});
    }
    QVERIFY(storage::wait<ImportReport>(
        [&](auto reply) { m_store.editor().addKeys(*group, keys, reply); }));

    // A third each active, invalid and disabled, all mixed, with counts in no order.
    const auto ids = storage::wait<QList<KeyId>>(
        [&](auto reply) { m_store.editor().keyIds({.group = *group}, reply); });
    QCOMPARE(ids->size(), many);
    QList<KeyUsage> usages;
    KeySelection disabled{.group = *group};
    for (qsizetype i = 0; i < ids->size(); ++i) {
        if (i % 3 == 2)
            disabled.ids.append(ids->at(i));
        usages.append({.id = ids->at(i),
                       .group = *group,
                       .state = i % 3 == 1 ? KeyState::Invalid : KeyState::Active,
                       .requests = i * 7919 % 100'003,
                       .lastUsedAt = 1'700'000'000'000 + i});
    }
    QSignalSpy stored(&m_store.editor(), &ConfigEditor::keyUsageStored);
    m_store.host().records().updateKeys(usages);
    QTRY_VERIFY_WITH_TIMEOUT(!stored.isEmpty(), 20'000);
    QVERIFY(storage::wait<qint64>(
        [&](auto reply) { m_store.editor().changeKeys(disabled, KeyAction::Disable, reply); }));
}

void tst_KeysPaneCost::initTestCase()
{
    fillStore();
    m_gateway = std::make_unique<FakeGateway>();
    m_groups = std::make_unique<GroupListModel>(m_store.editor(), *m_gateway);
    m_work = std::make_unique<OngoingWork>(*m_gateway, m_store.editor());
    m_window = std::make_unique<QWidget>();
    auto *column = new QVBoxLayout(m_window.get());
    m_pane = new KeysPane({.editor = &m_store.editor(),
                           .gateway = m_gateway.get(),
                           .groups = m_groups.get(),
                           .transfers = &m_work->transfers,
                           .toast = new Toast(m_window.get())});
    column->addWidget(m_pane);
    m_table = m_pane->findChild<DataTable *>();
    m_window->resize(1100, 760);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

// Each begins with the group opened anew: in pool order, at the top, without a filter.
void tst_KeysPaneCost::init()
{
    m_turns = {};
    m_table->clearSelection();
    m_pane->setGroup({});
    runAndLoad([this] { m_pane->setGroup(m_store.editor().snapshot()->groups.front()); });
    QCOMPARE(model().rowCount(), many);
}

void tst_KeysPaneCost::cleanup()
{
    qInfo("%s %s: slowest of %d turns %lld ms (%lld ms of the processor)",
          QTest::currentTestFunction(),
          QTest::currentDataTag() ? QTest::currentDataTag() : "",
          m_turns.count,
          m_turns.slowestMs,
          m_turns.slowestCpuMs);
    QVERIFY(m_turns.slowestCpuMs < longestTurnMs);
}

void tst_KeysPaneCost::cleanupTestCase()
{
    m_window.reset();
    m_work.reset();
    m_groups.reset();
    m_gateway.reset();
    m_store.close();
}

bool tst_KeysPaneCost::showsRows() const
{
    const int first = m_table->rowAt(0);
    return first < 0 || model().rowAt(first);
}

// Until the store's answer is there and the rows that are seen are painted.
template<typename Action>
void tst_KeysPaneCost::runAndLoad(Action action)
{
    const QSignalSpy loaded(&model(), &KeyTableModel::loaded);
    m_turns.run(action);
    QVERIFY(m_turns.runUntil([&] { return !loaded.isEmpty() && showsRows(); }));
    m_turns.run([] {});
}

void tst_KeysPaneCost::scrollsByPages()
{
    m_table->setFocus();
    m_table->setCurrentIndex(model().index(0, 0));
    for (int page = 0; page < 60; ++page) {
        m_turns.run([this] { QTest::keyClick(m_table, Qt::Key_PageDown); });
        QVERIFY(m_turns.runUntil([this] { return showsRows(); }));
    }
    QVERIFY(m_table->rowAt(0) > 500);
    m_turns.run([this] { QTest::keyClick(m_table, Qt::Key_End, Qt::ControlModifier); });
    QVERIFY(m_turns.runUntil([this] { return showsRows(); }));
    QCOMPARE(m_table->currentIndex().row(), many - 1);
}

void tst_KeysPaneCost::scrollsByWheel()
{
    const QPointF middle = m_table->viewport()->rect().center();
    for (int turn = 0; turn < 100; ++turn) {
        m_turns.run([&] {
            QWheelEvent wheel(middle,
                              m_table->viewport()->mapToGlobal(middle),
                              {},
                              {0, -360},
                              Qt::NoButton,
                              Qt::NoModifier,
                              Qt::NoScrollPhase,
                              false);
            QCoreApplication::sendEvent(m_table->viewport(), &wheel);
        });
    }
    QVERIFY(m_turns.runUntil([this] { return showsRows(); }));
    QVERIFY(m_table->rowAt(0) > 100);
}

void tst_KeysPaneCost::isDraggedToTheEnd()
{
    QScrollBar *bar = m_table->verticalScrollBar();
    constexpr int steps = 100;
    bar->setSliderDown(true);
    for (int step = 1; step <= steps; ++step)
        m_turns.run([&] { bar->setSliderPosition(int(qint64(bar->maximum()) * step / steps)); });
    bar->setSliderDown(false);
    QVERIFY(m_turns.runUntil([this] { return showsRows(); }));
    QVERIFY(m_table->rowAt(m_table->viewport()->height() - 1) >= many - 1);
}

void tst_KeysPaneCost::sorts_data()
{
    QTest::addColumn<KeyColumn>("column");
    QTest::newRow("state") << KeyColumn::State;
    QTest::newRow("requests") << KeyColumn::Requests;
    QTest::newRow("last used") << KeyColumn::LastUsed;
}

void tst_KeysPaneCost::sorts()
{
    QFETCH(KeyColumn, column);
    QHeaderView *header = m_table->horizontalHeader();
    const int logical = static_cast<int>(column);
    const QPoint at(header->sectionViewportPosition(logical) + 20, header->height() / 2);
    for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
        runAndLoad([&] { QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, at); });
        QCOMPARE(header->sortIndicatorOrder(), order);
        QCOMPARE(model().query().descending, order == Qt::DescendingOrder);
    }
    QCOMPARE(model().rowCount(), many);
}

void tst_KeysPaneCost::filtersByState_data()
{
    QTest::addColumn<int>("segment");
    QTest::addColumn<int>("rows");
    QTest::newRow("active") << 1 << 66'667;
    QTest::newRow("invalid") << 3 << 66'667;
    QTest::newRow("disabled") << 4 << 66'666;
}

void tst_KeysPaneCost::filtersByState()
{
    QFETCH(int, segment);
    QFETCH(int, rows);
    auto *states = m_pane->findChild<SegmentedFilter *>();
    runAndLoad([&] { states->setCurrent(segment); });
    QCOMPARE(model().rowCount(), rows);
    runAndLoad([&] { states->setCurrent(0); });
    QCOMPARE(model().rowCount(), many);
}

void tst_KeysPaneCost::filtersByText()
{
    auto *search = m_pane->findChild<SearchField *>();
    for (const char letter : "team-5"_ba)
        runAndLoad([&] { QTest::keyClick(search, letter); });
    QCOMPARE(model().rowCount(), 2'857);
    runAndLoad([&] { search->clear(); });
    QCOMPARE(model().rowCount(), many);
}

void tst_KeysPaneCost::selectsAll()
{
    m_table->setFocus();
    m_turns.run([this] { QTest::keyClick(m_table, Qt::Key_A, Qt::ControlModifier); });
    QCOMPARE(m_table->selectionModel()->selectedRows().size(), many);
    runAndLoad([this] { m_pane->findChild<SegmentedFilter *>()->setCurrent(3); });
    QCOMPARE(model().rowCount(), 66'667);
}

QTEST_MAIN(tst_KeysPaneCost)
#include "tst_keyspanecost.moc"
