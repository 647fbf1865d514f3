#include "ui/pages/whyclock.h"

#include "ui/models/keytablemodel.h"
#include "ui/pages/keyactions.h"
#include "ui/pages/whystrip.h"

#include <QAbstractItemView>
#include <QDateTime>

namespace keyferry::ui {

using namespace std::chrono_literals;

WhyClock::WhyClock(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_timer.setInterval(1s);
    connect(&m_timer, &QTimer::timeout, this, &WhyClock::tick);
    connect(parts.strip, &WhyStrip::closed, this, &WhyClock::close);
    connect(parts.actions, &KeyActions::whyRequested, this, &WhyClock::open);
    connect(parts.table, &QAbstractItemView::activated, this, &WhyClock::open);
    connect(parts.model, &KeyTableModel::coolingChanged, this, &WhyClock::run);
    connect(parts.model, &QAbstractItemModel::dataChanged, this, &WhyClock::refresh);
}

void WhyClock::setSeen(bool isSeen)
{
    m_isSeen = isSeen;
    if (isSeen)
        tick();
    else
        run();
}

void WhyClock::open()
{
    m_isOpen = true;
    refresh();
}

void WhyClock::close()
{
    m_isOpen = false;
    refresh();
    m_parts.table->setFocus();
}

// Stays open for whichever single key is selected next.
void WhyClock::refresh()
{
    const bool isShown = m_isOpen && m_parts.actions->selectedCount() == 1;
    const KeyId key = isShown ? m_parts.actions->selected().first() : KeyId{};
    const KeyRow *row = isShown ? m_parts.model->rowAt(m_parts.model->rowOf(key)) : nullptr;
    m_parts.strip->setVisible(row);
    if (row) {
        const StandingWords words = standingWords(
            *row, m_parts.gateway->keyStanding(m_group, key), QDateTime::currentMSecsSinceEpoch());
        m_parts.strip->setWords(words);
        m_parts.strip->setActions(m_parts.actions->requests(),
                                  m_parts.actions->cureFor(words.state));
    }
    run();
}

void WhyClock::run()
{
    const bool runsDown = m_isSeen && (m_parts.model->hasCooling() || !m_parts.strip->isHidden());
    if (runsDown && !m_timer.isActive())
        m_timer.start();
    else if (!runsDown)
        m_timer.stop();
}

void WhyClock::tick()
{
    m_parts.model->endCooldowns(QDateTime::currentMSecsSinceEpoch());
    m_parts.table->viewport()->update();
    refresh();
}

} // namespace keyferry::ui
