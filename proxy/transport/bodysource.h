#pragma once

#include <QtGlobal>

#include <functional>
#include <vector>

namespace keyferry::transport {

/// A request body that can be read again from any position: what was sent is never sent from
/// anywhere else. Worker's thread.
class BodySource
{
public:
    BodySource() = default;
    BodySource(const BodySource &) = delete;
    BodySource &operator=(const BodySource &) = delete;
    virtual ~BodySource() = default;

    /// Total bytes: declared by the client, or known since everything has arrived. -1 while nobody
    /// knows (a chunked body under way); only DirectTransport takes a source in that state.
    [[nodiscard]] virtual qint64 size() const = 0;
    /// Bytes that are here so far.
    [[nodiscard]] virtual qint64 available() const = 0;
    /// Copies at most `maxBytes` from `position`; fewer only at the end of what is available. -1:
    /// the temporary file failed.
    [[nodiscard]] virtual qint64 read(qint64 position, char *data, qint64 maxBytes) = 0;

    /// Everything has arrived.
    [[nodiscard]] bool isWhole() const { return size() >= 0 && available() >= size(); }

    /// Calls `grown` whenever available() has grown or the end has come, until unwatch() by the
    /// same watcher. Several may watch: an attempt that ends late must not silence the one that
    /// followed it.
    void watch(const void *watcher, std::function<void()> grown);
    void unwatch(const void *watcher);
    [[nodiscard]] bool isWatched() const { return !m_watches.empty(); }

protected:
    void tellGrowth();

private:
    struct Watch
    {
        const void *watcher = nullptr;
        std::function<void()> grown{};
    };
    std::vector<Watch> m_watches{};
};

} // namespace keyferry::transport
