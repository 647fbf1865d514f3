#include "app/unixsignals.h"

#include <atomic>
#include <csignal>
#include <sys/socket.h>
#include <unistd.h>

namespace keyferry::app {

namespace {

// A handler gets nothing but a number, so the write end cannot be a member.
std::atomic<int> writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free);

void onSignal(int)
{
    const char byte = 1;
    // Full means that one is waiting to be read already.
    [[maybe_unused]] const auto written = ::write(writeEnd.load(), &byte, 1);
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = SA_RESTART;
    ::sigaction(signal, &action, nullptr);
}

} // namespace

UnixSignals::UnixSignals(QObject *parent)
    : QObject(parent)
{
    // Whoever reads our standard error may go; a line of log is no reason to end.
    handle(SIGPIPE, SIG_IGN);
    int ends[2] = {-1, -1};
    if (::socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0, ends) != 0)
        return; // without descriptors left nothing else works either; the default action stays
    m_readEnd = ends[0];
    writeEnd = ends[1];
    m_notifier = std::make_unique<QSocketNotifier>(m_readEnd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &UnixSignals::onReadable);
    handle(SIGTERM, onSignal);
    handle(SIGINT, onSignal);
}

UnixSignals::~UnixSignals()
{
    if (m_readEnd < 0)
        return;
    handle(SIGTERM, SIG_DFL);
    handle(SIGINT, SIG_DFL);
    m_notifier.reset();
    ::close(m_readEnd);
    ::close(writeEnd.exchange(-1));
}

void UnixSignals::onReadable()
{
    char bytes[16];
    const auto count = ::read(m_readEnd, bytes, sizeof bytes);
    for (ssize_t i = 0; i < count; ++i)
        Q_EMIT stopRequested();
}

} // namespace keyferry::app
