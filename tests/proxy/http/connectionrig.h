#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/timerwheel.h"
#include "proxy/http/connection.h"
#include "proxy/http/server.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

namespace keyferry::test {

using namespace Qt::StringLiterals;

/// Keeps what a connection says about one request.
struct RecordedTurn final : public http::RequestObserver
{
    RequestHead head{};
    http::Responder responder{};
    QByteArray body{};
    int pieces = 0;
    int ends = 0;
    int gone = 0;
    int drained = 0;
    std::optional<Error> failure{};

    void bodyReceived(QByteArrayView bytes) override
    {
        body += bytes;
        ++pieces;
    }
    void bodyFinished() override { ++ends; }
    void requestFailed(const Error &error) override { failure = error; }
    void clientGone() override { ++gone; }
    void clientDrained() override { ++drained; }

    void answer(const QByteArray &text)
    {
        responder.sendWhole({.status = 200, .reason = "OK"_ba}, text);
    }
};

/// Takes requests and leaves the answers to the test.
struct RecordingHandler final : public http::RequestHandler
{
    std::vector<std::unique_ptr<RecordedTurn>> turns{};
    std::optional<Error> refusal{};
    std::function<void(RecordedTurn &)> onArrival = [](RecordedTurn &turn) {
        turn.responder.observe(&turn);
    };

    void requestArrived(RequestHead head, http::Responder responder) override
    {
        auto &turn = *turns.emplace_back(std::make_unique<RecordedTurn>());
        turn.head = std::move(head);
        turn.responder = std::move(responder);
        onArrival(turn);
    }
    void requestRefused(const Error &error, http::Responder responder) override
    {
        refusal = error;
        responder.sendWhole({.status = httpStatusFor(error.kind), .reason = "No"_ba},
                            error.detail.toUtf8());
    }
    [[nodiscard]] RecordedTurn &last() { return *turns.back(); }
    [[nodiscard]] int count() const { return static_cast<int>(turns.size()); }
};

inline const QByteArray getRequest = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n"_ba;

inline QByteArray okAnswer(const QByteArray &body, const QByteArray &fields = {})
{
    return "HTTP/1.1 200 OK\r\nContent-Length: "_ba + QByteArray::number(body.size()) + "\r\n"_ba
           + fields + "\r\n"_ba + body;
}

inline QByteArray post(const QByteArray &fields, const QByteArray &body)
{
    return "POST /p HTTP/1.1\r\nHost: a\r\n"_ba + fields + "\r\n"_ba + body;
}

inline bool isOpen(const QTcpSocket &socket)
{
    return socket.state() == QAbstractSocket::ConnectedState;
}

/// The next bytes, as many as are expected or what has come of them in a second.
inline QByteArray received(QTcpSocket &client, const QByteArray &expected)
{
    (void)QTest::qWaitFor([&] { return client.bytesAvailable() >= expected.size(); }, 1000);
    return client.readAll();
}

/// A listening server, connections with a clock that the test moves, and clients on real sockets.
struct ConnectionRig
{
    FakeClock clock{};
    TimerWheel wheel{clock};
    RecordingHandler handler{};
    http::ServerLimits limits{};
    http::Server server{};
    std::unique_ptr<http::Connection> connection{}; ///< the newest
    int closed = 0;

    explicit ConnectionRig(const http::ServerLimits &serverLimits = {})
        : limits(serverLimits)
    {
        QObject::connect(
            &server, &http::Server::connectionAccepted, &server, [this](qintptr descriptor) {
                connection = std::make_unique<http::Connection>(descriptor, limits, wheel, handler);
                QObject::connect(
                    connection.get(), &http::Connection::closed, &server, [this] { ++closed; });
            });
        if (!server.listen(QHostAddress::LocalHost, 0))
            qFatal("cannot listen");
    }

    void connectClient(QTcpSocket &client)
    {
        client.connectToHost(server.address(), server.port());
        QTRY_VERIFY(client.state() == QAbstractSocket::ConnectedState && connection);
    }
    /// Connects if need be, sends, and returns once the bytes have left.
    void send(QTcpSocket &client, const QByteArray &bytes)
    {
        if (client.state() == QAbstractSocket::UnconnectedState)
            connectClient(client);
        client.write(bytes);
        client.flush();
    }
    void pass(std::chrono::milliseconds time)
    {
        clock.advance(time);
        wheel.advance();
    }
};

} // namespace keyferry::test
