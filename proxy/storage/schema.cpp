// The history of the schema, in SQLite's words. A step names tables and columns literally, so old
// steps never change meaning; a released one is never edited. Tables and columns: docs/data.md
// "Tables". Times are UTC milliseconds, 0 = never.
#include "proxy/storage/migrations.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

QStringList configurationTables()
{
    return {
        // Row ids are taken from here and never used twice: they are part of what a sealed secret
        // is bound to.
        u"CREATE TABLE counters (name TEXT PRIMARY KEY, last INTEGER NOT NULL)"_s,
        u"CREATE TABLE meta (name TEXT PRIMARY KEY, value TEXT NOT NULL)"_s,
        u"CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT NOT NULL)"_s,
        u"CREATE TABLE groups (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE,"
        " display_name TEXT NOT NULL DEFAULT '', description TEXT NOT NULL DEFAULT '',"
        " kind TEXT NOT NULL DEFAULT 'standard', channel TEXT NOT NULL,"
        " channel_options TEXT NOT NULL DEFAULT '{}', enabled INTEGER NOT NULL DEFAULT 1,"
        " sort INTEGER NOT NULL DEFAULT 0, test_model TEXT NOT NULL DEFAULT '',"
        " check_path TEXT NOT NULL DEFAULT '', model_rules TEXT NOT NULL DEFAULT '[]',"
        " model_strict INTEGER NOT NULL DEFAULT 0, param_overrides TEXT NOT NULL DEFAULT '{}',"
        " header_rules TEXT NOT NULL DEFAULT '[]', failure_rules TEXT NOT NULL DEFAULT '[]',"
        " settings TEXT NOT NULL DEFAULT '{}', created_at INTEGER NOT NULL,"
        " updated_at INTEGER NOT NULL)"_s,
        u"CREATE TABLE upstreams (id INTEGER PRIMARY KEY,"
        " group_id INTEGER NOT NULL REFERENCES groups(id) ON DELETE CASCADE,"
        " url TEXT NOT NULL, weight INTEGER NOT NULL DEFAULT 1, position INTEGER NOT NULL,"
        " proxy_url TEXT NOT NULL DEFAULT '')"_s,
        u"CREATE INDEX upstreams_by_group ON upstreams (group_id, position)"_s,
        u"CREATE TABLE members (group_id INTEGER NOT NULL REFERENCES groups(id) ON DELETE CASCADE,"
        " member_id INTEGER NOT NULL REFERENCES groups(id) ON DELETE CASCADE,"
        " weight INTEGER NOT NULL DEFAULT 1, tier INTEGER NOT NULL DEFAULT 1,"
        " PRIMARY KEY (group_id, member_id))"_s,
        u"CREATE TABLE access_keys (id INTEGER PRIMARY KEY,"
        " group_id INTEGER REFERENCES groups(id) ON DELETE CASCADE, name TEXT NOT NULL DEFAULT '',"
        " secret BLOB NOT NULL, fingerprint BLOB NOT NULL, mask TEXT NOT NULL,"
        " enabled INTEGER NOT NULL DEFAULT 1, expires_at INTEGER NOT NULL DEFAULT 0,"
        " rpm INTEGER NOT NULL DEFAULT 0, rpd INTEGER NOT NULL DEFAULT 0,"
        " scopes TEXT NOT NULL DEFAULT '', created_at INTEGER NOT NULL,"
        " last_used_at INTEGER NOT NULL DEFAULT 0)"_s,
    };
}

QStringList keyTables()
{
    return {
        u"CREATE TABLE keys (id INTEGER PRIMARY KEY,"
        " group_id INTEGER NOT NULL REFERENCES groups(id) ON DELETE CASCADE,"
        " secret BLOB NOT NULL, fingerprint BLOB NOT NULL, mask TEXT NOT NULL,"
        " state TEXT NOT NULL DEFAULT 'active', weight INTEGER NOT NULL DEFAULT 1,"
        " priority INTEGER NOT NULL DEFAULT 0, notes TEXT NOT NULL DEFAULT '',"
        " tag TEXT NOT NULL DEFAULT '', requests INTEGER NOT NULL DEFAULT 0,"
        " failures INTEGER NOT NULL DEFAULT 0, consecutive_failures INTEGER NOT NULL DEFAULT 0,"
        " last_used_at INTEGER NOT NULL DEFAULT 0, last_success_at INTEGER NOT NULL DEFAULT 0,"
        " last_error_status INTEGER NOT NULL DEFAULT 0, last_error TEXT NOT NULL DEFAULT '',"
        " last_error_at INTEGER NOT NULL DEFAULT 0, created_at INTEGER NOT NULL)"_s,
        u"CREATE UNIQUE INDEX keys_by_fingerprint ON keys (group_id, fingerprint)"_s,
        u"CREATE INDEX keys_in_pool_order ON keys (group_id, id)"_s,
        u"CREATE INDEX keys_by_state ON keys (group_id, state, id)"_s,
        u"CREATE TABLE cooldowns (key_id INTEGER NOT NULL REFERENCES keys(id) ON DELETE CASCADE,"
        " model TEXT NOT NULL DEFAULT '', until INTEGER NOT NULL, reason TEXT NOT NULL DEFAULT '',"
        " PRIMARY KEY (key_id, model))"_s,
    };
}

