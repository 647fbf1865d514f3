#include "tests/conformance/play.h"

#include <algorithm>
#include <chrono>
#include <poll.h>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// What is to come comes in microseconds; this is for a busy machine, and is waited for by failures
// only.
constexpr auto patience = 10s;
constexpr qint64 pieceBytes = 256 * 1024;

QString shown(const QByteArray &bytes)
{
    QString text;
    for (const char byte : bytes.left(600)) {
        if (byte == '\n')
            text += u"\\n\n    "_s;
        else if (byte == '\r')
            text += u"\\r"_s;
        else if (byte >= ' ' && byte < 127)
            text += QLatin1Char(byte);
        else
            text += u"\\x"_s + QString::number(static_cast<unsigned char>(byte), 16);
    }
    return text;
}

QString mismatch(const QByteArray &expected, const QByteArray &got)
{
    return u"\n  expected\n    %1\n  got\n    %2"_s.arg(shown(expected), shown(got));
}

QString stopped(Peer::Got got)
{
    return got == Peer::Got::End ? u"the connection ended"_s : u"the connection was reset"_s;
}

} // namespace

Play::Play(Doorway &upstream, quint16 proxyPort, QMap<QByteArray, QByteArray> words)
    : m_upstream(upstream)
    , m_proxyPort(proxyPort)
    , m_words(std::move(words))
{}

QString Play::run(const std::vector<Step> &steps)
{
    for (const Step &step : steps) {
        const QString failure = perform(step);
        if (!failure.isEmpty())
            return u"line %1, %2%3: %4"_s.arg(step.line)
                .arg(QLatin1Char(step.side))
                .arg(step.number)
                .arg(failure);
    }
    return finalCheck();
}

Peer *Play::peerOf(const Step &step)
{
    auto &peers = step.side == 'C' ? m_clients : m_upstreams;
    const auto index = static_cast<std::size_t>(step.number - 1);
    while (peers.size() <= index) {
        std::unique_ptr<Peer> peer;
        if (step.side == 'C') {
            const int descriptor = Peer::connectTo(m_proxyPort);
            peer = descriptor < 0 ? nullptr : std::make_unique<Peer>(descriptor);
        } else {
            const QString failure =
                waitFor(m_upstream.descriptor(), [this, &peer]() -> std::optional<QString> {
                    peer = m_upstream.accept();
                    return peer ? std::optional(QString()) : std::nullopt;
                });
            Q_UNUSED(failure)
        }
        if (!peer)
            return nullptr;
        peers.push_back(std::move(peer));
    }
    return peers[index].get();
}

QString Play::perform(const Step &step)
{
    Peer *peer = peerOf(step);
    if (!peer || !peer->isOpen())
        return u"there is no such connection"_s;
    const auto bytes = expanded(step.text, m_words);
    if (!bytes)
        return bytes.error().detail;
    switch (step.act) {
    case Act::Send:
        peer->enqueue(*bytes);
        pumpAll();
        return {};
    case Act::Expect: return expect(*peer, *bytes);
    case Act::ExpectContent: return expectContent(*peer, *bytes);
    case Act::ExpectRefusal: return expectRefusal(*peer, *bytes);
    case Act::ExpectEnd:
    case Act::ExpectReset:
    case Act::ExpectClose: return expectEnd(*peer, step.act);
    case Act::Quiet: return expectQuiet(*peer);
    case Act::Stall: return expectStall(*peer, bytes->toLongLong());
    case Act::Flush:
    case Act::Close:
    case Act::HalfClose:
    case Act::Notify:
    case Act::Drop:
    case Act::Reset: return performEnd(step, *peer);
    }
    Q_UNREACHABLE();
}

QString Play::performEnd(const Step &step, Peer &peer)
{
    const QString failure = waitFor(-1, [&peer]() -> std::optional<QString> {
        return peer.hasOutgoing() ? std::nullopt : std::optional(QString());
    });
    if (!failure.isEmpty())
        return failure;
    if (step.act == Act::Close)
        peer.close();
    else if (step.act == Act::HalfClose)
        peer.halfClose();
    else if (step.act == Act::Notify)
        peer.notify();
    else if (step.act == Act::Drop)
        peer.drop();
    else if (step.act == Act::Reset)
        peer.reset();
    peer.hasEnded = peer.hasEnded || (step.act != Act::Flush && step.act != Act::Notify);
    return {};
}

QString Play::expect(Peer &peer, const QByteArray &bytes)
{
    qsizetype position = 0;
    return waitFor(peer.descriptor(), [&]() -> std::optional<QString> {
        while (position < bytes.size()) {
            QByteArray piece;
            const auto result =
                peer.read(std::min<qint64>(pieceBytes, bytes.size() - position), piece);
            if (result == Peer::Got::Nothing)
                return std::nullopt;
            const bool isRight = QByteArrayView(bytes).sliced(position, piece.size()) == piece;
            if (result != Peer::Got::Bytes)
                return stopped(result) + mismatch(bytes.mid(position), {});
            if (!isRight) {
                static_cast<void>(peer.read(400, piece));
                return mismatch(bytes.mid(position), piece);
            }
            position += piece.size();
        }
        return QString();
    });
}

QString Play::takeLine(Peer &peer, QByteArray &line)
{
    return waitFor(peer.descriptor(), [&]() -> std::optional<QString> {
        while (!line.endsWith("\r\n")) {
            const auto result = peer.read(1, line);
            if (result == Peer::Got::Nothing)
                return std::nullopt;
            if (result != Peer::Got::Bytes)
                return stopped(result) + mismatch("\r\n", line);
        }
        return QString();
    });
}

