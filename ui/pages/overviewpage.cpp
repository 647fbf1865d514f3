#include "ui/pages/overviewpage.h"

#include "ui/models/checktext.h"
#include "ui/models/errortext.h"
#include "ui/pages/activitypanel.h"
#include "ui/pages/attentionlist.h"
#include "ui/pages/overviewfigures.h"
#include "ui/pages/startpanel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/palettebutton.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSettings>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto looksEvery = 1s;
constexpr qint64 asksAnywayEvery = 20'000; ///< ms: time goes on without requests too
constexpr qint64 restPerWork = 10;         ///< a log that answers slowly is asked less often
constexpr int chartLeast = 240;
constexpr qint64 hourMs = 3'600'000;

// It scrolls rather than clips.
QWidget *scrolled(QWidget *content)
{
    auto *area = new QScrollArea;
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    return area;
}

} // namespace

OverviewPage::OverviewPage(const AttentionMonitor::Parts &parts, QWidget *parent)
    : Page(parent)
    , m_parts(parts)
    , m_monitor(parts)
    , m_toast(new Toast(this))
    , m_stack(new QStackedWidget)
    , m_start(new StartPanel)
    , m_figures(new OverviewFigures)
    , m_activity(new ActivityPanel(*parts.editor))
    , m_attention(new AttentionList)
{
    m_stack->addWidget(scrolled(makeDashboard()));
    m_stack->addWidget(scrolled(m_start));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::block, 0, 0);
    column->setSpacing(metrics::block);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, 0);
    head->addWidget(new TextLabel(title(), {.font = &Fonts::title}));
    head->addStretch();
    auto *palette = new PaletteButton(this);
    head->addWidget(palette);
    connect(palette, &PaletteButton::clicked, this, &Page::paletteRequested);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    connectParts();
    m_tick.setInterval(looksEvery);
    m_uptime.start();
    showStart();
}

QWidget *OverviewPage::makeDashboard()
{
    auto *dashboard = new QWidget;
    m_activity->setMinimumHeight(chartLeast);
    auto *column = new QVBoxLayout(dashboard);
    column->setContentsMargins(metrics::pageMargin, 0, metrics::pageMargin, metrics::pageMargin);
    column->setSpacing(metrics::block);
    column->addWidget(m_figures);
    column->addWidget(m_activity, 1);
    column->addWidget(m_attention);
    return dashboard;
}

void OverviewPage::connectParts()
{
    const auto markStale = [this] { m_isStale = true; };
    connect(&m_tick, &QTimer::timeout, this, &OverviewPage::tick);
    connect(m_parts.reader, &LogReader::rowsStored, this, markStale);
    connect(m_parts.reader, &LogReader::cleared, this, markStale);
    connect(m_parts.gateway, &Gateway::stateChanged, this, &OverviewPage::showStart);
    connect(m_parts.editor, &ConfigEditor::snapshotChanged, this, &OverviewPage::showStart);
    connect(m_parts.gateway, &Gateway::keyCountsChanged, this, &OverviewPage::showStart);
    connect(&m_monitor, &AttentionMonitor::changed, this, &OverviewPage::showAttention);
    connect(m_activity, &ActivityPanel::queryChanged, this, &OverviewPage::askChart);
    connect(m_attention, &AttentionList::linkChosen, this, &OverviewPage::followLink);
    connect(m_attention, &AttentionList::buttonChosen, this, &OverviewPage::mend);
    connect(m_start, &StartPanel::newGroupRequested, this, &OverviewPage::newGroupRequested);
    connect(m_start, &StartPanel::addKeysRequested, this, &OverviewPage::addFirstKeys);
    connect(m_start, &StartPanel::snippetsRequested, this, &OverviewPage::snippetsRequested);
    connect(m_start, &StartPanel::assistantRequested, this, &OverviewPage::assistantRequested);
}

QLatin1String OverviewPage::iconName() const
{
    return "overview"_L1;
}

QList<Command> OverviewPage::commands()
{
    return {{.title = tr("Open the set-up assistant"),
             .aliases = tr("wizard first steps"),
             .icon = "play"_L1,
             .run = [this] { Q_EMIT assistantRequested(); },
             .opensPage = false}};
}

