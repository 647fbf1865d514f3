#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace keyferry::app {

/// SIGTERM and SIGINT as a Qt signal: the handler only writes a byte to a socket pair. SIGPIPE is
/// ignored from here on. One object a process. Main thread.
class UnixSignals final : public QObject
{
    Q_OBJECT

public:
    explicit UnixSignals(QObject *parent = nullptr);
    ~UnixSignals() override;

Q_SIGNALS:
    void stopRequested();

private:
    void onReadable();

    int m_readEnd = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace keyferry::app
