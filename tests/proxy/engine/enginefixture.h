#pragma once

#include "proxy/engine/enginehost.h"

#include <QHash>
#include <QMutex>
#include <QUrl>

#include <atomic>
#include <memory>

namespace keyferry::test {

/// The system's time, the wall's ahead by what a test adds. Any thread.
class MovableClock final : public Clock
{
public:
    void advanceWall(std::chrono::milliseconds by) { m_ahead += by.count(); }
    [[nodiscard]] std::chrono::milliseconds steady() const override { return m_system.steady(); }
    [[nodiscard]] qint64 wall() const override { return m_system.wall() + m_ahead; }

private:
    SystemClock m_system{};
    std::atomic<qint64> m_ahead{0};
};

/// Keeps what the engine would log. Any thread.
class RecordingSink final : public RecordSink
{
public:
    void append(RequestRecord record) override
    {
        const QMutexLocker lock(&m_mutex);
        m_records.append(std::move(record));
    }
    void updateKeys(QList<KeyUsage> usages) override
    {
        const QMutexLocker lock(&m_mutex);
        m_usages.append(std::move(usages));
    }
    [[nodiscard]] qint64 dropped() const override { return 0; }
    [[nodiscard]] QList<RequestRecord> records() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_records;
    }
    /// Keys that a check has restored.
    [[nodiscard]] QList<KeyId> restored() const
    {
        const QMutexLocker lock(&m_mutex);
        QList<KeyId> keys;
        for (const KeyUsage &usage : m_usages) {
            if (usage.isRestored)
                keys.append(usage.id);
        }
        return keys;
    }

    [[nodiscard]] QList<KeyUsage> usages() const
    {
        const QMutexLocker lock(&m_mutex);
        return m_usages;
    }

private:
    mutable QMutex m_mutex;
    QList<RequestRecord> m_records;
    QList<KeyUsage> m_usages;
};

/// What most requests of the tests look like, to the group `g`.
inline constexpr auto chatTarget = "/proxy/g/v1/chat/completions";
inline const QByteArray chatBody = QByteArrayLiteral(R"({"model":"gpt-x","messages":[]})");

/// An engine on a free port with the access key `sk-123456` and groups made by the test.
class EngineFixture
{
public:
    EngineFixture();

    /// A group `name` with one upstream a URL and keys `key-0001`… ; settings are overridden by
    /// text.
    GroupId addGroup(const QByteArray &name,
                     const std::vector<QByteArray> &upstreams,
                     int keys,
                     const QMap<QString, QString> &overrides = {});
    void set(QLatin1String name, const SettingValue &value);
    void publish();
    void start();
    [[nodiscard]] quint16 port() const;
    /// The clear key of a group, 0-based.
    [[nodiscard]] static QByteArray keyText(int index)
    {
        return "key-" + QByteArray::number(1001 + index);
    }
    /// The value of Authorization that it goes out in.
    [[nodiscard]] static QByteArray bearer(int index) { return "Bearer " + keyText(index); }

    /// Of the same key, once published.
    [[nodiscard]] KeyId keyId(GroupId group, int index) const
    {
        return m_keyIds.value(group).at(index);
    }

    MovableClock clock{};
    RecordingSink sink{};
    ConfigSnapshot draft{};
    std::unique_ptr<engine::EngineHost> host;

private:
    std::vector<KeyDelta> m_keys{};
    QHash<GroupId, QList<KeyId>> m_keyIds{};
    qint64 m_nextId = 1;
};

} // namespace keyferry::test
