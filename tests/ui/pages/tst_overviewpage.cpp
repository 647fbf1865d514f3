#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"
#include "ui/pages/attentionlist.h"
#include "ui/pages/attentionrow.h"
#include "ui/pages/figurecard.h"
#include "ui/pages/overviewfigures.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/startpanel.h"
#include "ui/pages/startstep.h"
#include "ui/widgets/activitychart.h"
#include "ui/widgets/segmentedfilter.h"

#include <QComboBox>
#include <QPushButton>
#include <QScrollArea>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

using Kind = AttentionKind;
using State = StartStep::State;

class tst_OverviewPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsFourFigures();
    void comparesWithTheDayBefore_data();
    void comparesWithTheDayBefore();
    void saysWhenNothingWasMeasured();
    void standsTwoByTwoWhereItIsNarrow();
    void asksForTheChosenSpanAndGroup();
    void forgetsAGroupThatIsGone();
    void readsOutTheChartByKeys();
    void refreshesAsRequestsEnd();
    void restsWhileItIsNotSeen();
    void leadsToWhatNeedsAttention_data();
    void leadsToWhatNeedsAttention();
    void testsAnUpstream();
    void checksInvalidKeys();
    void cleansUpTheLog();
    void ignoresAndRemembers();
    void keepsRowsWhileFiguresChange();
    void walksANewcomerThrough();
    void opensTheAssistant();
    void startsOverviewWithTheFirstRequest();
    void namesEveryControl();

private:
    void makePage();
    void showNow();
    [[nodiscard]] GroupId group(int place = 0) const
    {
        return m_editor->snapshot()->groups.at(static_cast<std::size_t>(place))->id;
    }
    [[nodiscard]] OverviewFigures *figures() const
    {
        return m_page->findChild<OverviewFigures *>();
    }
    [[nodiscard]] const QList<AttentionRow *> &rows() const
    {
        return m_page->findChild<AttentionList *>()->rows();
    }
    [[nodiscard]] AttentionRow *row(Kind kind) const;
    void makeEveryTrouble();

    FakeClock m_clock{};
    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<FakeLogReader> m_reader;
    std::unique_ptr<OverviewPage> m_page;
};

namespace {

constexpr qint64 hour = 3'600'000;

} // namespace

void tst_OverviewPage::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    m_reader = std::make_unique<FakeLogReader>();
    m_editor->addGroup(
        {.name = u"openai"_s,
         .upstreams = {{.url = u"https://a.example"_s}, {.url = u"https://b.example"_s}}},
        {});
    m_editor->addGroup({.name = u"gemini"_s, .channel = Channel::Gemini}, {});
    m_gateway->setStatus({.state = GatewayState::Running});
    m_gateway->setKeyCounts(group(0), {.active = 40, .cooling = 3, .invalid = 7, .disabled = 2});
    m_gateway->setKeyCounts(group(1), {.active = 1});
    const qint64 now = m_clock.wall();
    m_reader->activityAnswer = {{now - 30 * hour, 1000, 20}, {now - 10 * hour, 1082, 11}};
    m_reader->firstByteAnswer = {614, 600, 412, 1920};
    makePage();
}

