#include "ui/widgets/enginechip.h"

#include "ui/models/errortext.h"
#include "ui/models/portchoice.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/textlabel.h"

#include <QGridLayout>
#include <QPainter>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

bool isUp(GatewayState state)
{
    return state == GatewayState::Running || state == GatewayState::Starting;
}

// `http://127.0.0.1:3001` -> `127.0.0.1:3001`
QString shortAddress(const QString &url)
{
    return url.section("://"_L1, -1);
}

} // namespace

EngineChip::EngineChip(QWidget *parent)
    : QWidget(parent)
    , m_shape(new IconLabel("state-stopped", metrics::iconState, &Theme::keyDisabled, this))
    , m_state(new TextLabel({}, {.font = &Fonts::captionStrong}, this))
    , m_address(new ElidedLabel(
          {.font = &Fonts::micro, .color = &Theme::textMuted}, Qt::ElideMiddle, this))
    , m_power(makeIconButton("power", tr("Start"), this))
    , m_usePort(makeButton({}, {.size = ButtonSize::Small}, this))
{
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(10, metrics::gap, metrics::close, metrics::gap);
    grid->setHorizontalSpacing(metrics::gap);
    grid->setVerticalSpacing(0);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_shape, 0, 0, 2, 1);
    grid->addWidget(m_state, 0, 1);
    grid->addWidget(m_address, 1, 1);
    grid->addWidget(m_power, 0, 2, 2, 1);
    grid->addItem(new QSpacerItem(0, 0), 2, 0);
    grid->addWidget(m_usePort, 3, 0, 1, 3);
    m_usePort->hide();
    connect(m_power, &QToolButton::clicked, this, &EngineChip::togglePower);
    connect(m_usePort, &QPushButton::clicked, this, [this] { Q_EMIT portRequested(m_freePort); });
    setStatus({}, 0);
}

void EngineChip::setStatus(const GatewayStatus &status, qint64 port)
{
    const StateLook look = lookOf(status.state);
    m_shown = status.state;
    m_shape->setIcon(look.icon, look.color);

    const bool hasFailed = status.state == GatewayState::Failed;
    const bool isTaken = isPortTaken(status);
    const QString address = shortAddress(status.listening.value(0));
    m_state->setText(isTaken ? tr("Port in use") : look.word);
    const QString reason = isTaken ? tr("Port %1").arg(port) : errorText(status.error);
    m_address->setFullText(hasFailed ? reason
                                     : (isUp(status.state) ? address : tr("Not listening")));
    m_freePort = portToOffer(status);
    showPort();

    const QString action = isUp(status.state) ? tr("Stop the proxy") : tr("Start the proxy");
    m_power->setAccessibleName(action);
    m_power->setToolTip(action);
    m_power->setEnabled(status.state != GatewayState::Draining);
    const QString whole = u"%1\n%2"_s.arg(
        look.word, hasFailed ? errorText(status.error) : status.listening.join(u'\n'));
    setToolTip(whole.trimmed().toHtmlEscaped());
    setAccessibleName(tr("Proxy: %1, %2").arg(m_state->text(), m_address->fullText()));
}

void EngineChip::setNarrow(bool isNarrow)
{
    m_isNarrow = isNarrow;
    m_shape->setVisible(!isNarrow);
    m_state->setVisible(!isNarrow);
    m_address->setVisible(!isNarrow);
    layout()->setContentsMargins(
        isNarrow ? 8 : 10, metrics::gap, isNarrow ? 8 : metrics::close, metrics::gap);
    static_cast<QGridLayout *>(layout())->setHorizontalSpacing(isNarrow ? 0 : metrics::gap);
    showPort();
}

QString EngineChip::stateText() const
{
    return m_state->text();
}

QString EngineChip::addressText() const
{
    return m_address->fullText();
}

void EngineChip::showPort()
{
    m_usePort->setVisible(m_freePort > 0);
    static_cast<QGridLayout *>(layout())->setRowMinimumHeight(2,
                                                              m_freePort > 0 ? metrics::close : 0);
    m_usePort->setText(m_isNarrow ? QString() : tr("Use port %1").arg(m_freePort));
    m_usePort->setIcon(m_isNarrow ? icon("network") : QIcon());
    m_usePort->setAccessibleName(tr("Listen on port %1 instead").arg(m_freePort));
    m_usePort->setToolTip(m_usePort->accessibleName());
}

void EngineChip::togglePower()
{
    if (isUp(m_shown))
        Q_EMIT stopRequested();
    else
        Q_EMIT startRequested();
}

void EngineChip::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    style::paintBox(&painter,
                    rect(),
                    {.fill = theme.surface, .border = theme.border, .radius = metrics::radiusCard});
    if (m_isNarrow) {
        const StateLook look = lookOf(m_shown);
        paintIcon(&painter, QRect(3, 3, 10, 10), look.icon, 10, theme.*look.color);
    }
}

} // namespace keyferry::ui
