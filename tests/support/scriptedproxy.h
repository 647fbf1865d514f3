#pragma once

#include <QByteArray>
#include <QString>
#include <QTcpServer>

#include <vector>

namespace keyferry::test {

/// A proxy on 127.0.0.1 that tunnels by HTTP CONNECT and SOCKS5, whichever it hears. Whatever name
/// is asked for stands for 127.0.0.1, so that a test sees who resolves it. Runs in the thread that
/// made it.
class ScriptedProxy final : public QTcpServer
{
    Q_OBJECT

public:
    struct Wish
    {
        QByteArray user{}; ///< asked for unless empty
        QByteArray password{};
        int refusal = 0; ///< the status or SOCKS reply that tunnels are refused with; 0: none are
        bool isSilent = false; ///< hears and never answers
        bool isCurt = false;   ///< closes at the first byte
    };

    ScriptedProxy();
    explicit ScriptedProxy(Wish wish);

    /// \param scheme    `http` or `socks5`
    /// \param userInfo  `user:password`, or empty
    [[nodiscard]] QString url(const QString &scheme, const QString &userInfo = {}) const;
    [[nodiscard]] const Wish &wish() const { return m_wish; }

    [[nodiscard]] qsizetype openConnections() const { return m_connections.children().size(); }

    std::vector<QByteArray> asked{}; ///< `api.test:443`, tunnels granted or refused by `refusal`

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    Wish m_wish;
    QObject m_connections; ///< the parent of all of them
};

} // namespace keyferry::test
