#include "proxy/transport/addressrace.h"

namespace keyferry::transport {

namespace {

// A machine without IPv6 fails every such address at once: that says less than a refusal.
int weight(QAbstractSocket::SocketError error)
{
    if (error == QAbstractSocket::SocketResourceError)
        return 3;
    if (error == QAbstractSocket::ConnectionRefusedError)
        return 2;
    return error == QAbstractSocket::NetworkError ? 0 : 1;
}

} // namespace

QList<QHostAddress> interleaved(const QList<QHostAddress> &addresses, AddressFamily first)
{
    const auto isFirst = [first](const QHostAddress &a) { return a.protocol() == first; };
    if (!addresses.isEmpty() && std::none_of(addresses.begin(), addresses.end(), isFirst))
        return interleaved(addresses, addresses.front().protocol());

    QList<QHostAddress> theirs = addresses;
    const auto border = std::stable_partition(theirs.begin(), theirs.end(), isFirst);
    const QList<QHostAddress> others(border, theirs.end());
    theirs.erase(border, theirs.end());

    QList<QHostAddress> ordered;
    for (qsizetype i = 0; i < std::max(theirs.size(), others.size()); ++i) {
        ordered += theirs.mid(i, 1);
        ordered += others.mid(i, 1);
    }
    return ordered;
}

AddressRace::AddressRace(TimerWheel &wheel, MakeSocket makeSocket, QObject *parent)
    : QObject(parent)
    , m_makeSocket(std::move(makeSocket))
    , m_next(wheel, [this] { startNext(); })
{}

void AddressRace::run(const QList<QHostAddress> &addresses, quint16 port)
{
    Q_ASSERT(!addresses.isEmpty() && m_running.empty() && m_port == 0);
    m_untried = addresses.first(std::min(addresses.size(), mostAddresses));
    m_port = port;
    startNext();
}

void AddressRace::startNext()
{
    m_running.push_back(m_makeSocket());
    QTcpSocket *socket = m_running.back().get();
    // Queued: an address may fail from inside connectToHost().
    connect(
        socket,
        &QTcpSocket::connected,
        this,
        [this, socket] { onConnected(socket); },
        Qt::QueuedConnection);
    connect(
        socket,
        &QTcpSocket::errorOccurred,
        this,
        [this, socket] { onFailed(socket); },
        Qt::QueuedConnection);
    socket->connectToHost(m_untried.takeFirst(), m_port);
    if (m_untried.isEmpty())
        m_next.stop();
    else
        m_next.start(headStart);
}

void AddressRace::onConnected(QTcpSocket *socket)
{
    // It may have broken off since the signal was queued; its failure follows.
    SocketPointer taken =
        socket->state() == QAbstractSocket::ConnectedState ? takeOut(socket) : nullptr;
    if (!taken)
        return;

    m_next.stop();
    m_running.clear();
    m_winner = std::move(taken);
    m_winner->disconnect(this);
    Q_EMIT won(m_winner->peerAddress().protocol());
}

void AddressRace::onFailed(QTcpSocket *socket)
{
    const SocketPointer failed = takeOut(socket);
    if (!failed)
        return;
    if (weight(failed->error()) >= weight(m_error))
        m_error = failed->error();
    if (!m_untried.isEmpty())
        return startNext();
    if (m_running.empty())
        Q_EMIT lost(m_error);
}

SocketPointer AddressRace::takeOut(const QTcpSocket *socket)
{
    const auto found = std::find_if(m_running.begin(), m_running.end(), [socket](const auto &one) {
        return one.get() == socket;
    });
    if (found == m_running.end())
        return nullptr;
    SocketPointer taken = std::move(*found);
    m_running.erase(found);
    return taken;
}

SocketPointer AddressRace::takeWinner()
{
    return std::move(m_winner);
}

} // namespace keyferry::transport
