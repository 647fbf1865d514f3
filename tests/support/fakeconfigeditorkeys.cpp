// The key half of FakeConfigEditor.
#include "proxy/core/keylimits.h"
#include "tests/support/fakeconfigeditor.h"

#include <QSet>

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

Error outOfRange(const QString &field)
{
    return {.kind = ErrorKind::InvalidValue,
            .detail = u"%1 is out of range"_s.arg(field),
            .field = field};
}

// The field that breaks its rule, if one does.
std::optional<Error> brokenDetail(const KeyDetails &details)
{
    if (details.notes.value_or(QString()).size() > keylimits::longestNotes)
        return outOfRange(u"notes"_s);
    if (details.tag.value_or(QString()).size() > keylimits::longestTag)
        return outOfRange(u"tag"_s);
    if (!brokenKeyRule(details.weight.value_or(1), 0).isEmpty())
        return outOfRange(u"weight"_s);
    if (!brokenKeyRule(1, details.priority.value_or(0)).isEmpty())
        return outOfRange(u"priority"_s);
    return {};
}

} // namespace

// What the store says of a key at this moment.
KeyRow FakeConfigEditor::shownRow(const StoredKey &key) const
{
    KeyRow row = key.row;
    row.cooldowns.removeIf([this](const Cooldown &cooldown) { return cooldown.until <= now; });
    if (row.state == KeyState::Active && !row.cooldowns.isEmpty())
        row.state = KeyState::Cooling;
    return row;
}

void FakeConfigEditor::apply(KeyAction action, StoredKey &key) const
{
    KeyRow &row = key.row;
    switch (action) {
    case KeyAction::Restore:
        row.state = row.state == KeyState::Invalid ? KeyState::Active : row.state;
        row.consecutiveFailures = 0;
        row.cooldowns.clear();
        return;
    case KeyAction::Enable:
        row.state = row.state == KeyState::Disabled ? KeyState::Active : row.state;
        return;
    case KeyAction::Disable: row.state = KeyState::Disabled; return;
    case KeyAction::ResetCooldowns: row.cooldowns.clear(); return;
    case KeyAction::Remove: return;
    }
    Q_UNREACHABLE();
}

bool FakeConfigEditor::selects(const KeySelection &selection, const StoredKey &key) const
{
    if (selection.group != GroupId{} && key.group != selection.group)
        return false;
    const bool isOfState = selection.state && shownRow(key).state == *selection.state;
    return selection.all || isOfState || selection.ids.contains(key.row.id)
           || selection.secrets.contains(key.secret);
}

std::vector<FakeConfigEditor::StoredKey>::iterator FakeConfigEditor::at(KeyId id)
{
    // Ids are handed out in order, so the keys stand in the order of theirs.
    const auto key = std::lower_bound(
        m_keys.begin(), m_keys.end(), id, [](const StoredKey &candidate, KeyId wanted) {
            return toNumber(candidate.row.id) < toNumber(wanted);
        });
    return key != m_keys.end() && key->row.id == id ? key : m_keys.end();
}

void FakeConfigEditor::announceKeys(GroupId group,
                                    const QList<KeyId> &removed,
                                    bool resetsCooldowns)
{
    KeyDelta delta{.group = group};
    delta.removed = removed;
    delta.resetsCooldowns = resetsCooldowns;
    for (const StoredKey &key : m_keys) {
        if (key.group != group)
            continue;
        delta.upserted.append({.id = key.row.id,
                               .group = group,
                               .secret = key.secret,
                               .state = key.row.state,
                               .consecutiveFailures = key.row.consecutiveFailures,
                               .weight = key.row.weight,
                               .priority = key.row.priority,
                               .cooldowns = shownRow(key).cooldowns});
    }
    Q_EMIT keysChanged(delta);
}

