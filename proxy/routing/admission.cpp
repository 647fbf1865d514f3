#include "proxy/routing/admission.h"

#include "proxy/core/credentialplaces.h"
#include "proxy/core/querypairs.h"

namespace keyferry::routing {

using namespace Qt::StringLiterals;
namespace places = credentialplaces;

namespace {

QByteArray keyInQuery(const QByteArray &target)
{
    const TargetParts parts = splitTarget(target);
    if (!parts.query)
        return {};
    for (const QueryPair &pair : queryPairs(*parts.query)) {
        if (!pair.value.isEmpty() && isNamed(pair, places::queryName))
            return percentDecoded(pair.value);
    }
    return {};
}

// RFC 9110 11.1: the scheme's case does not matter; at least one space follows it.
QByteArray bearerToken(const QByteArray &value)
{
    constexpr QByteArrayView scheme = "bearer";
    const bool isBearer = value.size() > scheme.size()
                          && equalsIgnoringCase(QByteArrayView(value).first(scheme.size()), scheme)
                          && (value.at(scheme.size()) == ' ' || value.at(scheme.size()) == '\t');
    return isBearer ? value.sliced(scheme.size()).trimmed() : QByteArray();
}

template<typename Read>
QByteArray firstNonEmpty(const HeaderFields &fields, QByteArrayView name, Read read)
{
    for (const HeaderField &field : fields) {
        if (!equalsIgnoringCase(field.name, name))
            continue;
        if (const QByteArray key = read(field.value.trimmed()); !key.isEmpty())
            return key;
    }
    return {};
}

QByteArray keyInSubprotocol(const HeaderFields &fields)
{
    for (const QByteArray &member : fields.listValues(places::webSocketProtocol)) {
        if (member.startsWith(places::subprotocolPrefix)
            && member.size() > places::subprotocolPrefix.size())
            return member.sliced(places::subprotocolPrefix.size());
    }
    return {};
}

// Why a key that is known may not be used now; empty if it may.
QString obstacle(const AccessKeyConfig &key, const QHostAddress &peer, qint64 now)
{
    if (!key.enabled)
        return u"the access key is disabled"_s;
    if (key.expiresAt != 0 && key.expiresAt <= now)
        return u"the access key has expired"_s;
    if (key.isDefault && !peer.isLoopback())
        return u"the default access key works on this machine only"_s;
    return {};
}

struct Match
{
    const AccessKeyConfig *key = nullptr;
    int rank = 0; ///< of the key, see below
    QString obstacle = u"the access key is not known"_s;
};

// One text may stand for several rights: the widest one that opens the group counts.
int rankOf(const AccessKeyConfig &key, const GroupPtr &group)
{
    if (key.scope.isEveryGroup)
        return 3;
    return group && key.scope.covers(group->id) ? 2 : 1;
}

// Looks at every key whatever it finds, so that the time taken tells nothing about where, or
// whether, one matched.
Match findAccessKey(const Secret &presented,
                    const ConfigSnapshot &snapshot,
                    const GroupPtr &group,
                    const QHostAddress &peer,
                    qint64 now)
{
    Match match;
    const QByteArray fingerprint = snapshot.fingerprinter.fingerprint(presented.reveal());
    for (const AccessKeyConfig &candidate : snapshot.accessKeys) {
        if (!equalsInConstantTime(candidate.fingerprint, fingerprint))
            continue;
        const QString reason = obstacle(candidate, peer, now);
        const int rank = rankOf(candidate, group);
        if (reason.isEmpty() && rank > match.rank)
            match = {.key = &candidate, .rank = rank, .obstacle = {}};
        else if (!match.key)
            match.obstacle = reason;
    }
    return match;
}

bool isOpen(const GroupConfig &group, const QHostAddress &peer)
{
    // Saving refuses an open group while we listen beyond loopback; a listen address from the
    // environment comes past that.
    return group.enabled && !group.settings.get(settings::requireAccessKey) && peer.isLoopback();
}

Error refusal(ErrorKind kind, const QString &detail)
{
    return {.kind = kind, .detail = detail};
}

} // namespace

Secret presentedAccessKey(const RequestHead &head)
{
    const auto asIs = [](const QByteArray &value) { return value; };
    if (QByteArray key = keyInQuery(head.target); !key.isEmpty())
        return Secret(std::move(key));
    if (QByteArray key = firstNonEmpty(head.fields, places::authorization, bearerToken);
        !key.isEmpty())
        return Secret(std::move(key));
    for (const QByteArrayView name : places::keyHeaders) {
        if (QByteArray key = firstNonEmpty(head.fields, name, asIs); !key.isEmpty())
            return Secret(std::move(key));
    }
    return Secret(keyInSubprotocol(head.fields));
}

Result<Admission> admit(const RequestHead &head,
                        QByteArrayView groupName,
                        const QHostAddress &peer,
                        const ConfigSnapshot &snapshot,
                        qint64 now)
{
    const GroupPtr group = snapshot.group(groupName);
    if (group && isOpen(*group, peer))
        return Admission{.group = group};

    const Secret presented = presentedAccessKey(head);
    if (presented.isEmpty())
        return refusal(ErrorKind::Unauthorized, u"an access key is needed"_s);
    const Match match = findAccessKey(presented, snapshot, group, peer, now);
    if (!match.key)
        return refusal(ErrorKind::Unauthorized, match.obstacle);

    if (!group || !group->enabled)
        return refusal(ErrorKind::UnknownGroup,
                       u"there is no group of this name, or it is disabled"_s);
    if (!match.key->scope.covers(group->id))
        return refusal(ErrorKind::Forbidden, u"the access key belongs to another group"_s);
    return Admission{.group = group, .accessKey = match.key->id, .limits = match.key->limits};
}

} // namespace keyferry::routing