QString Play::expectContent(Peer &peer, const QByteArray &bytes)
{
    qsizetype position = 0;
    while (position < bytes.size()) {
        if (peer.chunkLeft == 0) {
            QByteArray line;
            if (const QString failure = takeLine(peer, line); !failure.isEmpty())
                return failure;
            bool isSize = false;
            peer.chunkLeft = line.trimmed().toLongLong(&isSize, 16);
            if (!isSize || peer.chunkLeft == 0)
                return u"no chunk: "_s + shown(line);
        }
        const auto part = bytes.mid(position, peer.chunkLeft);
        if (const QString failure = expect(peer, part); !failure.isEmpty())
            return failure;
        position += part.size();
        peer.chunkLeft -= part.size();
        if (peer.chunkLeft == 0) {
            if (const QString failure = expect(peer, "\r\n"); !failure.isEmpty())
                return failure;
        }
    }
    return {};
}

QString Play::expectRefusal(Peer &peer, const QByteArray &text)
{
    const auto parts = text.split(' ');
    QByteArray head;
    while (!head.endsWith("\r\n\r\n")) {
        QByteArray line;
        if (const QString failure = takeLine(peer, line); !failure.isEmpty())
            return failure + shown(head);
        head += line;
    }
    const QByteArray kind = "\r\nx-keyferry-error: " + parts.value(1) + "\r\n";
    if (!head.startsWith("HTTP/1.1 " + parts.front() + ' ') || !head.contains(kind))
        return mismatch(text, head);
    const auto length = head.indexOf("Content-Length: ") + 16;
    const auto size = head.mid(length, head.indexOf('\r', length) - length).toLongLong();
    QByteArray body;
    return waitFor(peer.descriptor(), [&]() -> std::optional<QString> {
        while (body.size() < size) {
            if (peer.read(size - body.size(), body) != Peer::Got::Bytes)
                return std::nullopt;
        }
        return body.contains("\"error\"") ? QString() : mismatch(text, body);
    });
}

QString Play::expectEnd(Peer &peer, Act act)
{
    peer.hasEnded = true;
    QByteArray bytes;
    return waitFor(peer.descriptor(), [&]() -> std::optional<QString> {
        switch (peer.read(pieceBytes, bytes)) {
        case Peer::Got::Nothing: return std::nullopt;
        case Peer::Got::Bytes: return u"more came:"_s + mismatch({}, bytes);
        case Peer::Got::End:
            return act == Act::ExpectReset ? u"ended instead of reset"_s : QString();
        case Peer::Got::Reset:
            return act == Act::ExpectEnd ? u"reset instead of ended"_s : QString();
        }
        Q_UNREACHABLE();
    });
}

QString Play::expectQuiet(Peer &peer)
{
    QByteArray bytes;
    const auto got = peer.read(pieceBytes, bytes);
    if (got == Peer::Got::Nothing)
        return {};
    return got == Peer::Got::Bytes ? u"something came:"_s + mismatch({}, bytes) : stopped(got);
}

// The one thing that nobody announces: that nothing moves any more.
QString Play::expectStall(Peer &peer, qint64 most)
{
    constexpr int still = 100; // ms
    qint64 before = -1;
    while (before != peer.sent()) {
        before = peer.sent();
        pumpAll();
        pollfd watched{.fd = peer.descriptor(), .events = POLLOUT, .revents = 0};
        ::poll(&watched, 1, still);
        pumpAll();
        if (peer.sent() > most || !peer.hasOutgoing())
            return u"%1 bytes have left, more than %2"_s.arg(peer.sent()).arg(most);
    }
    return {};
}

QString Play::finalCheck()
{
    for (const auto &client : m_clients) {
        if (client->hasEnded)
            continue;
        client->enqueue("GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n");
        QString failure = expect(*client, "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n");
        if (!failure.isEmpty())
            return u"a client's connection does not serve the next request: "_s + failure;
    }
    for (const auto &peer : m_upstreams) {
        QByteArray bytes;
        if (peer->isOpen() && !peer->hasEnded && peer->read(pieceBytes, bytes) == Peer::Got::Bytes)
            return u"more came to an upstream:"_s + mismatch({}, bytes);
    }
    // QNetworkAccessManager may open one that it has no use for, and once a connection ends it may
    // send a GET again, whatever came before.
    QByteArray bytes;
    const auto peer = m_upstream.accept();
    const bool isTold = peer && peer->read(pieceBytes, bytes) == Peer::Got::Bytes;
    const bool isHabit = m_words.value("transport") == "qnam" && bytes.startsWith("GET ");
    if (isTold && !isHabit)
        return u"a request came to the upstream that no step speaks of:"_s + mismatch({}, bytes);
    return {};
}

QString Play::waitFor(int descriptor, const Reading &reading)
{
    const auto deadline = std::chrono::steady_clock::now() + patience;
    while (std::chrono::steady_clock::now() < deadline) {
        pumpAll();
        if (const auto answer = reading())
            return *answer;
        std::vector<pollfd> watched{{.fd = descriptor, .events = POLLIN, .revents = 0}};
        for (const auto *peers : {&m_clients, &m_upstreams}) {
            for (const auto &peer : *peers) {
                if (peer->hasOutgoing())
                    watched.push_back({.fd = peer->descriptor(), .events = POLLOUT, .revents = 0});
            }
        }
        ::poll(watched.data(), watched.size(), 100);
    }
    return u"nothing came in time"_s;
}

void Play::pumpAll()
{
    for (const auto &client : m_clients)
        client->pump();
    for (const auto &upstream : m_upstreams)
        upstream->pump();
}

} // namespace keyferry::test
