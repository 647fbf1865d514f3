#include "proxy/channels/credentials.h"

#include "proxy/core/credentialplaces.h"
#include "proxy/core/querypairs.h"

#include <QByteArrayList>

#include <algorithm>
#include <utility>

namespace keyferry::channels {

namespace places = credentialplaces;

namespace {

bool isCredentialHeader(QByteArrayView name)
{
    return equalsIgnoringCase(name, places::authorization)
           || std::any_of(places::keyHeaders.begin(),
                          places::keyHeaders.end(),
                          [name](QByteArrayView known) { return equalsIgnoringCase(name, known); });
}

bool carriesKey(const QByteArray &subprotocol)
{
    return subprotocol.trimmed().startsWith(places::subprotocolPrefix);
}

// The first subprotocol that carries a key makes room for `replacement`, which is empty afterwards;
// with nothing to put there it goes. The bytes between the others stay.
QByteArray swappedKeyProtocol(const QByteArray &value, QByteArray &replacement)
{
    if (!value.contains(places::subprotocolPrefix.toByteArray()))
        return value;
    QByteArrayList kept;
    for (const QByteArray &member : value.split(',')) {
        if (!carriesKey(member))
            kept.append(member);
        else if (!replacement.isEmpty())
            kept.append(member.first(member.indexOf(places::subprotocolPrefix))
                        + std::exchange(replacement, {}));
    }
    return kept.join(',').trimmed();
}

// Empty if the field is to go.
QByteArray cleanedValue(const HeaderField &field, QByteArray &keyProtocol)
{
    if (isCredentialHeader(field.name))
        return {};
    return equalsIgnoringCase(field.name, places::webSocketProtocol)
               ? swappedKeyProtocol(field.value, keyProtocol)
               : field.value;
}

HeaderFields placedInFields(const HeaderFields &fields, const KeyPlace &place, const Secret &key)
{
    const bool isHere = place.kind == KeyPlace::Kind::Header;
    bool isPlaced = !isHere;
    QByteArray keyProtocol = place.kind == KeyPlace::Kind::Subprotocol
                                 ? places::subprotocolPrefix.toByteArray() + key.reveal()
                                 : QByteArray();
    HeaderFields placed;
    placed.reserve(fields.size() + 1);
    for (const HeaderField &field : fields) {
        if (isHere && equalsIgnoringCase(field.name, place.name)) {
            if (!std::exchange(isPlaced, true))
                placed.append(field.name, place.prefix + key.reveal());
            continue;
        }
        const QByteArray value = cleanedValue(field, keyProtocol);
        const bool isCut = value.isEmpty() && !field.value.isEmpty();
        if (!isCut && !isCredentialHeader(field.name))
            placed.append(field.name, value);
    }
    if (!isPlaced)
        placed.append(place.name, place.prefix + key.reveal());
    return placed;
}

QByteArray placedInTarget(const QByteArray &target, const KeyPlace &place, const Secret &key)
{
    const bool isHere = place.kind == KeyPlace::Kind::Query;
    const TargetParts parts = splitTarget(target);
    const QByteArray pairWithKey =
        isHere ? place.name + '=' + key.reveal().toPercentEncoding() : QByteArray();
    if (!parts.query)
        return isHere ? target + '?' + pairWithKey : target;

    bool isPlaced = !isHere;
    bool isCut = false;
    QByteArrayList kept;
    for (const QueryPair &pair : queryPairs(*parts.query)) {
        if (isHere && isNamed(pair, place.name) && !std::exchange(isPlaced, true))
            kept.append(pairWithKey);
        else if (isNamed(pair, places::queryName) || (isHere && isNamed(pair, place.name)))
            isCut = true;
        else
            kept.append(pair.raw.toByteArray());
    }
    if (!isPlaced) {
        // `/a?` has one empty piece, which the new pair takes.
        if (kept.size() == 1 && kept.first().isEmpty())
            kept.clear();
        kept.append(pairWithKey);
    }
    return kept.isEmpty() && isCut ? parts.path : parts.path + '?' + kept.join('&');
}

} // namespace

KeyPlace inHeader(const QByteArray &name, const QByteArray &prefix)
{
    return {.kind = KeyPlace::Kind::Header, .name = name, .prefix = prefix};
}

KeyPlace bearer()
{
    return inHeader("Authorization", "Bearer ");
}

KeyPlace inQuery(const QByteArray &name)
{
    return {.kind = KeyPlace::Kind::Query, .name = name};
}

KeyPlace bearerOrSubprotocol(const OutgoingHead &head, const Secret &key)
{
    const auto offered = head.fields.listValues(places::webSocketProtocol);
    const bool isThere = std::any_of(offered.begin(), offered.end(), carriesKey);
    // A subprotocol is a token (RFC 6455 4.1); a key that is none cannot stand there.
    const bool isSuitable =
        isThere && head.fields.contains("Upgrade") && isToken(key.reveal())
        && std::none_of(head.fields.begin(), head.fields.end(), [](const HeaderField &field) {
               return isCredentialHeader(field.name);
           });
    return isSuitable ? KeyPlace{.kind = KeyPlace::Kind::Subprotocol} : bearer();
}

void placeKey(OutgoingHead &head, const KeyPlace &place, const Secret &key)
{
    head.fields = placedInFields(head.fields, place, key);
    head.target = placedInTarget(head.target, place, key);
}

bool hasKeyInQuery(const QByteArray &target)
{
    const TargetParts parts = splitTarget(target);
    if (!parts.query)
        return false;
    const auto pairs = queryPairs(*parts.query);
    return std::any_of(pairs.begin(), pairs.end(), [](const QueryPair &pair) {
        return isNamed(pair, places::queryName);
    });
}

} // namespace keyferry::channels
