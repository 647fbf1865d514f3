#pragma once

#include "app/autostart.h"
#include "proxy/core/configeditor.h"

#include <QObject>

#include <functional>
#include <optional>

namespace keyferry::app {

/// Keeps the session's entry as the setting `autostart` says, from the start on and with every
/// change. Main thread.
class AutostartSetting final : public QObject
{
    Q_OBJECT

public:
    /// \param apply  makes the entry so; setAutostart() with an entry of ours
    using Apply = std::function<Outcome(bool isOn)>;

    AutostartSetting(ConfigEditor &editor, Apply apply, QObject *parent = nullptr);

    /// Whoever listens to failed() first connects, then starts.
    void start();

Q_SIGNALS:
    void failed(const keyferry::Error &error);

private:
    void follow(const SnapshotPtr &snapshot);

    ConfigEditor &m_editor;
    Apply m_apply;
    std::optional<bool> m_isOn{}; ///< as last applied
};

} // namespace keyferry::app