void FakeConfigEditor::addKeys(GroupId group,
                               const ParsedKeys &keys,
                               const Reply<ImportReport> &reply)
{
    if (refused(u"addKeys %1"_s.arg(keys.keys.size()), reply))
        return;
    const GroupPtr config = m_snapshot->group(group);
    if (config && config->kind == GroupKind::Aggregate)
        return answer<ImportReport>(reply,
                                    Error{.kind = ErrorKind::InvalidValue,
                                          .detail = u"an aggregate has no keys"_s,
                                          .field = u"group"_s});
    ImportReport report{
        .alreadyPresent = keys.duplicates, .refused = keys.refused, .refusals = keys.refusals};
    QSet<QByteArray> known;
    for (const StoredKey &key : m_keys) {
        if (key.group == group)
            known.insert(key.secret.reveal());
    }
    for (const KeyDraft &draft : keys.keys) {
        if (known.contains(draft.secret.reveal())) {
            ++report.alreadyPresent;
            continue;
        }
        known.insert(draft.secret.reveal());
        ++report.added;
        m_keys.push_back({.group = group, .secret = draft.secret});
        m_keys.back().row = {.id = KeyId{++m_lastId},
                             .mask = draft.secret.masked(),
                             .notes = draft.notes,
                             .tag = draft.tag,
                             .weight = draft.weight,
                             .priority = draft.priority,
                             .createdAt = now};
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
    const QSet<KeyId> named(selection.ids.begin(), selection.ids.end());
    for (StoredKey &key : m_keys) {
        if (!named.contains(key.row.id) && !selects(selection, key))
            continue;
        const KeyRow before = shownRow(key);
        apply(action, key);
        if (action == KeyAction::Remove)
            removed.append(key.row.id);
        changed += action == KeyAction::Remove || shownRow(key) != before ? 1 : 0;
    }
    const QSet<KeyId> gone(removed.begin(), removed.end());
    std::erase_if(m_keys, [&gone](const StoredKey &key) { return gone.contains(key.row.id); });
    announceKeys(selection.group,
                 removed,
                 action == KeyAction::Restore || action == KeyAction::ResetCooldowns);
    answer<qint64>(reply, changed);
}

void FakeConfigEditor::editKey(KeyId id, const KeyDetails &details, const Reply<Nothing> &reply)
{
    if (refused(u"editKey %1"_s.arg(details.notes.value_or(QString())), reply))
        return;
    if (const auto broken = brokenDetail(details))
        return answer<Nothing>(reply, *broken);
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
        key.row.consecutiveFailures = 0;
        key.row.cooldowns.clear();
        if (key.row.state == KeyState::Invalid)
            key.row.state = KeyState::Active;
    }
    announceKeys(group, {}, true);
    answer<qint64>(reply, changed);
}

void FakeConfigEditor::keyIds(const KeyQuery &query, const Reply<QList<KeyId>> &reply)
{
    std::vector<std::pair<qint64, KeyId>> ranks;
    for (const StoredKey &key : m_keys) {
        if (key.group != query.group)
            continue;
        const KeyRow row = shownRow(key);
        const bool isFound = query.search.isEmpty()
                             || found(row, QString::fromLatin1(key.secret.reveal()), query.search);
        if (isFound && (!query.state || row.state == *query.state))
            ranks.emplace_back(rank(row, query.order), row.id);
    }
    std::stable_sort(ranks.begin(), ranks.end(), [&query](const auto &a, const auto &b) {
        return query.descending ? a.first > b.first : a.first < b.first;
    });
    QList<KeyId> ids;
    for (const auto &[rank, id] : ranks)
        ids.append(id);
    answer<QList<KeyId>>(reply, query.limit > 0 ? ids.mid(0, query.limit) : ids);
}

void FakeConfigEditor::keyRows(const QList<KeyId> &ids, const Reply<QList<KeyRow>> &reply)
{
    QList<KeyRow> rows;
    for (const KeyId id : ids) {
        const auto key = at(id);
        if (key != m_keys.end())
            rows.append(shownRow(*key));
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
    for (const KeyId id : selection.ids) {
        if (std::none_of(m_keys.begin(), m_keys.end(), [&](const StoredKey &key) {
                return key.row.id == id;
            }))
            return answer<QList<Secret>>(
                reply, Error{.kind = ErrorKind::UnknownName, .detail = u"no such key"_s});
    }
    QList<Secret> secrets;
    for (const StoredKey &key : m_keys) {
        if (selects(selection, key))
            secrets.append(key.secret);
    }
    answer<QList<Secret>>(reply, secrets);
}

void FakeConfigEditor::invalidatedKeys(qint64 since, const Reply<QList<InvalidatedKeys>> &reply)
{
    QList<InvalidatedKeys> found = invalidatedAnswer;
    found.removeIf([since](const InvalidatedKeys &keys) { return keys.at < since; });
    answer<QList<InvalidatedKeys>>(reply, found);
}

void FakeConfigEditor::storedKeyCounts(GroupId group, const Reply<KeyCounts> &reply)
{
    KeyCounts counts;
    for (const StoredKey &key : m_keys) {
        if (key.group != group)
            continue;
        const KeyState state = shownRow(key).state;
        counts.active += state == KeyState::Active ? 1 : 0;
        counts.cooling += state == KeyState::Cooling ? 1 : 0;
        counts.invalid += state == KeyState::Invalid ? 1 : 0;
        counts.disabled += state == KeyState::Disabled ? 1 : 0;
    }
    answer<KeyCounts>(reply, counts);
}

void FakeConfigEditor::setKeyRow(const KeyRow &row)
{
    const auto key = at(row.id);
    if (key == m_keys.end())
        return;
    key->row = row;
    if (key->row.state == KeyState::Cooling)
        key->row.state = KeyState::Active;
}

void FakeConfigEditor::setCooldowns(KeyId id, const QList<Cooldown> &cooldowns)
{
    for (StoredKey &key : m_keys) {
        if (key.row.id == id)
            key.row.cooldowns = cooldowns;
    }
}

} // namespace keyferry::test
