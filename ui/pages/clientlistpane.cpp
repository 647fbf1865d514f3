#include "ui/pages/clientlistpane.h"

#include "ui/models/channelwords.h"
#include "ui/models/roles.h"
#include "ui/widgets/card.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/navdelegate.h"
#include "ui/widgets/searchfield.h"

#include <QListWidget>
#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

constexpr int noClient = -1; // a heading

int clientIn(const QListWidgetItem *item)
{
    return item->data(roles::id).toInt();
}

QListWidgetItem *heading(const QString &text)
{
    auto *item = new QListWidgetItem(text);
    item->setFlags(Qt::NoItemFlags);
    item->setData(roles::id, noClient);
    return item;
}

} // namespace

ClientListPane::ClientListPane(QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(tr("Find a client"), this))
    , m_list(new QListWidget(this))
{
    setMinimumWidth(metrics::listLeast);
    setMaximumWidth(metrics::listMost);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setAccessibleName(tr("Clients"));
    m_list->setItemDelegate(new NavDelegate(m_list));
    fill();

    auto *side = new Band(Band::Fill::Surface, Band::Line::None, this);
    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, metrics::block, 0, 0);
    column->setSpacing(metrics::gap);
    auto *top = new QHBoxLayout;
    top->setContentsMargins(metrics::block, 0, metrics::block, 0);
    top->addWidget(m_search);
    column->addLayout(top);
    column->addWidget(m_list, 1);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(side);

    connect(m_search, &QLineEdit::textChanged, this, &ClientListPane::applySearch);
    connect(m_search, &QLineEdit::returnPressed, this, &ClientListPane::chooseFirst);
    connect(m_list, &QListWidget::currentItemChanged, this, &ClientListPane::follow);
}

void ClientListPane::fill()
{
    ClientSection section = ClientSection::None;
    for (const Client &client : allClients()) {
        if (client.section != section)
            m_list->addItem(heading(sectionTitle(client.section)));
        section = client.section;
        auto *item = new QListWidgetItem(client.name, m_list);
        item->setData(roles::id, static_cast<int>(client.id));
    }
    m_list->setCurrentRow(0);
}

void ClientListPane::follow()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || clientIn(item) == noClient || clientIn(item) == static_cast<int>(m_current))
        return;
    m_current = static_cast<ClientId>(clientIn(item));
    Q_EMIT currentChanged(m_current);
}

// Of those that were found.
void ClientListPane::chooseFirst()
{
    for (int row = 0; row < m_list->count(); ++row) {
        const QListWidgetItem *item = m_list->item(row);
        if (item->isHidden() || clientIn(item) == noClient)
            continue;
        m_list->setCurrentRow(row);
        m_list->setFocus(Qt::ShortcutFocusReason);
        return;
    }
}

void ClientListPane::setCurrent(ClientId client)
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (clientIn(m_list->item(row)) != static_cast<int>(client))
            continue;
        if (m_list->item(row)->isHidden())
            m_search->clear();
        m_list->setCurrentRow(row);
    }
}

void ClientListPane::showFits(const ConfigSnapshot &snapshot)
{
    for (int row = 0; row < m_list->count(); ++row) {
        QListWidgetItem *item = m_list->item(row);
        if (clientIn(item) == noClient)
            continue;
        const Client &client = clientOf(static_cast<ClientId>(clientIn(item)));
        const bool fits = !groupsFor(client, snapshot).isEmpty();
        const QString reason =
            fits ? QString() : tr("No group speaks the format of %1").arg(client.name);
        item->setData(roles::isEnabled, fits);
        item->setToolTip(reason);
        item->setData(Qt::AccessibleDescriptionRole, reason);
    }
}

void ClientListPane::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

bool ClientListPane::clearSearch()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    return true;
}

QWidget *ClientListPane::list() const
{
    return m_list;
}

// A heading stays as long as something under it does.
void ClientListPane::applySearch()
{
    const QString wanted = m_search->text().trimmed();
    bool isAnyShown = false;
    for (int row = m_list->count() - 1; row >= 0; --row) {
        QListWidgetItem *item = m_list->item(row);
        if (clientIn(item) == noClient) {
            item->setHidden(!std::exchange(isAnyShown, false));
            continue;
        }
        const bool isFound = item->text().contains(wanted, Qt::CaseInsensitive);
        item->setHidden(!isFound);
        isAnyShown = isAnyShown || isFound;
    }
}

} // namespace keyferry::ui
