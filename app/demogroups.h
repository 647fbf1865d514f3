#pragma once

#include "proxy/core/configeditor.h"

#include <QObject>

namespace keyferry::app {

/// The groups of `--demo`. In a store without groups it makes `openai`, `anthropic` and `gemini`
/// with three keys each; those it made before are pointed at where the provider listens now. Main
/// thread.
class DemoGroups final : public QObject
{
    Q_OBJECT

public:
    explicit DemoGroups(ConfigEditor &editor, QObject *parent = nullptr);

    /// \param upstream  base URL of the demo provider
    void prepare(const QString &upstream, const Reply<Nothing> &reply);

private:
    void makeNext(QList<Channel> channels, const QString &upstream, const Reply<Nothing> &reply);
    void repointNext(QList<GroupId> groups, const QString &upstream, const Reply<Nothing> &reply);

    ConfigEditor &m_editor;
};

/// A command that streams an answer through the proxy when pasted into a shell; empty if there is
/// no demo group for it. \param baseUrl  `http://127.0.0.1:3001`
[[nodiscard]] QString demoCommand(const ConfigSnapshot &snapshot, const QString &baseUrl);

} // namespace keyferry::app
