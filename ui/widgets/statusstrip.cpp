#include "ui/widgets/statusstrip.h"

#include "ui/widgets/formatting.h"
#include "ui/widgets/keycountslabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace keyferry::ui {

namespace {

constexpr TextLabel::Look muted{.font = &Fonts::caption, .color = &Theme::textMuted};

} // namespace

StatusStrip::StatusStrip(QWidget *parent)
    : QWidget(parent)
    , m_keys(new KeyCountsLabel(KeyCountsLabel::Words::Shown, this))
    , m_dropped(new ElidedLabel(
          {.font = &Fonts::caption, .color = &Theme::warning}, Qt::ElideRight, this))
    , m_streams(new ElidedLabel(muted, Qt::ElideRight, this))
    , m_rate(new ElidedLabel(muted, Qt::ElideRight, this))
    , m_log(new ElidedLabel(muted, Qt::ElideRight, this))
{
    setFixedHeight(std::max(metrics::statusBarHeight,
                            QFontMetrics(Theme::current().fonts.caption).height() + metrics::gap));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(14, 1, 14, 0);
    row->setSpacing(28);
    row->addWidget(m_keys);
    row->addStretch();
    for (ElidedLabel *label : {m_dropped, m_streams, m_rate, m_log})
        row->addWidget(label);
    setStatus({});
    setLogSize(-1);
}

void StatusStrip::setStatus(const GatewayStatus &status)
{
    m_keys->setCounts(status.keys);
    const int streams = static_cast<int>(status.streams);
    m_streams->setFullText(streams == 1 ? tr("1 stream") : tr("%n streams", nullptr, streams));
    m_rate->setFullText(tr("%1 req/min").arg(format::count(status.requestsLastMinute)));
    m_dropped->setFullText(tr("%1 log rows dropped").arg(format::count(status.droppedLogRows)));
    m_dropped->setVisible(status.droppedLogRows > 0);
}

void StatusStrip::setLogSize(qint64 bytes)
{
    m_log->setFullText(tr("log %1").arg(format::size(bytes)));
    m_log->setVisible(bytes >= 0);
}

void StatusStrip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    style::paintHorizontal(&painter, rect(), 0, theme.border);
    // Thin lines between the parts at the right.
    for (const ElidedLabel *label : {m_rate, m_log}) {
        if (label->isVisible())
            painter.fillRect(label->x() - 14,
                             metrics::close + 1,
                             1,
                             height() - 2 * metrics::close,
                             theme.border);
    }
}

} // namespace keyferry::ui
