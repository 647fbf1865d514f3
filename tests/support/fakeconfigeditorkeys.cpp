// The key half of FakeConfigEditor.
#include "tests/support/fakeconfigeditor.h"

#include <algorithm>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

bool found(const KeyRow &row, const QString &secret, const QString &search)
{
    return search.isEmpty() || row.notes.contains(search, Qt::CaseInsensitive)
           || row.tag.contains(search, Qt::CaseInsensitive) || row.mask.contains(search)
           || secret == search;
}

// The number a query orders by; Pool keeps the order of ids.
qint64 rank(const KeyRow &row, KeyQuery::Order order)
{
    switch (order) {
    case KeyQuery::Order::Pool: return toNumber(row.id);
    case KeyQuery::Order::State: return static_cast<qint64>(row.state);
    case KeyQuery::Order::Requests: return row.requests;
    case KeyQuery::Order::Failures: return row.failures;
    case KeyQuery::Order::LastUsed: return row.lastUsedAt;
    }
    Q_UNREACHABLE();
}

KeyState stateAfter(KeyAction action)
{
    return action == KeyAction::Disable ? KeyState::Disabled : KeyState::Active;
}

} // namespace

bool FakeConfigEditor::selects(const KeySelection &selection, const StoredKey &key) const
{
    if (selection.group != GroupId{} && key.group != selection.group)
        return false;
    const bool isOfState = selection.state && key.row.state == *selection.state;
    return selection.all || isOfState || selection.ids.contains(key.row.id)
           || selection.secrets.contains(key.secret);
}

void FakeConfigEditor::announceKeys(GroupId group, const QList<KeyId> &removed)
{
    KeyDelta delta{.group = group, .removed = removed};
    for (const StoredKey &key : m_keys) {
        if (key.group != group)
            continue;
        delta.upserted.append(
            {.id = key.row.id, .group = group, .secret = key.secret, .state = key.row.state});
    }
    Q_EMIT keysChanged(delta);
}

void FakeConfigEditor::addKeys(GroupId group,
                               const ParsedKeys &keys,
                               const Reply<ImportReport> &reply)
{
    if (refused(u"addKeys %1"_s.arg(keys.keys.size()), reply))
        return;
    ImportReport report{.refused = keys.refused, .refusals = keys.refusals};
    for (const KeyDraft &draft : keys.keys) {
        const bool isKnown = std::any_of(m_keys.begin(), m_keys.end(), [&](const StoredKey &key) {
            return key.group == group && key.secret == draft.secret;
        });
        if (isKnown) {
            ++report.alreadyPresent;
            continue;
        }
        ++report.added;
        m_keys.push_back({.group = group, .secret = draft.secret});
        m_keys.back().row = {.id = KeyId{++m_lastId},
                             .mask = draft.secret.masked(),
                             .notes = draft.notes,
                             .tag = draft.tag,
                             .createdAt = 1'700'000'000'000};
    }
    announceKeys(group);
    answer<ImportReport>(reply, report);
}

void FakeConfigEditor::changeKeys(const KeySelection &selection,
                                  KeyAction action,
                                  const Reply<qint64> &reply)
{
    if (refused(u"changeKeys %1"_s.arg(static_cast<int>(action)), reply))
        return;
    qint64 changed = 0;
    QList<KeyId> removed;
    for (StoredKey &key : m_keys) {
        if (!selects(selection, key))
            continue;
        ++changed;
        if (action == KeyAction::Remove)
            removed.append(key.row.id);
        else
            key.row.state = stateAfter(action);
        if (action == KeyAction::Restore)
            key.row.consecutiveFailures = 0;
    }
    std::erase_if(m_keys,
                  [&removed](const StoredKey &key) { return removed.contains(key.row.id); });
    announceKeys(selection.group, removed);
    answer<qint64>(reply, changed);
}