void OverviewPage::focusFilter()
{
    m_activity->focusGroup();
}

QList<QWidget *> OverviewPage::regions()
{
    return {m_start, m_activity, m_attention};
}

bool OverviewPage::stepBack()
{
    return m_activity->letGo();
}

void OverviewPage::saveState(QSettings &state) const
{
    m_activity->saveState(state);
    state.setValue(u"ignored"_s, m_monitor.ignoredNames());
}

void OverviewPage::restoreState(const QSettings &state)
{
    m_activity->restoreState(state);
    m_monitor.setIgnoredNames(state.value(u"ignored"_s).toStringList());
}

void OverviewPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_isStale = true;
    m_answerTook = 0; // whoever comes does not wait
    m_monitor.askAgain();
    m_tick.start();
    tick();
}

void OverviewPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_tick.stop();
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    placeFigures();
}

void OverviewPage::placeFigures()
{
    const bool hasRoom = width() - 2 * metrics::pageMargin >= m_figures->wholeWidth();
    m_figures->setNarrow(!hasRoom || window()->width() < metrics::railNarrowBelow);
}

void OverviewPage::tick()
{
    m_monitor.look();
    m_figures->setKeys(m_monitor.keys());
    placeFigures();
    const qint64 waited = m_uptime.elapsed() - m_askedAt;
    const bool isRested = m_unanswered == 0 && waited >= restPerWork * m_answerTook;
    if (isRested && (m_isStale || waited >= asksAnywayEvery))
        ask();
}

void OverviewPage::ask()
{
    m_isStale = false;
    m_answerTook = 0;
    m_askedAt = m_uptime.elapsed();
    const qint64 now = m_parts.clock->wall();
    const auto takeDays =
        [this, now, askedAt = m_askedAt](const Result<QList<ActivitySlot>> &found) {
            noteAnswer(askedAt);
            if (found)
                m_figures->setDay(dayFigures(*found, now));
        };
    const auto takeTimes = [this, askedAt = m_askedAt](const Result<FirstByteTimes> &found) {
        noteAnswer(askedAt);
        if (found)
            m_figures->setFirstBytes(*found);
    };
    m_unanswered += 2;
    m_parts.reader->activity(twoDaysQuery(now), {this, takeDays});
    m_parts.reader->firstBytes(now - hourMs, {this, takeTimes});
    askChart();
    if (!m_hasHistory.value_or(false))
        askHistory();
}

void OverviewPage::askChart()
{
    const ActivityQuery query = m_activity->query(m_parts.clock->wall());
    const auto take =
        [this, query, askedAt = m_uptime.elapsed()](const Result<QList<ActivitySlot>> &found) {
            noteAnswer(askedAt);
            if (found)
                m_activity->show(query, *found);
        };
    ++m_unanswered;
    m_parts.reader->activity(query, {this, take});
}

// Requests of the last month, or one the log still has.
void OverviewPage::askHistory()
{
    const qint64 now = m_parts.clock->wall();
    const QList<qint64> month = activityQuery(ActivitySpan::Month, now, QTimeZone::utc()).edges;
    const auto takeStatistics = [this,
                                 askedAt = m_askedAt](const Result<QList<ActivitySlot>> &found) {
        noteAnswer(askedAt);
        if (!found)
            return;
        m_hasHistory = m_hasHistory.value_or(false) || found->constFirst().requests > 0;
        showStart();
    };
    const auto takeLog = [this, askedAt = m_askedAt](const Result<QList<RequestRecord>> &found) {
        noteAnswer(askedAt);
        if (!found || found->isEmpty())
            return;
        m_hasHistory = true;
        showStart();
    };
    m_unanswered += 2;
    m_parts.reader->page({.limit = 1}, {this, takeLog});
    m_parts.reader->activity({.edges = {month.first(), month.last()}}, {this, takeStatistics});
}

void OverviewPage::noteAnswer(qint64 askedAt)
{
    --m_unanswered;
    m_answerTook = std::max(m_answerTook, m_uptime.elapsed() - askedAt);
}

void OverviewPage::showAttention()
{
    m_attention->show(m_monitor.items(), m_monitor.now());
}

