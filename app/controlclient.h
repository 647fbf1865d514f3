#pragma once

#include "app/controlframe.h"

#include <QJsonObject>
#include <QLocalSocket>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <chrono>

namespace keyferry::app {

/// What one process asks of the instance that owns the data folder.
struct ControlRequest
{
    QStringList arguments{};
    QByteArray input{}; ///< what `key import` read
    bool showWindow = false;
};

/// Asks the running instance. One request an object. Main thread.
class ControlClient final : public QObject
{
    Q_OBJECT

public:
    /// An instance that is alive greets within this time; it may take longer to answer.
    static constexpr std::chrono::milliseconds usualPatience{3000};

    explicit ControlClient(std::chrono::milliseconds patience = usualPatience,
                           QObject *parent = nullptr);

    void send(const QString &socketPath, const ControlRequest &request);

Q_SIGNALS:
    /// No process listens there. Nothing was sent.
    void nobodyListens();
    /// One line of `log tail`.
    void itemReceived(const QJsonObject &item);
    /// FolderInUse if the other side does not answer or is another version; its own error else.
    void finished(const keyferry::Result<QJsonObject> &result);

private:
    void onReadyRead();
    void onGreeting(const QCborMap &greeting);
    void onMessage(const QCborMap &message);
    void onError(QLocalSocket::LocalSocketError error);
    void settle(const Result<QJsonObject> &result);

    ControlRequest m_request{};
    QLocalSocket m_socket;
    QTimer m_timeout;
    control::FrameReader m_reader;
    bool m_isGreeted = false;
    bool m_isSettled = false;
};

} // namespace keyferry::app
