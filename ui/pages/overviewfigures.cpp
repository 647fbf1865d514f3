#include "ui/pages/overviewfigures.h"

#include "ui/pages/figurecard.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QHBoxLayout>

#include <array>
#include <cmath>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};
constexpr std::array otherStates{KeyState::Cooling, KeyState::Invalid, KeyState::Disabled};
constexpr double unnoticed = 0.05; ///< rounds to 0.0

qint64 countOf(const KeyCounts &counts, KeyState state)
{
    switch (state) {
    case KeyState::Active: return counts.active;
    case KeyState::Cooling: return counts.cooling;
    case KeyState::Invalid: return counts.invalid;
    case KeyState::Disabled: return counts.disabled;
    }
    Q_UNREACHABLE();
}

QString oneDigit(double value)
{
    return QLocale().toString(std::abs(value), 'f', 1);
}

} // namespace

OverviewFigures::OverviewFigures(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
    , m_keys(new FigureCard("key", tr("Keys"), this))
    , m_requests(new FigureCard("requests", tr("Requests, 24 h"), this))
    , m_errors(new FigureCard("warning", tr("Error rate, 24 h"), this))
    , m_firstByte(new FigureCard("clock", tr("Time to first byte, last hour"), this))
    , m_failed(new TextLabel({}, quiet))
    , m_p95(new TextLabel(tr("p95"), quiet))
    , m_slow(new TextLabel({}, {.font = &Fonts::captionStrong}))
    , m_measured(new TextLabel({}, quiet))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setSpacing(metrics::block);
    fillKeys();
    m_requestTrend = addTrend(m_requests);
    m_requests->foot()->addStretch();
    m_errorTrend = addTrend(m_errors);
    m_errors->foot()->addWidget(m_failed);
    m_errors->foot()->addStretch();
    auto *slow = new QHBoxLayout;
    slow->setSpacing(metrics::tight);
    slow->addWidget(m_p95);
    slow->addWidget(m_slow);
    m_firstByte->foot()->addLayout(slow);
    m_firstByte->foot()->addWidget(m_measured);
    m_firstByte->foot()->addStretch();
    setNarrow(false);
    setKeys({});
    setDay({});
    setFirstBytes({});
}

void OverviewFigures::fillKeys()
{
    for (const KeyState state : otherStates) {
        Trend each = addTrend(m_keys);
        const StateLook look = lookOf(state);
        each.arrow->setIcon(look.icon, look.color);
        m_states.append(each);
    }
    m_keys->foot()->addStretch();
}

OverviewFigures::Trend OverviewFigures::addTrend(FigureCard *card)
{
    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::tight);
    const Trend trend{.arrow = new IconLabel("arrow-up", metrics::iconState, &Theme::textMuted),
                      .words = new TextLabel({}, quiet)};
    row->addWidget(trend.arrow);
    row->addWidget(trend.words);
    card->foot()->addLayout(row);
    return trend;
}

void OverviewFigures::setKeys(const KeyCounts &counts)
{
    m_keys->setFigure(format::count(counts.active), tr("active", "keys"));
    const std::array texts{
        tr("%1 cooling", "keys"), tr("%1 invalid", "keys"), tr("%1 disabled", "keys")};
    for (std::size_t i = 0; i < otherStates.size(); ++i) {
        const qint64 count = countOf(counts, otherStates[i]);
        const Trend &each = m_states.at(static_cast<qsizetype>(i));
        each.words->setText(texts[i].arg(format::count(count)));
        each.words->setVisible(count > 0);
        each.arrow->setVisible(count > 0);
    }
}

void OverviewFigures::setDay(const DayFigures &day)
{
    m_requests->setFigure(format::count(day.requests));
    m_errors->setFigure(day.requests == 0 ? u"\u2013"_s
                                          : format::percent(static_cast<double>(day.failures),
                                                            static_cast<double>(day.requests)));
    m_failed->setText(tr("%1 failed").arg(format::count(day.failures)));
    showRequestTrend(day);
    showErrorTrend(day);
}

void OverviewFigures::showRequestTrend(const DayFigures &day)
{
    const bool isComparable = day.requestsBefore > 0;
    const double growth = isComparable ? day.growth() : 0;
    const bool isLevel = std::abs(growth) < unnoticed;
    m_requestTrend.arrow->setVisible(isComparable && !isLevel);
    if (!isComparable)
        return m_requestTrend.words->setText(tr("none the day before"));
    if (isLevel)
        return m_requestTrend.words->setText(tr("as many as the day before"));
    m_requestTrend.arrow->setIcon(growth > 0 ? "arrow-up"_L1 : "arrow-down"_L1, &Theme::textMuted);
    m_requestTrend.words->setText(
        (growth > 0 ? tr("%1 % more than the day before") : tr("%1 % fewer than the day before"))
            .arg(oneDigit(growth)));
}

void OverviewFigures::showErrorTrend(const DayFigures &day)
{
    const bool isComparable = day.requestsBefore > 0 && day.requests > 0;
    const double trend = isComparable ? day.failureTrend() : 0;
    const bool isLevel = std::abs(trend) < unnoticed;
    m_errorTrend.arrow->setVisible(isComparable && !isLevel);
    m_errorTrend.words->setVisible(isComparable);
    const ThemeColor color =
        isLevel ? &Theme::textMuted : (trend < 0 ? &Theme::success : &Theme::danger);
    m_errorTrend.arrow->setIcon(trend < 0 ? "arrow-down"_L1 : "arrow-up"_L1, color);
    m_errorTrend.words->setLook({.font = &Fonts::caption, .color = color});
    if (isLevel)
        return m_errorTrend.words->setText(tr("as the day before"));
    m_errorTrend.words->setText(
        (trend < 0 ? tr("%1 points, better") : tr("%1 points, worse")).arg(oneDigit(trend)));
}

void OverviewFigures::setFirstBytes(const FirstByteTimes &times)
{
    const bool isMeasured = times.answered > 0;
    m_firstByte->setFigure(isMeasured ? format::duration(times.median) : u"\u2013"_s,
                           isMeasured ? tr("median") : QString());
    m_p95->setVisible(isMeasured);
    m_slow->setVisible(isMeasured);
    m_slow->setText(format::duration(times.p95));
    m_measured->setText(times.requests == 1
                            ? tr("1 request")
                            : tr("%Ln requests", nullptr, static_cast<int>(times.requests)));
}

int OverviewFigures::wholeWidth() const
{
    // The columns are of equal width.
    int widest = 0;
    for (const FigureCard *card : {m_keys, m_requests, m_errors, m_firstByte})
        widest = std::max(widest, card->minimumSizeHint().width());
    return 4 * widest + 3 * m_grid->spacing();
}

void OverviewFigures::setNarrow(bool isNarrow)
{
    if (isNarrow == m_isNarrow)
        return;
    m_isNarrow = isNarrow;
    int place = 0;
    for (FigureCard *card : {m_keys, m_requests, m_errors, m_firstByte}) {
        m_grid->removeWidget(card);
        m_grid->addWidget(card, isNarrow ? place / 2 : 0, isNarrow ? place % 2 : place);
        ++place;
    }
    for (int column = 0; column < 4; ++column)
        m_grid->setColumnStretch(column, isNarrow && column > 1 ? 0 : 1);
}

QString OverviewFigures::requestTrend() const
{
    return m_requestTrend.words->text();
}

QString OverviewFigures::errorTrend() const
{
    return m_errorTrend.words->isHidden() ? QString() : m_errorTrend.words->text();
}

} // namespace keyferry::ui