void FakeConfigEditor::editKey(KeyId id, const KeyDetails &details, const Reply<Nothing> &reply)
{
    if (refused(u"editKey %1"_s.arg(details.notes.value_or(QString())), reply))
        return;
    for (StoredKey &key : m_keys) {
        if (key.row.id != id)
            continue;
        key.row.notes = details.notes.value_or(key.row.notes);
        key.row.tag = details.tag.value_or(key.row.tag);
        key.row.weight = details.weight.value_or(key.row.weight);
        key.row.priority = details.priority.value_or(key.row.priority);
        announceKeys(key.group);
        return answer<Nothing>(reply, Nothing{});
    }
    answer<Nothing>(reply, Error{.kind = ErrorKind::UnknownName, .detail = u"no such key"_s});
}

void FakeConfigEditor::resetGroup(GroupId group, const Reply<qint64> &reply)
{
    if (refused(u"resetGroup %1"_s.arg(toNumber(group)), reply))
        return;
    qint64 changed = 0;
    for (StoredKey &key : m_keys) {
        if (key.group != group)
            continue;
        ++changed;
        key.row.requests = 0;
        key.row.failures = 0;
        if (key.row.state == KeyState::Invalid)
            key.row.state = KeyState::Active;
    }
    announceKeys(group);
    answer<qint64>(reply, changed);
}

void FakeConfigEditor::keyIds(const KeyQuery &query, const Reply<QList<KeyId>> &reply)
{
    std::vector<KeyRow> rows;
    for (const StoredKey &key : m_keys) {
        const bool isWanted =
            key.group == query.group && (!query.state || key.row.state == *query.state);
        if (isWanted && found(key.row, QString::fromLatin1(key.secret.reveal()), query.search))
            rows.push_back(key.row);
    }
    std::stable_sort(rows.begin(), rows.end(), [&query](const KeyRow &a, const KeyRow &b) {
        const qint64 left = rank(a, query.order);
        const qint64 right = rank(b, query.order);
        return query.descending ? left > right : left < right;
    });
    QList<KeyId> ids;
    for (const KeyRow &row : rows)
        ids.append(row.id);
    answer<QList<KeyId>>(reply, query.limit > 0 ? ids.mid(0, query.limit) : ids);
}

void FakeConfigEditor::keyRows(const QList<KeyId> &ids, const Reply<QList<KeyRow>> &reply)
{
    QList<KeyRow> rows;
    for (const KeyId id : ids) {
        const auto key = std::find_if(
            m_keys.begin(), m_keys.end(), [id](const StoredKey &k) { return k.row.id == id; });
        if (key != m_keys.end())
            rows.append(key->row);
    }
    answer<QList<KeyRow>>(reply, rows);
}

void FakeConfigEditor::findKey(GroupId group, const Secret &secret, const Reply<KeyId> &reply)
{
    for (const StoredKey &key : m_keys) {
        if (key.group == group && key.secret == secret)
            return answer<KeyId>(reply, key.row.id);
    }
    answer<KeyId>(reply, Error{.kind = ErrorKind::UnknownName, .detail = u"no such key"_s});
}

void FakeConfigEditor::revealKeys(const KeySelection &selection, const Reply<QList<Secret>> &reply)
{
    QList<Secret> secrets;
    for (const StoredKey &key : m_keys) {
        if (selects(selection, key))
            secrets.append(key.secret);
    }
    answer<QList<Secret>>(reply, secrets);
}

void FakeConfigEditor::storedKeyCounts(GroupId group, const Reply<KeyCounts> &reply)
{
    KeyCounts counts;
    for (const StoredKey &key : m_keys) {
        if (key.group != group)
            continue;
        counts.active += key.row.state == KeyState::Active ? 1 : 0;
        counts.invalid += key.row.state == KeyState::Invalid ? 1 : 0;
        counts.disabled += key.row.state == KeyState::Disabled ? 1 : 0;
    }
    answer<KeyCounts>(reply, counts);
}

void FakeConfigEditor::setKeyRow(const KeyRow &row)
{
    for (StoredKey &key : m_keys) {
        if (key.row.id == row.id)
            key.row = row;
    }
}

} // namespace keyferry::test
