#pragma once

#include "proxy/storage/cooldownrepository.h"
#include "proxy/storage/groupedits.h"
#include "proxy/storage/keychanges.h"
#include "proxy/storage/keyedits.h"
#include "proxy/storage/keylist.h"
#include "proxy/storage/keyusagerepository.h"
#include "tests/proxy/storage/benchfixture.h"

namespace keyferry::storage {

/// A group with three keys, named after their states.
class KeysFixture : public BenchFixture
{
public:
    KeysFixture()
        : group(*addGroup(bench, groupDraft(QStringLiteral("a"))))
    {
        const auto added = addKeys(bench, group, parsedKeys({"active", "invalid", "disabled"}));
        const auto disabled = changeKeys(
            bench, {.group = group, .secrets = {Secret("disabled")}}, KeyAction::Disable);
        const auto used = use({.id = row("invalid").id,
                               .state = KeyState::Invalid,
                               .requests = 5,
                               .failures = 4,
                               .consecutiveFailures = 3});
        Q_ASSERT(added && disabled && used);
        bench.changes = {};
    }

    [[nodiscard]] KeyList list() { return {*database, box.fingerprinter(), clock.wall()}; }

    [[nodiscard]] KeyRow row(const QByteArray &secret)
    {
        const auto id = list().find(group, Secret(secret));
        return id ? list().rows({*id})->value(0) : KeyRow{};
    }
    [[nodiscard]] QString state(const QByteArray &secret)
    {
        const KeyRow found = row(secret);
        return found.id == KeyId{} ? QStringLiteral("gone") : QString(keyStateName(found.state));
    }

    Outcome use(const KeyUsage &usage)
    {
        auto transaction = Transaction::begin(*database);
        const KeyUsageRepository repository(*database);
        if (const auto done = repository.addCounts({usage}); !done)
            return done;
        const auto done = repository.storeStandings({usage});
        return done ? transaction->commit() : done;
    }
    /// \param seconds  from now
    Outcome cool(const QByteArray &secret, const QString &model, int seconds)
    {
        const Cooldown cooldown{model, clock.wall() + seconds * 1000, QStringLiteral("said so")};
        const KeyRow key = row(secret);
        return use({.id = key.id,
                    .state = key.state,
                    .consecutiveFailures = key.consecutiveFailures,
                    .cooldowns = key.cooldowns + QList<Cooldown>{cooldown}});
    }

    GroupId group{};
};

} // namespace keyferry::storage
