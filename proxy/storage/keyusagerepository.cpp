#include "proxy/storage/keyusagerepository.h"

#include "proxy/storage/cooldownrepository.h"
#include "proxy/storage/statement.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestError = 1000;

} // namespace

Outcome KeyUsageRepository::addCounts(const QList<KeyUsage> &usages) const
{
    Statement row(m_database,
                  u"UPDATE keys SET requests = requests + ?, failures = failures + ?,"
                  " last_used_at = MAX(last_used_at, ?), last_success_at = MAX(last_success_at, ?)"
                  " WHERE id = ?"_s);
    Statement error(m_database,
                    u"UPDATE keys SET last_error_status = ?, last_error = ?, last_error_at = ?"
                    " WHERE id = ? AND last_error_at <= ?"_s);
    for (const KeyUsage &usage : usages) {
        const auto counted = row.run({usage.requests,
                                      usage.failures,
                                      usage.lastUsedAt,
                                      usage.lastSuccessAt,
                                      toNumber(usage.id)});
        if (!counted)
            return counted.error();
        if (usage.lastErrorAt == 0)
            continue;
        const auto noted = error.run({usage.lastErrorStatus,
                                      usage.lastError.left(longestError),
                                      usage.lastErrorAt,
                                      toNumber(usage.id),
                                      usage.lastErrorAt});
        if (!noted)
            return noted.error();
    }
    return ok();
}

Outcome KeyUsageRepository::storeStandings(const QList<KeyUsage> &usages) const
{
    // Parameters: the state if it is `invalid` or restored, else NULL. A pool that still holds the
    // key as disabled has nothing to say about it. Writing a row that is so already would write the
    // index of states too.
    Statement row(m_database,
                  u"UPDATE keys SET consecutive_failures = ?,"
                  " state = CASE WHEN state = 'disabled' THEN state ELSE COALESCE(?, state) END"
                  " WHERE id = ? AND (consecutive_failures <> ? OR COALESCE(?, state) <> state)"_s);
    const CooldownRepository cooldowns(m_database);
    for (const KeyUsage &usage : usages) {
        if (usage.cooldowns) {
            const auto replaced = cooldowns.replace(usage.id, *usage.cooldowns);
            if (!replaced)
                return replaced.error();
        }
        if (!usage.isStandingNew)
            continue;
        const bool counts = usage.state == KeyState::Invalid
                            || (usage.state == KeyState::Active && usage.isRestored);
        const QVariant state = counts ? QVariant(QString(keyStateName(usage.state))) : QVariant();
        const auto done = row.run({usage.consecutiveFailures,
                                   state,
                                   toNumber(usage.id),
                                   usage.consecutiveFailures,
                                   state});
        if (!done)
            return done.error();
    }
    return ok();
}

} // namespace keyferry::storage
