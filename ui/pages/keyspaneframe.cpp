// What the frame asks of the keys of a group: commands for the palette, steps for Escape, and what
// is remembered of the table.
#include "ui/pages/keyactions.h"
#include "ui/pages/keyspane.h"
#include "ui/pages/keytablecolumns.h"
#include "ui/pages/revealstrip.h"
#include "ui/pages/whyclock.h"
#include "ui/pages/whystrip.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedfilter.h"

#include <QHeaderView>
#include <QSettings>

namespace keyferry::ui {

QList<Command> KeysPane::commands() const
{
    return m_actions->commands();
}

bool KeysPane::stepBack()
{
    if (!m_strip->isHidden()) {
        m_strip->conceal();
        return true;
    }
    if (!m_whyStrip->isHidden()) {
        m_why->close();
        return true;
    }
    if (m_states->current() == 0 && m_search->text().isEmpty())
        return false;
    clearFilter();
    return true;
}

void KeysPane::saveState(QSettings &state) const
{
    m_columns->saveState(state);
}

void KeysPane::restoreState(const QSettings &state)
{
    m_columns->restoreState(state);
    m_table->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
}

} // namespace keyferry::ui