void tst_OverviewPage::makePage()
{
    m_page = std::make_unique<OverviewPage>(AttentionMonitor::Parts{.editor = m_editor.get(),
                                                                    .gateway = m_gateway.get(),
                                                                    .reader = m_reader.get(),
                                                                    .clock = &m_clock});
    m_page->resize(1108, 774);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

// As if it had been opened now.
void tst_OverviewPage::showNow()
{
    m_page->hide();
    m_page->show();
}

void tst_OverviewPage::cleanup()
{
    m_page.reset();
}

AttentionRow *tst_OverviewPage::row(Kind kind) const
{
    for (AttentionRow *each : rows()) {
        if (each->item().kind == kind)
            return each;
    }
    return nullptr;
}

void tst_OverviewPage::makeEveryTrouble()
{
    const UpstreamId upstream = m_editor->snapshot()->groups.front()->upstreams.front().id;
    m_gateway->setUpstreamHealth(group(0), {{.id = upstream, .state = BreakerState::Open}});
    m_gateway->setKeyCounts(group(1), {.invalid = 2});
    m_editor->invalidatedAnswer = {
        {.group = group(1), .count = 1, .newest = KeyId{77}, .at = m_clock.wall() + 48 * hour}};
    m_reader->sizeAnswer = 10'000'000'000;
    showNow();
}

void tst_OverviewPage::showsFourFigures()
{
    QCOMPARE(figures()->keysCard()->figure(), u"41 active"_s);
    QCOMPARE(figures()->requestsCard()->figure(), u"1,082"_s);
    QCOMPARE(figures()->errorsCard()->figure(), u"1.0 %"_s);
    QCOMPARE(figures()->firstByteCard()->figure(), u"412 ms median"_s);
}

void tst_OverviewPage::comparesWithTheDayBefore_data()
{
    QTest::addColumn<QList<ActivitySlot>>("activity");
    QTest::addColumn<QString>("requests");
    QTest::addColumn<QString>("errors");
    const qint64 today = FakeClock().wall() - 10 * hour;
    const qint64 before = FakeClock().wall() - 30 * hour;
    const auto add = [&](const char *name,
                         QList<ActivitySlot> activity,
                         const QString &requests,
                         const QString &errors) {
        QTest::addRow("%s", name) << activity << requests << errors;
    };
    add("more, with fewer failures",
        {{before, 1000, 20}, {today, 1082, 11}},
        u"8.2 % more than the day before"_s,
        u"1.0 points, better"_s);
    add("fewer, with more failures",
        {{before, 1000, 10}, {today, 500, 10}},
        u"50.0 % fewer than the day before"_s,
        u"1.0 points, worse"_s);
    add("the same",
        {{before, 100, 1}, {today, 100, 1}},
        u"as many as the day before"_s,
        u"as the day before"_s);
    add("nothing before", {{today, 100, 1}}, u"none the day before"_s, {});
    add("nothing today", {{before, 100, 1}}, u"100.0 % fewer than the day before"_s, {});
}

void tst_OverviewPage::comparesWithTheDayBefore()
{
    QFETCH(QList<ActivitySlot>, activity);
    QFETCH(QString, requests);
    QFETCH(QString, errors);
    m_reader->activityAnswer = activity;
    showNow();
    QCOMPARE(figures()->requestTrend(), requests);
    QCOMPARE(figures()->errorTrend(), errors);
}

void tst_OverviewPage::saysWhenNothingWasMeasured()
{
    m_reader->firstByteAnswer = {};
    m_reader->activityAnswer = {{m_clock.wall() - 30 * hour, 5, 0}};
    showNow();
    QCOMPARE(figures()->firstByteCard()->figure(), u"–"_s);
    QCOMPARE(figures()->errorsCard()->figure(), u"–"_s);
    QCOMPARE(figures()->requestsCard()->figure(), u"0"_s);
}

void tst_OverviewPage::standsTwoByTwoWhereItIsNarrow()
{
    const auto isUnder = [this] {
        return figures()->errorsCard()->y() > figures()->keysCard()->y()
               && figures()->errorsCard()->x() == figures()->keysCard()->x();
    };
    makeEveryTrouble();
    QVERIFY(!isUnder());
    m_page->resize(836, 560);
    QTRY_VERIFY(isUnder());
    const auto areas = m_page->findChildren<QScrollArea *>();
    const auto *area = areas.first()->isVisible() ? areas.first() : areas.last();
    QTRY_VERIFY(area->widget()->width() <= area->viewport()->width());
    QVERIFY(area->widget()->height() > area->viewport()->height()); // it scrolls
    m_page->resize(1108, 774);
    QTRY_VERIFY(!isUnder());
}

void tst_OverviewPage::asksForTheChosenSpanAndGroup()
{
    auto *spans = m_page->findChild<SegmentedFilter *>();
    auto *groups = m_page->findChild<QComboBox *>();
    QCOMPARE(spans->current(), 1);
    const QList<int> counts{60, 48, 42, 30};
    for (int i = 0; i < counts.size(); ++i) {
        spans->setCurrent((i + 2) % 4);
        spans->setCurrent(i);
        QCOMPARE(m_reader->activityQueries.last().edges.size(), counts.at(i) + 1);
        QCOMPARE(m_reader->activityQueries.last().group, std::nullopt);
    }
    m_page->focusFilter();
    QVERIFY(groups->hasFocus());
    QTest::keyClick(groups, Qt::Key_Down);
    QCOMPARE(m_reader->activityQueries.last().group, group(0));
}

void tst_OverviewPage::forgetsAGroupThatIsGone()
{
    auto *groups = m_page->findChild<QComboBox *>();
    groups->setCurrentIndex(2);
    QCOMPARE(m_reader->activityQueries.last().group, group(1));
    m_editor->addGroup({.name = u"more"_s}, {});
    QCOMPARE(groups->currentText(), u"gemini"_s);
    m_editor->removeGroup(group(1), {});
    QCOMPARE(groups->currentIndex(), 0);
    QCOMPARE(m_reader->activityQueries.last().group, std::nullopt);
}

void tst_OverviewPage::readsOutTheChartByKeys()
{
    auto *chart = m_page->findChild<ActivityChart *>();
    QVERIFY(!m_page->stepBack());
    chart->setFocus(Qt::TabFocusReason);
    QTest::keyClick(chart, Qt::Key_End);
    for (int i = 0; i < 20; ++i)
        QTest::keyClick(chart, Qt::Key_Left);
    QVERIFY2(chart->readout().contains(u"1,071 succeeded, 11 (1.0 %) failed"_s),
             qPrintable(chart->readout()));
    QVERIFY(m_page->stepBack());
    QCOMPARE(chart->readout(), QString());
}

void tst_OverviewPage::refreshesAsRequestsEnd()
{
    m_reader->activityAnswer.append({m_clock.wall() - hour, 18, 0});
    QCOMPARE(figures()->requestsCard()->figure(), u"1,082"_s);
    const qsizetype asked = m_reader->activityQueries.size();
    m_reader->append({{.id = RequestId{1}}});
    m_reader->append({{.id = RequestId{2}}});
    QCOMPARE(m_reader->activityQueries.size(), asked); // not at once
    QTRY_COMPARE(figures()->requestsCard()->figure(), u"1,100"_s);
    QCOMPARE(m_reader->activityQueries.size(), asked + 2); // figures and chart, once
}

void tst_OverviewPage::restsWhileItIsNotSeen()
{
    m_page->hide();
    const qsizetype asked = m_reader->activityQueries.size();
    m_reader->append({{.id = RequestId{1}}});
    QTest::qWait(1100); // a second is what it would have taken
    QCOMPARE(m_reader->activityQueries.size(), asked);
    m_page->show();
    QVERIFY(m_reader->activityQueries.size() > asked);
}

void tst_OverviewPage::leadsToWhatNeedsAttention_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<bool>("isLink");
    QTest::addColumn<QByteArray>("signal");
    const auto add = [](const char *name, Kind kind, bool isLink, const QByteArray &signal) {
        QTest::addRow("%s", name) << kind << isLink << signal;
    };
    add("show keys", Kind::NoUsableKey, true, SIGNAL(keysRequested(keyferry::GroupId)));
    add("add keys", Kind::NoUsableKey, false, SIGNAL(addKeysRequested(keyferry::GroupId)));
    add("show upstream", Kind::UpstreamOpen, true, SIGNAL(upstreamsRequested(keyferry::GroupId)));
    add("why",
        Kind::KeysTurnedInvalid,
        true,
        SIGNAL(explanationRequested(keyferry::GroupId, keyferry::KeyId)));
    add("change limit", Kind::LogOverLimit, true, SIGNAL(settingRequested(QString)));
}

