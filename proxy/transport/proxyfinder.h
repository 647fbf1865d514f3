#pragma once

#include "proxy/transport/proxysettings.h"
#include "proxy/transport/remembered.h"

#include <QObject>

#include <functional>

namespace keyferry::transport {

/// Which proxy leads to an origin. What only the system knows is asked off this thread and
/// remembered per origin. Worker's thread.
class ProxyFinder final : public QObject
{
    Q_OBJECT

public:
    using AskSystem = std::function<QFuture<QNetworkProxy>(const QUrl &)>;
    using Found = std::function<void(const QNetworkProxy &)>;

    static constexpr std::chrono::minutes freshFor{5};
    static constexpr std::size_t originsKept = 128;

    ProxyFinder(const Clock &clock,
                ProxyEnvironment environment,
                AskSystem askSystem = systemProxyLater,
                QObject *parent = nullptr);

    /// \param setting  as ConnectionPolicy::proxyUrl
    /// \returns nothing if the system has to be asked; UpstreamUnreachable for a bad address
    [[nodiscard]] std::optional<Result<QNetworkProxy>> known(const QUrl &origin,
                                                             const QString &setting) const;
    /// \param found  called once, later; not at all if `asker` is destroyed before
    void ask(const QUrl &origin, QObject *asker, Found found);

private:
    ProxyEnvironment m_environment;
    AskSystem m_askSystem;
    Remembered<QNetworkProxy> m_answers;
};

} // namespace keyferry::transport
