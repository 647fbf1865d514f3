#pragma once

#include "app/commandbackend.h"

#include <QHash>
#include <QObject>

#include <functional>
#include <vector>

namespace keyferry::app {

/// Key counts of several groups: the engine's while it runs (it knows them at once), else as
/// stored. Main thread.
class KeyCounting final : public QObject
{
    Q_OBJECT

public:
    using Counts = QHash<GroupId, KeyCounts>;
    using Done = std::function<void(const Counts &)>;

    explicit KeyCounting(const CommandBackend &backend, QObject *parent = nullptr);

    /// Errors of the store go to `reply`, and `done` is not called then.
    void count(std::vector<GroupPtr> groups, const CommandReply &reply, const Done &done);

private:
    struct Run
    {
        std::vector<GroupPtr> left{};
        Counts counts{};
        CommandReply reply{};
        Done done{};
    };
    void countNext(Run run);

    CommandBackend m_backend;
};

} // namespace keyferry::app
