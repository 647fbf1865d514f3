#pragma once

#include "proxy/core/clock.h"
#include "proxy/storage/storagehost.h"

#include <QEventLoop>
#include <QTemporaryDir>
#include <QTimer>

namespace keyferry::storage {

/// Waits for the one answer of an asynchronous call: `wait<GroupId>([&](auto reply) {
/// editor.addGroup(draft, reply); })`.
template<typename T, typename Call>
Result<T> wait(Call call)
{
    QObject context;
    QEventLoop loop;
    Result<T> answer = Error{ErrorKind::Internal, QStringLiteral("no answer came"), {}};
    call(Reply<T>(&context, [&](const Result<T> &result) {
        answer = result;
        loop.quit();
    }));
    QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
    loop.exec();
    return answer;
}

/// A data folder of its own with a host in it, opened as often as a test likes.
class HostFixture
{
public:
    [[nodiscard]] QString folder() const { return m_folder.filePath(QStringLiteral("data")); }
    [[nodiscard]] QString file(const QString &name) const
    {
        return folder() + QLatin1Char('/') + name;
    }

    Outcome open(const QMap<QString, QString> &overrides = {})
    {
        m_host.reset();
        auto opened = StorageHost::open({.dataFolder = folder(), .overrides = overrides}, m_clock);
        if (!opened)
            return opened.error();
        m_host = std::move(*opened);
        return ok();
    }
    void close() { m_host.reset(); }

    [[nodiscard]] StorageHost &host() { return *m_host; }
    [[nodiscard]] ConfigEditor &editor() { return m_host->editor(); }
    [[nodiscard]] LogReader &log() { return m_host->logReader(); }
    [[nodiscard]] FakeClock &clock() { return m_clock; }

private:
    QTemporaryDir m_folder{};
    FakeClock m_clock{};
    std::unique_ptr<StorageHost> m_host{};
};

[[nodiscard]] inline GroupDraft groupDraft(const QString &name)
{
    return {.name = name, .channel = Channel::OpenAi};
}

[[nodiscard]] inline ParsedKeys parsedKeys(const QByteArrayList &keys)
{
    return parseKeys(keys.join('\n'));
}

} // namespace keyferry::storage
