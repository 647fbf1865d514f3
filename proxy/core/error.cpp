#include "proxy/core/error.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

struct KindRow
{
    ErrorKind kind{};
    QLatin1String name{};
    int httpStatus = 500;
    int exitStatus = 1;
};

constexpr std::array kindRows{
    KindRow{ErrorKind::MalformedRequest, "malformed-request"_L1, 400, 1},
    KindRow{ErrorKind::HeadTooLarge, "head-too-large"_L1, 431, 1},
    KindRow{ErrorKind::TargetTooLong, "target-too-long"_L1, 414, 1},
    KindRow{ErrorKind::BodyTooLarge, "body-too-large"_L1, 413, 1},
    KindRow{ErrorKind::RequestTimeout, "request-timeout"_L1, 408, 1},
    KindRow{ErrorKind::WrongHost, "wrong-host"_L1, 421, 1},
    KindRow{ErrorKind::WrongOrigin, "wrong-origin"_L1, 403, 1},
    KindRow{ErrorKind::Unauthorized, "unauthorized"_L1, 401, 1},
    KindRow{ErrorKind::Forbidden, "forbidden"_L1, 403, 1},
    KindRow{ErrorKind::AccessKeyLimited, "access-key-limited"_L1, 429, 1},
    KindRow{ErrorKind::NotFound, "not-found"_L1, 404, 3},
    KindRow{ErrorKind::UnknownGroup, "unknown-group"_L1, 404, 3},
    KindRow{ErrorKind::UnknownModel, "unknown-model"_L1, 404, 3},
    KindRow{ErrorKind::UpgradeRefused, "upgrade-refused"_L1, 426, 1},
    KindRow{ErrorKind::ClientGone, "client-gone"_L1, 499, 1},
    KindRow{ErrorKind::NoUsableKey, "no-usable-key"_L1, 503, 1},
    KindRow{ErrorKind::KeysCooling, "keys-cooling"_L1, 429, 1},
    KindRow{ErrorKind::UpstreamUnreachable, "upstream-unreachable"_L1, 502, 1},
    KindRow{ErrorKind::UpstreamClosed, "upstream-closed"_L1, 502, 1},
    KindRow{ErrorKind::UpstreamMalformed, "upstream-malformed"_L1, 502, 1},
    KindRow{ErrorKind::UpstreamTimeout, "upstream-timeout"_L1, 504, 1},
    KindRow{ErrorKind::OutOfCapacity, "out-of-capacity"_L1, 503, 1},
    KindRow{ErrorKind::TooManyConnections, "too-many-connections"_L1, 503, 1},
    KindRow{ErrorKind::Stopping, "stopping"_L1, 503, 1},
    KindRow{ErrorKind::InvalidValue, "invalid-value"_L1, 400, 1},
    KindRow{ErrorKind::Duplicate, "duplicate"_L1, 409, 1},
    KindRow{ErrorKind::UnknownName, "unknown-name"_L1, 404, 3},
    KindRow{ErrorKind::Usage, "usage"_L1, 400, 2},
    KindRow{ErrorKind::FileUnreadable, "file-unreadable"_L1, 500, 1},
    KindRow{ErrorKind::FolderUnusable, "folder-unusable"_L1, 500, 1},
    KindRow{ErrorKind::FolderInUse, "folder-in-use"_L1, 500, 4},
    KindRow{ErrorKind::DatabaseTooNew, "database-too-new"_L1, 500, 1},
    KindRow{ErrorKind::DatabaseDamaged, "database-damaged"_L1, 500, 1},
    KindRow{ErrorKind::StorageFailed, "storage-failed"_L1, 500, 1},
    KindRow{ErrorKind::SecretsUnreadable, "secrets-unreadable"_L1, 500, 1},
    KindRow{ErrorKind::PortInUse, "port-in-use"_L1, 500, 1},
    KindRow{ErrorKind::AddressRefused, "address-refused"_L1, 500, 1},
    KindRow{ErrorKind::Internal, "internal"_L1, 500, 1},
};

// The table is indexed by the enumerator; a row out of order would answer with another kind's
// status.
constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kindRows.size(); ++i) {
        if (kindRows[i].kind != static_cast<ErrorKind>(i))
            return false;
    }
    return kindRows.size() == static_cast<std::size_t>(ErrorKind::Internal) + 1;
}
static_assert(isInOrder());

const KindRow &rowOf(ErrorKind kind)
{
    return kindRows[static_cast<std::size_t>(kind)];
}

} // namespace

int httpStatusFor(ErrorKind kind)
{
    return rowOf(kind).httpStatus;
}

int exitStatusFor(ErrorKind kind)
{
    return rowOf(kind).exitStatus;
}

QLatin1String errorKindName(ErrorKind kind)
{
    return rowOf(kind).name;
}

ErrorKind errorKindFromName(QStringView name)
{
    const auto row =
        std::find_if(kindRows.begin(), kindRows.end(), [name](const KindRow &candidate) {
            return candidate.name == name;
        });
    return row == kindRows.end() ? ErrorKind::Internal : row->kind;
}

} // namespace keyferry
