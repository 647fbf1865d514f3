#pragma once

#include "proxy/core/configeditor.h"

#include <QObject>

namespace keyferry::ui {

/// Deletes keys so that it can be undone: at once they are no longer served (active ones are
/// disabled), and on finish(), or when this object goes, they are really removed. One batch at a
/// time: the next one ends the wait of the last. Main thread; the editor must outlive it.
class KeyRemoval final : public QObject
{
    Q_OBJECT

public:
    explicit KeyRemoval(ConfigEditor &editor, QObject *parent = nullptr);
    ~KeyRemoval() override;

    void remove(GroupId group, const QList<KeyId> &keys);
    void undo();
    /// Really removes what waits.
    void finish();

    [[nodiscard]] bool isWaiting() const { return !m_keys.isEmpty(); }
    /// What the store still counts of the keys that wait, by the state it has them in.
    [[nodiscard]] KeyCounts waiting(GroupId group) const;

Q_SIGNALS:
    void hidden(const QList<keyferry::KeyId> &keys);
    void shown(const QList<keyferry::KeyId> &keys);
    void failed(const keyferry::Error &error);

private:
    void disable(const QList<KeyId> &active);
    void takeInvalid(const QList<KeyId> &invalid);
    void query(KeyState state, void (KeyRemoval::*take)(const QList<KeyId> &));
    void change(KeyAction action, const QList<KeyId> &keys);
    void removePresent(GroupId group, const QList<KeyId> &keys);

    ConfigEditor &m_editor;
    GroupId m_group{};
    QList<KeyId> m_keys{};
    QList<KeyId> m_disabled{}; ///< by us, to be enabled on undo
    qint64 m_invalidCount = 0;
    int m_serial = 0;
};

} // namespace keyferry::ui
