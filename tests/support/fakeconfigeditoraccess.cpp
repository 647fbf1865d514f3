// The access key third of FakeConfigEditor.
#include "tests/support/fakeconfigeditor.h"

#include <algorithm>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

Error unknownKey()
{
    return {.kind = ErrorKind::UnknownName,
            .detail = u"no such access key"_s,
            .field = u"access_key"_s};
}

} // namespace

Secret FakeConfigEditor::takeSecret(AccessKeyConfig &key, const Secret &wanted)
{
    const Secret secret = wanted.isEmpty()
                              ? Secret("sk-made-up-for-the-tests-" + QByteArray::number(++m_lastId))
                              : wanted;
    m_accessSecrets.insert(key.id, secret);
    key.mask = secret.masked();
    key.fingerprint = m_snapshot->fingerprinter.fingerprint(secret.reveal());
    key.isDefault = secret == wellKnownAccessKey();
    return secret;
}

void FakeConfigEditor::addAccessKey(const AccessKeyDraft &draft, const Reply<AddedAccessKey> &reply)
{
    if (refused(u"addAccessKey %1"_s.arg(draft.name), reply))
        return;
    AccessKeyConfig key{.id = AccessKeyId{++m_lastId},
                        .scope = draft.scope,
                        .name = draft.name,
                        .expiresAt = draft.expiresAt,
                        .limits = draft.limits,
                        .createdAt = now};
    const Secret secret = takeSecret(key, draft.secret);
    ConfigSnapshot next = *m_snapshot;
    next.accessKeys.push_back(key);
    publish(std::move(next));
    answer<AddedAccessKey>(reply, AddedAccessKey{.id = key.id, .secret = secret});
}

void FakeConfigEditor::removeAccessKeys(const QList<AccessKeyId> &ids, const Reply<Nothing> &reply)
{
    if (refused(u"removeAccessKeys %1"_s.arg(ids.size()), reply))
        return;
    ConfigSnapshot next = *m_snapshot;
    std::erase_if(next.accessKeys,
                  [&ids](const AccessKeyConfig &key) { return ids.contains(key.id); });
    for (const AccessKeyId id : ids)
        m_accessSecrets.remove(id);
    publish(std::move(next));
    answer<Nothing>(reply, Nothing{});
}

void FakeConfigEditor::replaceAccessKeys(GroupId group,
                                         const GroupDraft &draft,
                                         ConfigSnapshot &next)
{
    if (!draft.accessKeys)
        return;
    std::erase_if(next.accessKeys,
                  [group](const AccessKeyConfig &key) { return key.scope == onlyGroups({group}); });
    for (const Secret &secret : *draft.accessKeys) {
        const AccessKeyId id{++m_lastId};
        m_accessSecrets.insert(id, secret);
        next.accessKeys.push_back(
            {.id = id, .scope = onlyGroups({group}), .mask = secret.masked()});
    }
}

void FakeConfigEditor::revealAccessKey(AccessKeyId id, const Reply<Secret> &reply)
{
    if (!m_accessSecrets.contains(id))
        return answer<Secret>(reply, unknownKey());
    answer<Secret>(reply, m_accessSecrets.value(id));
}

void FakeConfigEditor::editAccessKey(AccessKeyId id,
                                     const AccessKeyDetails &details,
                                     const Reply<Secret> &reply)
{
    if (refused(u"editAccessKey %1"_s.arg(toNumber(id)), reply))
        return;
    ConfigSnapshot next = *m_snapshot;
    const auto key = std::find_if(next.accessKeys.begin(),
                                  next.accessKeys.end(),
                                  [id](const AccessKeyConfig &each) { return each.id == id; });
    if (key == next.accessKeys.end())
        return answer<Secret>(reply, unknownKey());
    key->name = details.name.value_or(key->name);
    key->enabled = details.enabled.value_or(key->enabled);
    key->scope = details.scope.value_or(key->scope);
    key->expiresAt = details.expiresAt.value_or(key->expiresAt);
    key->limits = details.limits.value_or(key->limits);
    const Secret secret = details.secret ? takeSecret(*key, *details.secret) : Secret();
    publish(std::move(next));
    answer<Secret>(reply, secret);
}

void FakeConfigEditor::accessKeyUse(const Reply<QHash<AccessKeyId, qint64>> &reply)
{
    answer<QHash<AccessKeyId, qint64>>(reply, use);
}

} // namespace keyferry::test
