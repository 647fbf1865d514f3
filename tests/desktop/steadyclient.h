#pragma once

#include <QByteArray>

#include <atomic>
#include <thread>

namespace keyferry::test {

/// One client in a thread of its own that sends small requests at a steady rate over one
/// connection and reads each answer. It must not disturb what the window's thread is measured at.
class SteadyClient
{
public:
    /// \param request  head and body as they go over the wire; its answer has a Content-Length
    SteadyClient(quint16 port, QByteArray request, int perSecond);
    ~SteadyClient();
    SteadyClient(const SteadyClient &) = delete;
    SteadyClient &operator=(const SteadyClient &) = delete;

    [[nodiscard]] int answered() const { return m_answered; }
    [[nodiscard]] int failed() const { return m_failed; } ///< answers other than 200

private:
    void run(quint16 port, const QByteArray &request, int perSecond);

    std::atomic<bool> m_isStopped{false};
    std::atomic<int> m_answered{0};
    std::atomic<int> m_failed{0};
    std::thread m_thread;
};

} // namespace keyferry::test
