#include "ui/models/keyremoval.h"

#include <QSet>

namespace keyferry::ui {

namespace {

QList<KeyId> inBoth(const QList<KeyId> &a, const QList<KeyId> &b)
{
    const QSet<KeyId> members(b.begin(), b.end());
    QList<KeyId> both;
    std::copy_if(a.begin(), a.end(), std::back_inserter(both), [&members](KeyId key) {
        return members.contains(key);
    });
    return both;
}

} // namespace

KeyRemoval::KeyRemoval(ConfigEditor &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
{}

KeyRemoval::~KeyRemoval()
{
    finish();
}

void KeyRemoval::remove(GroupId group, const QList<KeyId> &keys)
{
    finish();
    if (keys.isEmpty())
        return;
    ++m_serial;
    m_group = group;
    m_keys = keys;
    m_disabled.clear();
    m_invalidCount = 0;
    Q_EMIT hidden(keys);
    query(KeyState::Active, &KeyRemoval::disable);
    query(KeyState::Cooling, &KeyRemoval::disable); // would be served again at its deadline
    query(KeyState::Invalid, &KeyRemoval::takeInvalid);
}

void KeyRemoval::undo()
{
    if (!isWaiting())
        return;
    ++m_serial;
    const QList<KeyId> keys = std::exchange(m_keys, {});
    if (!m_disabled.isEmpty())
        change(KeyAction::Enable, m_disabled);
    Q_EMIT shown(keys);
}

void KeyRemoval::finish()
{
    if (!isWaiting())
        return;
    ++m_serial;
    change(KeyAction::Remove, std::exchange(m_keys, {}));
}

KeyCounts KeyRemoval::waiting(GroupId group) const
{
    if (!isWaiting() || group != m_group)
        return {};
    return {.invalid = m_invalidCount, .disabled = m_keys.size() - m_invalidCount};
}

void KeyRemoval::query(KeyState state, void (KeyRemoval::*take)(const QList<KeyId> &))
{
    const auto answer = [this, take, serial = m_serial](const Result<QList<KeyId>> &keys) {
        // Undone or done meanwhile.
        if (serial != m_serial)
            return;
        if (keys)
            (this->*take)(inBoth(m_keys, *keys));
        else
            Q_EMIT failed(keys.error());
    };
    m_editor.keyIds({.group = m_group, .state = state}, {this, answer});
}

void KeyRemoval::disable(const QList<KeyId> &active)
{
    m_disabled.append(active);
    if (!active.isEmpty())
        change(KeyAction::Disable, active);
}

void KeyRemoval::takeInvalid(const QList<KeyId> &invalid)
{
    m_invalidCount = invalid.size();
}

void KeyRemoval::change(KeyAction action, const QList<KeyId> &keys)
{
    const auto answer = [this, action, keys, group = m_group](const Result<qint64> &changed) {
        if (changed || changed.error().kind == ErrorKind::UnknownGroup)
            return; // gone with their group: that is what was asked for
        if (action == KeyAction::Remove && changed.error().kind == ErrorKind::UnknownName)
            return removePresent(group, keys);
        if (action == KeyAction::Remove)
            Q_EMIT shown(keys);
        Q_EMIT failed(changed.error());
    };
    m_editor.changeKeys({.group = m_group, .ids = keys}, action, {this, answer});
}

// Somebody else removed one of them, and the store takes all or none.
void KeyRemoval::removePresent(GroupId group, const QList<KeyId> &keys)
{
    const auto answer = [this, group, keys](const Result<QList<KeyId>> &present) {
        const QList<KeyId> left = present ? inBoth(keys, *present) : QList<KeyId>();
        if (!left.isEmpty())
            m_editor.changeKeys({.group = group, .ids = left}, KeyAction::Remove, {});
    };
    m_editor.keyIds({.group = group}, {this, answer});
}

} // namespace keyferry::ui
