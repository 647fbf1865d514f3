#include "ui/pages/keyactions.h"

#include "ui/dialogs/keydetailsdialog.h"
#include "ui/models/errortext.h"
#include "ui/models/keytablemodel.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QItemSelectionModel>
#include <QMenu>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

// Above it a selection does not follow its rows to other places: KeyTableModel::reordering().
constexpr qint64 mostFollowed = 5'000;

} // namespace

KeyActions::KeyActions(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_removal(*parts.editor)
    , m_switch(*parts.editor)
    , m_restore(make(tr("Restore"), "restore", &KeyActions::restoreSelected))
    , m_toggle(make(tr("Disable"), "disabled", &KeyActions::toggleSelected))
    , m_remove(make(tr("Delete"), "trash", &KeyActions::removeSelected))
    , m_copy(make(tr("Copy key"), "copy", &KeyActions::copyKey))
    , m_reveal(make(tr("Reveal for 10 s"), "eye", &KeyActions::reveal))
    , m_details(make(tr("Edit notes, tag, weight…"), "edit", &KeyActions::editDetails))
    , m_requests(make(tr("Show requests"), "requests", &KeyActions::showRequests))
    , m_why(make(tr("Why?"), "info", &KeyActions::whyRequested))
    , m_reset(make(tr("Reset cooldown"), "snowflake", &KeyActions::resetCooldowns))
{
    m_remove->setShortcut(QKeySequence::Delete);
    m_copy->setShortcut(QKeySequence::Copy);
    m_details->setShortcut(Qt::Key_F2);
    m_why->setShortcut(Qt::CTRL | Qt::Key_I);
    connect(parts.selection, &QItemSelectionModel::selectionChanged, this, &KeyActions::refresh);
    connect(parts.model, &QAbstractItemModel::dataChanged, this, &KeyActions::refresh);
    connect(parts.model, &QAbstractItemModel::modelReset, this, &KeyActions::refresh);
    connect(parts.model, &KeyTableModel::reordering, this, &KeyActions::letGoOfManyRows);
    connect(&m_removal, &KeyRemoval::hidden, parts.model, &KeyTableModel::hide);
    connect(&m_removal, &KeyRemoval::shown, parts.model, &KeyTableModel::unhide);
    connect(&m_removal, &KeyRemoval::hidden, this, &KeyActions::countsChanged);
    connect(&m_removal, &KeyRemoval::shown, this, &KeyActions::countsChanged);
    connect(&m_removal, &KeyRemoval::failed, this, &KeyActions::tell);
    connect(&m_switch, &KeyToggle::failed, this, &KeyActions::tell);
    connect(&m_switch, &KeyToggle::disabled, this, [this](qint64 keys) {
        tellToggled(keys == 1 ? tr("1 key disabled")
                              : tr("%1 keys disabled").arg(format::count(keys)));
    });
    connect(&m_switch, &KeyToggle::enabled, this, [this](qint64 keys) {
        tellToggled(keys == 1 ? tr("1 key enabled")
                              : tr("%1 keys enabled").arg(format::count(keys)));
    });
    connect(&m_switch, &KeyToggle::leftDisabled, this, [this](qint64 keys) {
        m_parts.toast->show({.text = keys == 1
                                         ? tr("1 key stays disabled: it was invalid before")
                                         : tr("%1 keys stay disabled: they were invalid before")
                                               .arg(format::count(keys)),
                             .icon = "info"});
    });
    refresh();
}

QAction *KeyActions::make(const QString &text, QAnyStringView iconName, void (KeyActions::*run)())
{
    auto *action = new QAction(icon(iconName), text, this);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, run);
    return action;
}

void KeyActions::setGroup(const GroupPtr &group)
{
    m_group = group;
    refresh();
}

QList<QAction *> KeyActions::all() const
{
    return {m_why, m_copy, m_reveal, m_details, m_requests, m_restore, m_reset, m_toggle, m_remove};
}

QList<KeyId> KeyActions::selected() const
{
    QList<KeyId> keys;
    for (const QItemSelectionRange &range : m_parts.selection->selection()) {
        for (int row = range.top(); range.left() == 0 && row <= range.bottom(); ++row)
            keys.append(m_parts.model->keyAt(row));
    }
    return keys;
}

QAction *KeyActions::cureFor(KeyState state) const
{
    switch (state) {
    case KeyState::Active: return nullptr;
    case KeyState::Cooling: return m_reset;
    case KeyState::Invalid: return m_restore;
    case KeyState::Disabled: return m_toggle;
    }
    Q_UNREACHABLE();
}

KeyCounts KeyActions::waiting() const
{
    return m_group ? m_removal.waiting(m_group->id) : KeyCounts{};
}

void KeyActions::fillMenu(QMenu *menu) const
{
    menu->addActions({m_why, m_requests});
    menu->addSeparator();
    menu->addActions({m_copy, m_reveal, m_details});
    menu->addSeparator();
    menu->addActions({m_restore, m_reset, m_toggle, m_remove});
}

QList<Command> KeyActions::commands() const
{
    if (selectedCount() == 0)
        return {};
    const auto command = [](const QString &title, QLatin1String iconName, QAction *action) {
        return Command{.title = title, .icon = iconName, .run = [action = QPointer(action)] {
                           if (action)
                               action->trigger();
                       }};
    };
    const QString toggle =
        areAllDisabled() ? tr("Enable the selected keys") : tr("Disable the selected keys");
    return {command(tr("Restore the selected keys"), "restore"_L1, m_restore),
            command(toggle, areAllDisabled() ? "play"_L1 : "disabled"_L1, m_toggle),
            command(tr("Delete the selected keys"), "trash"_L1, m_remove)};
}

