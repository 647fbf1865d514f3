#include "ui/pages/activitypanel.h"

#include "ui/widgets/activitychart.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/textlabel.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QSettings>
#include <QSignalBlocker>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};
constexpr int dayPlace = 1;

} // namespace

ActivityPanel::ActivityPanel(ConfigEditor &editor, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_group(new QComboBox)
    , m_span(new SegmentedFilter({{.text = tr("1 h", "one hour")},
                                  {.text = tr("24 h", "24 hours")},
                                  {.text = tr("7 d", "7 days")},
                                  {.text = tr("30 d", "30 days")}}))
    , m_chart(new ActivityChart)
{
    auto *card = new Card(this);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(metrics::gap);
    column->addWidget(makeHead());
    auto *chart = new QHBoxLayout;
    chart->setContentsMargins(metrics::block, 0, 0, metrics::gap); // the chart keeps the right
    chart->addWidget(m_chart);
    column->addLayout(chart, 1);
    m_chart->setEmptyText(tr("No requests in this time"));
    m_span->setCurrent(dayPlace);
    fillGroups();
    connect(m_span, &SegmentedFilter::currentChanged, this, &ActivityPanel::queryChanged);
    connect(m_group, &QComboBox::currentIndexChanged, this, &ActivityPanel::queryChanged);
    connect(&editor, &ConfigEditor::snapshotChanged, this, &ActivityPanel::fillGroups);
}

QWidget *ActivityPanel::makeHead()
{
    auto *head = new Band(Band::Fill::Surface, Band::Line::Bottom);
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::wide - 1, metrics::tight, metrics::block, metrics::tight);
    row->setSpacing(metrics::block);
    row->addWidget(new TextLabel(tr("Requests"), {.font = &Fonts::section}));
    row->addStretch();
    addLegend(row);
    m_group->setAccessibleName(tr("Group"));
    m_group->setProperty("kf-size", u"small"_s);
    m_group->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_span->setAccessibleName(tr("Span of time"));
    row->addWidget(m_group);
    row->addWidget(m_span);
    return head;
}

void ActivityPanel::addLegend(QHBoxLayout *row)
{
    const auto add = [row](const QString &text, ThemeColor color) {
        auto *entry = new QHBoxLayout;
        entry->setSpacing(metrics::tight);
        entry->addWidget(new IconLabel("state-stopped", metrics::iconState, color));
        entry->addWidget(new TextLabel(text, quiet));
        row->addLayout(entry);
    };
    add(tr("Succeeded"), &Theme::chart1);
    add(tr("Failed"), &Theme::chart2);
}

// Requests to an aggregate count for the member that served them.
void ActivityPanel::fillGroups()
{
    const std::optional<GroupId> chosen = group();
    const QSignalBlocker blocker(m_group);
    m_group->clear();
    m_group->addItem(tr("All groups"));
    for (const GroupPtr &each : m_editor.snapshot()->groups) {
        if (each->kind == GroupKind::Standard)
            m_group->addItem(QString::fromLatin1(each->name), toNumber(each->id));
    }
    const int place = chosen ? m_group->findData(toNumber(*chosen)) : 0;
    m_group->setCurrentIndex(std::max(0, place));
    if (place < 0)
        Q_EMIT queryChanged(); // it is gone
}

ActivitySpan ActivityPanel::span() const
{
    return static_cast<ActivitySpan>(m_span->current());
}

std::optional<GroupId> ActivityPanel::group() const
{
    const QVariant id = m_group->currentData();
    return id.isValid() ? std::optional(GroupId{id.toLongLong()}) : std::nullopt;
}

ActivityQuery ActivityPanel::query(qint64 now) const
{
    ActivityQuery query = activityQuery(span(), now, QTimeZone::systemTimeZone());
    query.group = group();
    return query;
}

void ActivityPanel::show(const ActivityQuery &query, const QList<ActivitySlot> &found)
{
    const bool isWanted = query.group == group() && found.size() + 1 == query.edges.size()
                          && query.edges.size() == this->query(query.edges.last() - 1).edges.size();
    if (isWanted)
        m_chart->setBars(chartBars(span(), found, query.edges, QTimeZone::systemTimeZone()));
}

void ActivityPanel::focusGroup()
{
    m_group->setFocus(Qt::ShortcutFocusReason);
}

bool ActivityPanel::letGo()
{
    return m_chart->letGo();
}

void ActivityPanel::saveState(QSettings &state) const
{
    state.setValue(u"span"_s, m_span->current());
    state.setValue(u"chart-group"_s, m_group->currentData());
}

void ActivityPanel::restoreState(const QSettings &state)
{
    const int last = static_cast<int>(ActivitySpan::Month);
    m_span->setCurrent(std::clamp(state.value(u"span"_s, dayPlace).toInt(), 0, last));
    const int place = m_group->findData(state.value(u"chart-group"_s).toLongLong());
    m_group->setCurrentIndex(std::max(0, place));
}

} // namespace keyferry::ui
