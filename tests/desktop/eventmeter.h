#pragma once

#include <QApplication>

namespace keyferry::test {

/// An application that knows how long the window's thread was busy with one event, painting and
/// everything that the event called included. Time is that of the processor, so a busy machine does
/// not count.
class EventMeter final : public QApplication
{
public:
    using QApplication::QApplication;

    struct Slowest
    {
        double processorMs = 0;
        QString what{}; ///< type of the event and class of who got it
        qint64 events = 0;
    };

    bool notify(QObject *receiver, QEvent *event) override;

    /// What was seen since the last call.
    [[nodiscard]] Slowest take();

private:
    Slowest m_slowest{};
    int m_depth = 0; // an event sent while another is handled is part of that one
};

} // namespace keyferry::test