void tst_OverviewPage::leadsToWhatNeedsAttention()
{
    QFETCH(Kind, kind);
    QFETCH(bool, isLink);
    QFETCH(QByteArray, signal);
    makeEveryTrouble();
    QSignalSpy asked(m_page.get(), signal.constData());
    QVERIFY(asked.isValid());
    AttentionRow *wanted = row(kind);
    QVERIFY(wanted);
    QPushButton *button = isLink ? wanted->link() : wanted->button();
    button->setFocus(Qt::TabFocusReason);
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
    if (kind == Kind::LogOverLimit)
        QCOMPARE(asked.first().first(), u"request_log_max_mb"_s);
    else
        QCOMPARE(asked.first().first().value<GroupId>(), wanted->item().group);
    if (kind == Kind::KeysTurnedInvalid)
        QCOMPARE(asked.first().at(1).value<KeyId>(), KeyId{77});
}

void tst_OverviewPage::testsAnUpstream()
{
    makeEveryTrouble();
    row(Kind::UpstreamOpen)->button()->click();
    QCOMPARE(m_gateway->ownersTried, QList{group(0)});
    QCOMPARE(m_gateway->draftsTried.first().upstreams.size(), 1U);
    QCOMPARE(m_gateway->draftsTried.first().upstreams.front().url, u"https://a.example"_s);
}

void tst_OverviewPage::checksInvalidKeys()
{
    makeEveryTrouble();
    row(Kind::KeysTurnedInvalid)->button()->click();
    QCOMPARE(m_gateway->checksStarted.size(), 1);
    QCOMPARE(m_gateway->checksStarted.first().group, group(1));
    QCOMPARE(m_gateway->checksStarted.first().state, KeyState::Invalid);
}

void tst_OverviewPage::cleansUpTheLog()
{
    makeEveryTrouble();
    QTest::mouseClick(row(Kind::LogOverLimit)->button(), Qt::LeftButton);
    QCOMPARE(m_reader->cleanUps, 1);
    QVERIFY(!row(Kind::LogOverLimit));
}

