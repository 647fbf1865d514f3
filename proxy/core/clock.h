#pragma once

#include <QtGlobal>

#include <chrono>

namespace keyferry {

/// Time as it is injected everywhere: tests advance it by hand. Thread: any.
class Clock
{
public:
    Clock() = default;
    Clock(const Clock &) = delete;
    Clock &operator=(const Clock &) = delete;
    virtual ~Clock() = default;

    /// Never goes back; for durations and deadlines.
    [[nodiscard]] virtual std::chrono::milliseconds steady() const = 0;
    /// UTC milliseconds since the epoch; for records.
    [[nodiscard]] virtual qint64 wall() const = 0;
};

class SystemClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::milliseconds steady() const override;
    [[nodiscard]] qint64 wall() const override;
};

/// Moves only when told to.
class FakeClock final : public Clock
{
public:
    explicit FakeClock(qint64 wallStart = 1'700'000'000'000)
        : m_wallStart(wallStart)
    {}
    void advance(std::chrono::milliseconds by) { m_steady += by; }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_steady; }
    [[nodiscard]] qint64 wall() const override { return m_wallStart + m_steady.count(); }

private:
    std::chrono::milliseconds m_steady{0};
    qint64 m_wallStart = 0;
};

} // namespace keyferry
