#pragma once

#include "proxy/transport/remembered.h"

#include <QHash>
#include <QHostAddress>
#include <QHostInfo>
#include <QObject>
#include <QPointer>

#include <functional>
#include <optional>
#include <vector>

namespace keyferry::transport {

/// Names to addresses through QHostInfo, which looks up 20 in parallel. Answers are remembered,
/// failures are not; an answer that has grown old still serves while DNS fails. Worker's thread.
class HostResolver final : public QObject
{
    Q_OBJECT

public:
    using Answer = std::function<void(const QHostInfo &)>;
    /// Asks for a name; the answer comes on the receiver's thread, not after the receiver has gone.
    using Lookup =
        std::function<void(const QString &name, QObject *receiver, const Answer &answer)>;
    /// No address: the name could not be found.
    using Found = std::function<void(const QList<QHostAddress> &)>;

    static constexpr std::chrono::seconds freshFor{60};
    static constexpr std::chrono::minutes staleFor{11}; ///< 10 beyond fresh, while DNS fails
    static constexpr std::size_t namesKept = 128;

    explicit HostResolver(const Clock &clock, Lookup lookup = askSystem, QObject *parent = nullptr);

    static void askSystem(const QString &name, QObject *receiver, const Answer &answer);

    /// An address literal, or a name that was looked up not long ago.
    [[nodiscard]] std::optional<QList<QHostAddress>> known(const QString &host) const;
    /// \param found  called once, later; not at all if `asker` is destroyed before
    void ask(const QString &host, QObject *asker, Found found);

private:
    struct Waiting
    {
        QPointer<QObject> asker{};
        Found found{};
    };
    void onAnswer(const QString &host, const QHostInfo &info);

    Lookup m_lookup;
    Remembered<QList<QHostAddress>> m_answers;
    QHash<QString, std::vector<Waiting>> m_waiting; ///< by name, one lookup each
};

} // namespace keyferry::transport
