#pragma once

#include "proxy/core/configeditor.h"

#include <QObject>

namespace keyferry::ui {

/// Disables and enables keys so that it can be undone: notes which of them were in the other state,
/// and takes back just those. A key that was invalid stays disabled by an undo, which says so: the
/// store cannot make a key invalid, and it did not serve before either. One batch at a time. Main
/// thread; the editor must outlive it.
class KeyToggle final : public QObject
{
    Q_OBJECT

public:
    explicit KeyToggle(ConfigEditor &editor, QObject *parent = nullptr);

    void disable(GroupId group, const QList<KeyId> &keys);
    void enable(GroupId group, const QList<KeyId> &keys);
    /// Takes the last batch back.
    void undo();

Q_SIGNALS:
    void disabled(qint64 keys);
    void enabled(qint64 keys);
    /// So many of an undone batch were invalid before; they stay disabled.
    void leftDisabled(qint64 keys);
    void failed(const keyferry::Error &error);

private:
    struct Batch
    {
        GroupId group{};
        KeyAction action = KeyAction::Disable;
        QList<KeyId> keys{};
        QList<KeyId> turned{}; ///< those that an undo has to turn back
        qint64 invalid = 0;    ///< of those that an undo cannot turn back
    };

    void look(const Batch &batch, const QList<KeyState> &states);
    void change(const Batch &batch);

    ConfigEditor &m_editor;
    Batch m_last{};
};

} // namespace keyferry::ui
