#pragma once

#include "proxy/core/configeditor.h"

#include <QObject>

#include <optional>

namespace keyferry::ui {

/// Revokes an access key so that it can be undone: at once it opens nothing (it is disabled), and
/// on finish(), or when this object goes, it is really removed. One at a time: the next one ends
/// the wait of the last. Main thread; the editor must outlive it.
class AccessKeyRemoval final : public QObject
{
    Q_OBJECT

public:
    explicit AccessKeyRemoval(ConfigEditor &editor, QObject *parent = nullptr);
    ~AccessKeyRemoval() override;

    void remove(const AccessKeyConfig &key);
    void undo();
    /// Really removes what waits.
    void finish();

Q_SIGNALS:
    void hidden(keyferry::AccessKeyId key);
    void shown(keyferry::AccessKeyId key);
    void failed(const keyferry::Error &error);

private:
    void setEnabled(AccessKeyId key, bool enabled);
    void tell(AccessKeyId key, const Error &error);

    ConfigEditor &m_editor;
    std::optional<AccessKeyConfig> m_key{};
};

} // namespace keyferry::ui
