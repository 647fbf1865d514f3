#include "app/keycounting.h"

namespace keyferry::app {

namespace {

bool isServing(const Gateway *gateway)
{
    if (!gateway)
        return false;
    const GatewayState state = gateway->status().state;
    return state == GatewayState::Running || state == GatewayState::Draining;
}

} // namespace

KeyCounting::KeyCounting(const CommandBackend &backend, QObject *parent)
    : QObject(parent)
    , m_backend(backend)
{}

void KeyCounting::count(std::vector<GroupPtr> groups, const CommandReply &reply, const Done &done)
{
    if (!isServing(m_backend.gateway))
        return countNext({.left = std::move(groups), .counts = {}, .reply = reply, .done = done});
    Counts counts;
    for (const GroupPtr &group : groups)
        counts.insert(group->id, m_backend.gateway->keyCounts(group->id));
    done(counts);
}

void KeyCounting::countNext(Run run)
{
    if (run.left.empty())
        return run.done(run.counts);
    const GroupId group = run.left.back()->id;
    run.left.pop_back();
    const CommandReply reply = run.reply;
    const auto next = [this, group, run = std::move(run)](const KeyCounts &counts) {
        Run rest = run;
        rest.counts.insert(group, counts);
        countNext(std::move(rest));
    };
    m_backend.editor.storedKeyCounts(group, onSuccess<KeyCounts>(this, reply, next));
}

} // namespace keyferry::app
