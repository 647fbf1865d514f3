#pragma once

#include <QTcpSocket>

namespace keyferry::http {

/// A connection over `max_connections`: answers 503 with `Retry-After` to the first bytes that
/// come, lets the client read it, and deletes itself within a second whatever the client does.
/// Lives on the thread that makes it.
class RefusedConnection final : public QObject
{
    Q_OBJECT

public:
    /// Takes the descriptor over.
    RefusedConnection(qintptr descriptor, QObject *parent);

private:
    void answer();

    QTcpSocket m_socket{};
};

} // namespace keyferry::http