void tst_OverviewPage::ignoresAndRemembers()
{
    const AttentionMonitor::Parts parts{.editor = m_editor.get(),
                                        .gateway = m_gateway.get(),
                                        .reader = m_reader.get(),
                                        .clock = &m_clock,
                                        .secretsFile = u"/d/k"_s};
    QTemporaryDir folder;
    QSettings state(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    m_page = std::make_unique<OverviewPage>(parts);
    m_page->show();
    QSignalSpy settings(m_page.get(), &OverviewPage::secretsPlaceRequested);
    row(Kind::SecretsInFile)->button()->click();
    QCOMPARE(settings.size(), 1);
    row(Kind::SecretsInFile)->link()->click();
    QVERIFY(!row(Kind::SecretsInFile));
    m_page->findChild<SegmentedFilter *>()->setCurrent(3);
    m_page->saveState(state);

    m_page = std::make_unique<OverviewPage>(parts);
    m_page->restoreState(state);
    m_page->show();
    QVERIFY(!row(Kind::SecretsInFile));
    QCOMPARE(m_page->findChild<SegmentedFilter *>()->current(), 3);
}

void tst_OverviewPage::keepsRowsWhileFiguresChange()
{
    makeEveryTrouble();
    AttentionRow *upstream = row(Kind::UpstreamOpen);
    upstream->button()->setFocus();
    const QString before = upstream->detail();
    UpstreamHealth health{.id = upstream->item().upstream.id,
                          .state = BreakerState::Open,
                          .openUntil = m_clock.wall() + 40'000};
    m_gateway->setUpstreamHealth(group(0), {health});
    m_gateway->setKeyCounts(group(1), {.active = 1}); // the row above goes
    showNow();
    QVERIFY(!row(Kind::NoUsableKey));
    QCOMPARE(row(Kind::UpstreamOpen), upstream);
    QVERIFY(upstream->detail() != before);
    m_gateway->setKeyCounts(group(1), {.invalid = 1});
    showNow();
    QCOMPARE(rows().first()->item().kind, Kind::NoUsableKey);
    QCOMPARE(rows().at(1), upstream);
    QTRY_VERIFY(rows().first()->y() < upstream->y());
}

void tst_OverviewPage::walksANewcomerThrough()
{
    m_reader->activityAnswer.clear();
    m_editor->removeGroup(group(1), {});
    m_editor->removeGroup(group(0), {});
    makePage();
    auto *panel = m_page->startPanel();
    QVERIFY(panel->isVisible());
    const auto states = [panel] {
        QList<State> found;
        for (const StartStep *step : panel->steps())
            found.append(step->state());
        return found;
    };
    QCOMPARE(states(), (QList{State::Now, State::Ahead, State::Ahead}));
    QVERIFY(!panel->steps().at(1)->button()->isEnabled());
    QSignalSpy newGroup(m_page.get(), &OverviewPage::newGroupRequested);
    QTest::mouseClick(panel->steps().at(0)->button(), Qt::LeftButton);
    QCOMPARE(newGroup.size(), 1);

    m_editor->addGroup({.name = u"openai"_s}, {});
    QCOMPARE(states(), (QList{State::Done, State::Now, State::Ahead}));
    QSignalSpy addKeys(m_page.get(), &OverviewPage::addKeysRequested);
    panel->steps().at(1)->button()->click();
    QCOMPARE(addKeys.size(), 1);
    QCOMPARE(addKeys.first().first().value<GroupId>(), group(0));

    m_gateway->setKeyCounts(group(0), {.active = 1});
    QCOMPARE(states(), (QList{State::Done, State::Done, State::Now}));
    QSignalSpy snippets(m_page.get(), &OverviewPage::snippetsRequested);
    panel->steps().at(2)->button()->click();
    QCOMPARE(snippets.size(), 1);
}

void tst_OverviewPage::opensTheAssistant()
{
    makePage();
    QSignalSpy asked(m_page.get(), &OverviewPage::assistantRequested);
    Q_EMIT m_page->startPanel()->assistantRequested();
    QCOMPARE(asked.size(), 1);
    const QList<Command> commands = m_page->commands();
    QCOMPARE(commands.size(), 1);
    QVERIFY(!commands.first().opensPage); // it opens over any page
    commands.first().run();
    QCOMPARE(asked.size(), 2);
}

void tst_OverviewPage::startsOverviewWithTheFirstRequest()
{
    m_reader->activityAnswer.clear();
    makePage();
    QVERIFY(m_page->startPanel()->isVisible());
    m_reader->append({{.id = RequestId{1}}});
    QTRY_VERIFY(!m_page->startPanel()->isVisible());
    QVERIFY(figures()->isVisible());
    // An emptied log makes nobody a newcomer.
    m_reader->clear({});
    showNow();
    QVERIFY(!m_page->startPanel()->isVisible());
}

void tst_OverviewPage::namesEveryControl()
{
    makeEveryTrouble();
    for (const QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        QVERIFY2(!widget->accessibleName().isEmpty() || (button && !button->text().isEmpty()),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(tst_OverviewPage)
#include "tst_overviewpage.moc"