qint64 KeyActions::selectedCount() const
{
    qint64 count = 0;
    for (const QItemSelectionRange &range : m_parts.selection->selection())
        count += range.left() == 0 ? range.height() : 0;
    return count;
}

void KeyActions::refresh()
{
    const qint64 count = selectedCount();
    for (QAction *action : {m_restore, m_toggle, m_remove}) {
        action->setEnabled(count > 0);
        action->setToolTip(count == 0 ? tr("Select keys first") : action->text());
    }
    for (QAction *action : {m_copy, m_reveal, m_details, m_requests, m_why}) {
        action->setEnabled(count == 1);
        action->setToolTip(count == 1 ? action->text() : tr("Select one key first"));
    }
    m_reset->setEnabled(count > 0 && mayOneCool());
    m_reset->setToolTip(m_reset->isEnabled() ? m_reset->text() : tr("Select a cooling key first"));
    const bool isEnabling = count > 0 && areAllDisabled();
    m_toggle->setText(isEnabling ? tr("Enable") : tr("Disable"));
    m_toggle->setIcon(icon(isEnabling ? QAnyStringView("play") : QAnyStringView("disabled")));
}

// Rows nobody has seen yet count as enabled: disabling is what a long selection is made for. Stops
// at the first of them, so that asking does not fetch them all.
bool KeyActions::areAllDisabled() const
{
    for (const QItemSelectionRange &range : m_parts.selection->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const KeyRow *key = m_parts.model->rowAt(row);
            if (!key || key->state != KeyState::Disabled)
                return false;
        }
    }
    return true;
}

// Rows nobody has seen yet count as cooling ones: resetting them does no harm.
bool KeyActions::mayOneCool() const
{
    for (const QItemSelectionRange &range : m_parts.selection->selection()) {
        for (int row = range.top(); row <= range.bottom(); ++row) {
            const KeyRow *key = m_parts.model->rowAt(row);
            if (!key || !key->cooldowns.isEmpty())
                return true;
        }
    }
    return false;
}

void KeyActions::letGoOfManyRows()
{
    const qint64 count = selectedCount();
    if (count > mostFollowed && count < m_parts.model->rowCount())
        m_parts.selection->clearSelection();
}

/// \param many  with %1 for the number
void KeyActions::change(KeyAction action, const QString &one, const QString &many)
{
    const auto done = [this, one, many](const Result<qint64> &changed) {
        if (!changed)
            return tell(changed.error());
        m_parts.toast->show({.text = *changed == 1 ? one : many.arg(format::count(*changed))});
    };
    m_parts.editor->changeKeys({.group = m_group->id, .ids = selected()}, action, {this, done});
}

void KeyActions::restoreSelected()
{
    change(KeyAction::Restore, tr("1 key restored"), tr("%1 keys restored"));
}

void KeyActions::toggleSelected()
{
    if (areAllDisabled())
        m_switch.enable(m_group->id, selected());
    else
        m_switch.disable(m_group->id, selected());
}

void KeyActions::tellToggled(const QString &text)
{
    // The toast outlives a page that goes.
    const QPointer<KeyToggle> toggle(&m_switch);
    m_parts.toast->show({.text = text, .undo = [toggle] {
                             if (toggle)
                                 toggle->undo();
                         }});
}

void KeyActions::removeSelected()
{
    const QList<KeyId> keys = selected();
    const QString name = QString::fromLatin1(m_group->name);
    const QString text = keys.size() == 1
                             ? tr("1 key deleted from %1").arg(name)
                             : tr("%1 keys deleted from %2").arg(format::count(keys.size()), name);
    // The toast outlives a page that goes: it must not reach into it then.
    const QPointer<KeyRemoval> removal(&m_removal);
    m_parts.toast->dismiss(); // what it offers to undo would be the wrong batch
    m_removal.remove(m_group->id, keys);
    m_parts.toast->show({.text = text,
                         .undo =
                             [removal] {
                                 if (removal)
                                     removal->undo();
                             },
                         .expired =
                             [removal] {
                                 if (removal)
                                     removal->finish();
                             }});
}

void KeyActions::withClearKey(void (KeyActions::*use)(const Secret &))
{
    const auto done = [this, use](const Result<QList<Secret>> &keys) {
        if (!keys)
            return tell(keys.error());
        if (!keys->isEmpty())
            (this->*use)(keys->first());
    };
    m_parts.editor->revealKeys({.group = m_group->id, .ids = selected()}, {this, done});
}

void KeyActions::copyKey()
{
    withClearKey(&KeyActions::putIntoClipboard);
}

void KeyActions::putIntoClipboard(const Secret &secret)
{
    m_clipboard.put(secret);
    m_parts.toast->show({.text = tr("%1 copied, for 30 s").arg(secret.masked()), .icon = "copy"});
}

void KeyActions::reveal()
{
    withClearKey(&KeyActions::revealed);
}

void KeyActions::editDetails()
{
    const KeyRow *row = m_parts.model->rowAt(m_parts.model->rowOf(selected().first()));
    if (!row)
        return;
    auto *dialog = new KeyDetailsDialog(*m_parts.editor, *row, m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void KeyActions::resetCooldowns()
{
    change(
        KeyAction::ResetCooldowns, tr("Cooldown of 1 key reset"), tr("Cooldowns of %1 keys reset"));
}

void KeyActions::showRequests()
{
    const KeyRow *row = m_parts.model->rowAt(m_parts.model->rowOf(selected().first()));
    if (row)
        Q_EMIT requestsRequested(row->mask);
}

void KeyActions::tell(const Error &error)
{
    m_parts.toast->show({.text = errorText(error), .icon = "error"});
}

} // namespace keyferry::ui
