// What the frame asks of the requests page: its state to keep, commands for the palette, parts for
// F6, steps for Escape.
#include "ui/pages/requestdetail.h"
#include "ui/pages/requestfilter.h"
#include "ui/pages/requestspage.h"
#include "ui/widgets/datatable.h"

#include <QHeaderView>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

QLatin1String RequestsPage::iconName() const
{
    return "requests"_L1;
}

void RequestsPage::focusFilter()
{
    m_filter->focusField();
}

void RequestsPage::saveState(QSettings &state) const
{
    if (m_hasOwnColumns)
        state.setValue(u"columns"_s, m_table->horizontalHeader()->saveState());
    state.setValue(u"splitter"_s, m_splitter->saveState());
}

void RequestsPage::restoreState(const QSettings &state)
{
    m_hasOwnColumns =
        m_table->horizontalHeader()->restoreState(state.value(u"columns"_s).toByteArray());
    m_isPlaced = m_splitter->restoreState(state.value(u"splitter"_s).toByteArray());
    placeDetail();
}

// Escape closes the detail, then clears the filter.
bool RequestsPage::stepBack()
{
    if (m_detail->isVisible()) {
        closeDetail();
        return true;
    }
    if (m_filter->text().isEmpty())
        return false;
    m_filter->clear();
    return true;
}

QWidget *RequestsPage::mainList()
{
    return m_table;
}

QList<QWidget *> RequestsPage::regions()
{
    return {m_pause->parentWidget(), m_table, m_detail};
}

QList<Command> RequestsPage::commands()
{
    const bool isPaused = m_model.isPaused();
    return {{.title = isPaused ? tr("Resume the request list") : tr("Pause the request list"),
             .aliases = tr("log"),
             .icon = isPaused ? "play"_L1 : "pause"_L1,
             .run = [this] { m_pause->toggle(); }},
            {.title = tr("Clear the request list"),
             .aliases = tr("log"),
             .icon = "trash"_L1,
             .run = [this] { clearList(); }}};
}

} // namespace keyferry::ui
