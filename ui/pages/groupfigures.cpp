#include "ui/pages/groupfigures.h"

#include "ui/widgets/card.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/keycountslabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

#include <chrono>
#include <utility>

namespace keyferry::ui {

using namespace std::chrono_literals;

namespace {

constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};
constexpr int wordsFrom = 680; ///< width from which every figure has its words

} // namespace

GroupFigures::GroupFigures(LogReader &reader, QWidget *parent)
    : QWidget(parent)
    , m_reader(reader)
    , m_counts(new KeyCountsLabel(KeyCountsLabel::Words::Strong, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::pageMargin);
    auto *keys = new QVBoxLayout;
    keys->setSpacing(metrics::hair);
    keys->addWidget(new TextLabel(tr("Keys"), quiet));
    keys->addWidget(m_counts);
    keys->addStretch();
    row->addLayout(keys);
    for (const auto &[caption, hours] : {std::pair(tr("1 hour"), 1),
                                         std::pair(tr("24 hours"), 24),
                                         std::pair(tr("7 days"), 7 * 24)}) {
        row->addWidget(new Divider(this));
        row->addWidget(makeSpan(caption, hours));
    }
    row->addStretch();

    m_pause.setSingleShot(true);
    m_pause.setInterval(2s);
    connect(&m_pause, &QTimer::timeout, this, &GroupFigures::refresh);
    connect(&reader, &LogReader::rowsStored, this, &GroupFigures::refreshSoon);
}

QWidget *GroupFigures::makeSpan(const QString &caption, int hours)
{
    auto *span = new QWidget(this);
    auto *column = new QVBoxLayout(span);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::hair);
    column->addWidget(new TextLabel(caption, quiet));
    auto *line = new QHBoxLayout;
    line->setSpacing(metrics::gap);
    auto *requests = new TextLabel({}, {.font = &Fonts::section});
    requests->setAccessibleName(tr("Requests in %1").arg(caption));
    auto *failures = new ElidedLabel(quiet, Qt::ElideRight);
    line->addWidget(requests);
    line->addWidget(failures);
    column->addLayout(line);
    column->addStretch();
    m_spans.append({.hours = hours, .requests = requests, .failures = failures});
    return span;
}

void GroupFigures::setGroup(GroupId group)
{
    m_group = group;
    for (const Span &span : std::as_const(m_spans))
        show(span, {});
    refresh();
}

void GroupFigures::setCounts(const KeyCounts &counts)
{
    m_counts->setCounts(counts);
}

void GroupFigures::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
}

void GroupFigures::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool hasRoom = width() >= wordsFrom;
    if (hasRoom == m_hasRoom)
        return;
    m_hasRoom = hasRoom;
    m_counts->setWords(hasRoom ? KeyCountsLabel::Words::Strong
                               : KeyCountsLabel::Words::StrongHidden);
    refresh();
}

void GroupFigures::refreshSoon()
{
    if (isVisible() && !m_pause.isActive())
        m_pause.start();
}

void GroupFigures::refresh()
{
    if (m_group == GroupId{} || !isVisible())
        return;
    for (const Span &span : std::as_const(m_spans)) {
        const auto take = [this, span, group = m_group](const Result<Stats> &stats) {
            if (stats && group == m_group)
                show(span, *stats);
        };
        m_reader.stats({.group = m_group, .hours = span.hours}, {this, take});
    }
}

void GroupFigures::show(const Span &span, const Stats &stats)
{
    span.requests->setText(format::count(stats.requests));
    const auto rate =
        format::percent(static_cast<double>(stats.failures), static_cast<double>(stats.requests));
    const QString words = stats.requests == 0 ? QString() : tr("%1 failed").arg(rate);
    span.failures->setFullText(m_hasRoom || words.isEmpty() ? words : rate);
    span.failures->setAccessibleName(words);
    if (!m_hasRoom)
        span.failures->setToolTip(words);
}

} // namespace keyferry::ui