QStringList requestLogTables()
{
    // No foreign keys: a row keeps the names of what it was about when that is gone.
    return {
        u"CREATE TABLE requests (id INTEGER PRIMARY KEY, started_at INTEGER NOT NULL,"
        " group_id INTEGER NOT NULL DEFAULT 0, group_name TEXT NOT NULL DEFAULT '',"
        " aggregate_name TEXT NOT NULL DEFAULT '', access_key_id INTEGER NOT NULL DEFAULT 0,"
        " key_id INTEGER NOT NULL DEFAULT 0, key_mask TEXT NOT NULL DEFAULT '',"
        " key_fingerprint BLOB NOT NULL DEFAULT x'', method TEXT NOT NULL, path TEXT NOT NULL,"
        " model TEXT NOT NULL DEFAULT '', status INTEGER NOT NULL DEFAULT 0, outcome TEXT NOT NULL,"
        " stream INTEGER NOT NULL DEFAULT 0, upstream TEXT NOT NULL DEFAULT '',"
        " attempts INTEGER NOT NULL DEFAULT 0, first_byte_ms INTEGER NOT NULL DEFAULT -1,"
        " duration_ms INTEGER NOT NULL DEFAULT 0, request_bytes INTEGER NOT NULL DEFAULT 0,"
        " response_bytes INTEGER NOT NULL DEFAULT 0, input_tokens INTEGER, output_tokens INTEGER,"
        " cached_tokens INTEGER, reasoning_tokens INTEGER, cost REAL,"
        " error TEXT NOT NULL DEFAULT '', client TEXT NOT NULL DEFAULT '',"
        " user_agent TEXT NOT NULL DEFAULT '')"_s,
        // A page of one group reads this index once for each status the group has ever given:
        // logpagequery.cpp.
        u"CREATE INDEX requests_by_group ON requests (group_name, status, id)"_s,
        u"CREATE INDEX requests_by_status ON requests (status, id)"_s,
        u"CREATE INDEX requests_by_time ON requests (started_at)"_s,
        u"CREATE TABLE attempts (request_id INTEGER NOT NULL, seq INTEGER NOT NULL,"
        " key_id INTEGER NOT NULL DEFAULT 0, key_mask TEXT NOT NULL DEFAULT '',"
        " upstream TEXT NOT NULL DEFAULT '', status INTEGER NOT NULL DEFAULT 0,"
        " verdict TEXT NOT NULL, started_ms INTEGER NOT NULL DEFAULT 0,"
        " first_byte_ms INTEGER NOT NULL DEFAULT -1, duration_ms INTEGER NOT NULL DEFAULT 0,"
        " error TEXT NOT NULL DEFAULT '', PRIMARY KEY (request_id, seq)) WITHOUT ROWID"_s,
        u"CREATE TABLE bodies (request_id INTEGER PRIMARY KEY, request_head BLOB, request_body "
        u"BLOB,"
        " response_head BLOB, response_body BLOB, truncated INTEGER NOT NULL DEFAULT 0)"_s,
        // Latency is a histogram as well: how many took at most so many milliseconds and more than
        // the column before.
        u"CREATE TABLE hourly (hour INTEGER NOT NULL, group_id INTEGER NOT NULL,"
        " model TEXT NOT NULL, access_key_id INTEGER NOT NULL, requests INTEGER NOT NULL,"
        " failures INTEGER NOT NULL, attempts INTEGER NOT NULL,"
        " input_tokens INTEGER NOT NULL DEFAULT 0, output_tokens INTEGER NOT NULL DEFAULT 0,"
        " cached_tokens INTEGER NOT NULL DEFAULT 0, reasoning_tokens INTEGER NOT NULL DEFAULT 0,"
        " cost REAL NOT NULL DEFAULT 0, latency_sum_ms INTEGER NOT NULL,"
        " within_100ms INTEGER NOT NULL, within_300ms INTEGER NOT NULL, within_1s INTEGER NOT NULL,"
        " within_3s INTEGER NOT NULL, within_10s INTEGER NOT NULL, within_30s INTEGER NOT NULL,"
        " within_2min INTEGER NOT NULL, longer INTEGER NOT NULL,"
        " PRIMARY KEY (hour, group_id, model, access_key_id)) WITHOUT ROWID"_s,
    };
}

} // namespace

const std::vector<Migration> &allMigrations()
{
    // Append only.
    static const std::vector<Migration> all{
        {1, configurationTables() + keyTables() + requestLogTables()},
        // As requests_by_group, for the few rows that were asked of an aggregate.
        {2,
         {u"CREATE INDEX requests_by_aggregate ON requests (aggregate_name, status, id)"
          " WHERE aggregate_name <> ''"_s}},
        {3, {u"ALTER TABLE attempts ADD COLUMN resends INTEGER NOT NULL DEFAULT 0"_s}},
    };
    return all;
}

} // namespace keyferry::storage
