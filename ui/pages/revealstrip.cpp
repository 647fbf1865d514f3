#include "ui/pages/revealstrip.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <chrono>

namespace keyferry::ui {

using namespace std::chrono_literals;

RevealStrip::RevealStrip(QWidget *parent)
    : QWidget(parent)
    , m_mask(new TextLabel({}, {.font = &Fonts::bodyStrong}, this))
    , m_clear(new TextLabel({}, {.font = &Fonts::mono}, this))
{
    m_clear->setWordWrap(true);
    m_clear->setAccessibleName(tr("Key in clear"));
    QToolButton *close = makeIconButton("close", tr("Hide the key"), this);
    connect(close, &QToolButton::clicked, this, &RevealStrip::conceal);

    auto *band = new Band(Band::Fill::Raised, Band::Line::Top, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(band);
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(metrics::wide, metrics::gap, metrics::wide, metrics::gap);
    row->setSpacing(metrics::block);
    row->addWidget(m_mask);
    row->addWidget(m_clear, 1);
    row->addWidget(close);

    m_timer.setSingleShot(true);
    m_timer.setInterval(10s);
    connect(&m_timer, &QTimer::timeout, this, &RevealStrip::conceal);
    hide();
}

void RevealStrip::reveal(const Secret &secret)
{
    m_mask->setText(secret.masked());
    m_clear->setText(QString::fromUtf8(secret.reveal()));
    m_timer.start();
    show();
}

void RevealStrip::conceal()
{
    m_timer.stop();
    m_clear->clear();
    hide();
}

} // namespace keyferry::ui
