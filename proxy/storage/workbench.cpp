#include "proxy/storage/workbench.h"

#include "proxy/storage/accesskeyrepository.h"
#include "proxy/storage/grouprepository.h"
#include "proxy/storage/settingsrepository.h"
#include "proxy/storage/snapshotbuilder.h"

namespace keyferry::storage {

Result<SnapshotPtr> loadSnapshot(const Workbench &bench)
{
    auto groups = GroupRepository(bench.database, bench.box).all();
    if (!groups)
        return groups.error();
    auto accessKeys = AccessKeyRepository(bench.database, bench.box).all();
    if (!accessKeys)
        return accessKeys.error();
    auto settings = SettingsRepository(bench.database, bench.box).all();
    if (!settings)
        return settings.error();
    return buildSnapshot({.groups = std::move(*groups),
                          .accessKeys = std::move(*accessKeys),
                          .settings = std::move(*settings),
                          .overrides = bench.overrides,
                          .fingerprinter = bench.box.fingerprinter()},
                         bench.snapshot);
}

Outcome commitConfiguration(Workbench &bench, Transaction &transaction, const QString &field)
{
    const auto next = loadSnapshot(bench);
    if (!next)
        return next.error();
    if (const auto allowed = checkExposure(**next); !allowed) {
        Error refusal = allowed.error();
        refusal.field = field;
        return refusal;
    }
    if (const auto done = transaction.commit(); !done)
        return done.error();
    bench.snapshot = *next;
    bench.changes.snapshot = *next;
    return ok();
}

} // namespace keyferry::storage
