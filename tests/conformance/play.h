#pragma once

#include "tests/conformance/peer.h"
#include "tests/conformance/row.h"

#include <functional>
#include <optional>

namespace keyferry::test {

/// Where upstream connections come in: 127.0.0.1, any port.
class Doorway
{
public:
    /// \param context  null for plain connections; outlives the doorway
    explicit Doorway(SSL_CTX *context);
    ~Doorway();
    Doorway(const Doorway &) = delete;
    Doorway &operator=(const Doorway &) = delete;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] int descriptor() const { return m_descriptor; }
    /// Null if nobody waits.
    [[nodiscard]] std::unique_ptr<Peer> accept();

private:
    int m_descriptor = -1;
    quint16 m_port = 0;
    SSL_CTX *m_context;
};

/// Plays one row's steps in order, each to its end before the next. Blocks its thread, which must
/// not be the engine's.
class Play
{
public:
    Play(Doorway &upstream, quint16 proxyPort, QMap<QByteArray, QByteArray> words);

    /// \returns what went otherwise than the steps say; empty if nothing did
    [[nodiscard]] QString run(const std::vector<Step> &steps);

private:
    using Reading = std::function<std::optional<QString>()>;

    [[nodiscard]] QString perform(const Step &step);
    [[nodiscard]] QString performEnd(const Step &step, Peer &peer);
    [[nodiscard]] QString expect(Peer &peer, const QByteArray &bytes);
    [[nodiscard]] QString expectContent(Peer &peer, const QByteArray &bytes);
    [[nodiscard]] QString expectRefusal(Peer &peer, const QByteArray &text);
    [[nodiscard]] QString expectEnd(Peer &peer, Act act);
    [[nodiscard]] QString expectStall(Peer &peer, qint64 most);
    [[nodiscard]] QString expectQuiet(Peer &peer);
    [[nodiscard]] QString takeLine(Peer &peer, QByteArray &line);
    /// The connections that are left serve on, and nothing more has come.
    [[nodiscard]] QString finalCheck();

    /// Null if it never comes up.
    [[nodiscard]] Peer *peerOf(const Step &step);
    /// Reads until `reading` has an answer, everybody's sending going on meanwhile.
    [[nodiscard]] QString waitFor(int descriptor, const Reading &reading);
    void pumpAll();

    Doorway &m_upstream;
    quint16 m_proxyPort;
    QMap<QByteArray, QByteArray> m_words;
    std::vector<std::unique_ptr<Peer>> m_clients{};
    std::vector<std::unique_ptr<Peer>> m_upstreams{};
};

} // namespace keyferry::test