void OverviewPage::showStart()
{
    const SnapshotPtr snapshot = m_parts.editor->snapshot();
    const bool hasGroup = !snapshot->groups.empty();
    const bool hasKeys = m_monitor.keys().total() > 0;
    m_start->setProgress(hasGroup, hasKeys, m_parts.gateway->status(), baseUrl(snapshot->settings));
    // Until the log has answered, whoever has groups is not taken for a newcomer.
    const bool isNew = m_hasHistory ? !*m_hasHistory : !hasGroup;
    m_stack->setCurrentIndex(isNew ? 1 : 0);
}

void OverviewPage::followLink(const AttentionItem &item)
{
    switch (item.kind) {
    case AttentionKind::NoUsableKey: return Q_EMIT keysRequested(item.group);
    case AttentionKind::NoMember: return Q_EMIT groupRequested(item.group);
    case AttentionKind::UpstreamOpen: return Q_EMIT upstreamsRequested(item.group);
    case AttentionKind::KeysTurnedInvalid:
        return Q_EMIT explanationRequested(item.group, item.keys.newest);
    case AttentionKind::DefaultAccessKey:
    case AttentionKind::SecretsInFile: return m_monitor.ignore(item.kind);
    case AttentionKind::LogOverLimit:
        return Q_EMIT settingRequested(settings::requestLogMaxMb.name);
    }
    Q_UNREACHABLE();
}

void OverviewPage::mend(const AttentionItem &item)
{
    switch (item.kind) {
    case AttentionKind::NoUsableKey: return Q_EMIT addKeysRequested(item.group);
    case AttentionKind::NoMember: return Q_EMIT groupRequested(item.group);
    case AttentionKind::UpstreamOpen: return testUpstream(item);
    case AttentionKind::KeysTurnedInvalid: return checkKeys(item);
    case AttentionKind::DefaultAccessKey: return Q_EMIT accessKeysRequested();
    case AttentionKind::SecretsInFile: return Q_EMIT secretsPlaceRequested();
    case AttentionKind::LogOverLimit: return cleanUp();
    }
    Q_UNREACHABLE();
}

// One check with an active key of the group, through this upstream alone.
void OverviewPage::testUpstream(const AttentionItem &item)
{
    const GroupPtr group = m_parts.editor->snapshot()->group(item.group);
    if (!group)
        return; // gone since the list was made
    GroupDraft draft = draftOf(*group);
    draft.upstreams = {{.url = QString::fromLatin1(item.upstream.url),
                        .weight = 1,
                        .proxyUrl = item.upstream.proxyUrl}};
    const QString url = QString::fromLatin1(item.upstream.url);
    m_toast->show({.text = tr("Testing %1…").arg(url), .icon = "upstream"});
    const auto done = [this, url](const Result<CheckResult> &outcome) {
        if (!outcome)
            return tell(outcome.error());
        const bool isGood = outcome->verdict == Verdict::Success;
        m_toast->show(
            {.text = tr("%1: %2", "upstream, outcome of its test").arg(url, trialWords(*outcome)),
             .icon = isGood ? "check" : "warning"});
    };
    m_parts.gateway->tryStoredKey(draft, group->id, {this, done});
}

// How it gets on is the task bar's.
void OverviewPage::checkKeys(const AttentionItem &item)
{
    const Result<CheckId> check =
        m_parts.gateway->startCheck({.group = item.group, .state = KeyState::Invalid});
    if (!check)
        tell(check.error());
}

void OverviewPage::cleanUp()
{
    const auto done = [this](const Outcome &outcome) {
        if (!outcome)
            return tell(outcome.error());
        m_toast->show({.text = tr("The request log is within its limit")});
        m_monitor.askAgain();
        m_monitor.look();
    };
    m_parts.reader->cleanUp({this, done});
}

void OverviewPage::addFirstKeys()
{
    for (const GroupPtr &group : m_parts.editor->snapshot()->groups) {
        if (group->kind == GroupKind::Standard)
            return Q_EMIT addKeysRequested(group->id);
    }
    Q_EMIT newGroupRequested(); // aggregates alone
}

void OverviewPage::tell(const Error &error)
{
    m_toast->show({.text = errorText(error), .icon = "error"});
}

} // namespace keyferry::ui
