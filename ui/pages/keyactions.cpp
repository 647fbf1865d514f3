#include "ui/pages/keyactions.h"

#include "ui/models/errortext.h"
#include "ui/models/keytablemodel.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/toast.h"

#include <QAction>
#include <QInputDialog>
#include <QItemSelectionModel>
#include <QMenu>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int longestNote = 255;

} // namespace

KeyActions::KeyActions(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_removal(*parts.editor)
    , m_restore(make(tr("Restore"), "restore", &KeyActions::restoreSelected))
    , m_toggle(make(tr("Disable"), "disabled", &KeyActions::toggleSelected))
    , m_remove(make(tr("Delete"), "trash", &KeyActions::removeSelected))
    , m_copy(make(tr("Copy key"), "copy", &KeyActions::copyKey))
    , m_reveal(make(tr("Reveal for 10 s"), "eye", &KeyActions::reveal))
    , m_notes(make(tr("Edit notes…"), "edit", &KeyActions::editNotes))
    , m_requests(make(tr("Show requests of this key"), "requests", &KeyActions::showRequests))
{
    m_remove->setShortcut(QKeySequence::Delete);
    m_copy->setShortcut(QKeySequence::Copy);
    m_notes->setShortcut(Qt::Key_F2);
    connect(parts.selection, &QItemSelectionModel::selectionChanged, this, &KeyActions::refresh);
    connect(parts.model, &QAbstractItemModel::dataChanged, this, &KeyActions::refresh);
    connect(parts.model, &QAbstractItemModel::modelReset, this, &KeyActions::refresh);
    connect(&m_removal, &KeyRemoval::hidden, parts.model, &KeyTableModel::hide);
    connect(&m_removal, &KeyRemoval::shown, parts.model, &KeyTableModel::unhide);
    connect(&m_removal, &KeyRemoval::hidden, this, &KeyActions::countsChanged);
    connect(&m_removal, &KeyRemoval::shown, this, &KeyActions::countsChanged);
    connect(&m_removal, &KeyRemoval::failed, this, &KeyActions::tell);
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
    return {m_copy, m_reveal, m_notes, m_requests, m_restore, m_toggle, m_remove};
}

QList<KeyId> KeyActions::selected() const
{
    QList<KeyId> keys;
    for (const QModelIndex &index : m_parts.selection->selectedRows())
        keys.append(m_parts.model->keyAt(index.row()));
    return keys;
}

KeyCounts KeyActions::waiting() const
{
    return m_group ? m_removal.waiting(m_group->id) : KeyCounts{};
}

void KeyActions::fillMenu(QMenu *menu) const
{
    menu->addActions({m_copy, m_reveal, m_notes, m_requests});
    menu->addSeparator();
    menu->addActions({m_restore, m_toggle, m_remove});
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
    for (QAction *action : {m_copy, m_reveal, m_notes, m_requests}) {
        action->setEnabled(count == 1);
        action->setToolTip(count == 1 ? action->text() : tr("Select one key first"));
    }
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
        change(KeyAction::Enable, tr("1 key enabled"), tr("%1 keys enabled"));
    else
        change(KeyAction::Disable, tr("1 key disabled"), tr("%1 keys disabled"));
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
                         .action = tr("Undo"),
                         .act =
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

void KeyActions::editNotes()
{
    const KeyId key = selected().first();
    const KeyRow *row = m_parts.model->rowAt(m_parts.model->rowOf(key));
    auto *dialog = new QInputDialog(m_parts.window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Notes"));
    dialog->setLabelText(row ? tr("Notes for %1").arg(row->mask) : tr("Notes"));
    dialog->setTextValue(row ? row->notes : QString());
    dialog->setOkButtonText(tr("Save notes"));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, key](const QString &notes) {
        const auto done = [this](const Outcome &outcome) {
            if (!outcome)
                tell(outcome.error());
        };
        m_parts.editor->editKey(key, {.notes = notes.left(longestNote)}, {this, done});
    });
    dialog->open();
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
