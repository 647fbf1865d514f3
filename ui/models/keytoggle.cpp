#include "ui/models/keytoggle.h"

#include <QSet>

#include <utility>

namespace keyferry::ui {

KeyToggle::KeyToggle(ConfigEditor &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
{}

void KeyToggle::disable(GroupId group, const QList<KeyId> &keys)
{
    look({.group = group, .action = KeyAction::Disable, .keys = keys},
         {KeyState::Active, KeyState::Cooling, KeyState::Invalid});
}

void KeyToggle::enable(GroupId group, const QList<KeyId> &keys)
{
    look({.group = group, .action = KeyAction::Enable, .keys = keys}, {KeyState::Disabled});
}

/// Asks for the keys of one state after the other, then makes the change.
void KeyToggle::look(const Batch &batch, const QList<KeyState> &states)
{
    if (states.isEmpty())
        return change(batch);
    const auto answer = [this, batch, states](const Result<QList<KeyId>> &found) {
        if (!found)
            return Q_EMIT failed(found.error());
        const QSet<KeyId> there(found->begin(), found->end());
        Batch next = batch;
        for (const KeyId key : batch.keys) {
            if (!there.contains(key))
                continue;
            if (states.first() == KeyState::Invalid)
                ++next.invalid;
            else
                next.turned.append(key);
        }
        look(next, states.sliced(1));
    };
    m_editor.keyIds({.group = batch.group, .state = states.first()}, {this, answer});
}

void KeyToggle::change(const Batch &batch)
{
    const auto answer = [this, batch](const Result<qint64> &changed) {
        if (!changed)
            return Q_EMIT failed(changed.error());
        m_last = batch;
        if (batch.action == KeyAction::Disable)
            Q_EMIT disabled(*changed);
        else
            Q_EMIT enabled(*changed);
    };
    m_editor.changeKeys({.group = batch.group, .ids = batch.keys}, batch.action, {this, answer});
}

void KeyToggle::undo()
{
    const Batch batch = std::exchange(m_last, {});
    if (batch.invalid > 0)
        Q_EMIT leftDisabled(batch.invalid);
    if (batch.turned.isEmpty())
        return;
    const KeyAction back =
        batch.action == KeyAction::Disable ? KeyAction::Enable : KeyAction::Disable;
    const auto answer = [this](const Result<qint64> &changed) {
        if (!changed)
            Q_EMIT failed(changed.error());
    };
    m_editor.changeKeys({.group = batch.group, .ids = batch.turned}, back, {this, answer});
}

} // namespace keyferry::ui
