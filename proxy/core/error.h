#pragma once

#include <QByteArray>
#include <QLatin1String>
#include <QString>

namespace keyferry {

/// Everything that can go wrong, as a closed list. Clients see the kind in `x-keyferry-error`,
/// scripts in `--json`.
enum class ErrorKind {
    // what a client sent
    MalformedRequest,
    HeadTooLarge,
    TargetTooLong,
    BodyTooLarge,
    RequestTimeout,
    WrongHost,
    WrongOrigin,
    Unauthorized,
    Forbidden,
    AccessKeyLimited, ///< it has used up its requests of the minute or the day
    NotFound,
    UnknownGroup,
    UnknownModel,
    UpgradeRefused,
    ClientGone,
    // what stands in the way of forwarding
    NoUsableKey,
    KeysCooling,
    UpstreamUnreachable,
    UpstreamClosed,
    UpstreamMalformed,
    UpstreamTimeout,
    OutOfCapacity,
    TooManyConnections,
    Stopping,
    // what an edit or a command asked for
    InvalidValue,
    Duplicate,
    UnknownName,
    Usage,
    // the machine and the data folder
    FileUnreadable,
    FolderUnusable,
    FolderInUse,
    DatabaseTooNew,
    DatabaseDamaged,
    StorageFailed,
    SecretsUnreadable,
    PortInUse,
    AddressRefused,
    Internal,
};

/// A refusal or failure. `detail` is English, names the rule that was broken and never holds key
/// material.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString detail{};
    /// The field or setting at fault for edits (`name`, `upstreams[1].url`), else empty.
    QString field{};

    friend bool operator==(const Error &, const Error &) = default;
};

/// HTTP status for answers that keyferry makes itself. Source: docs/proxy.md "Status codes keyferry
/// itself gives".
[[nodiscard]] int httpStatusFor(ErrorKind kind);

/// Process exit status. Source: docs/cli.md, first paragraph.
[[nodiscard]] int exitStatusFor(ErrorKind kind);

/// Stable lower-case name, `no-usable-key`; the inverse gives Internal for a name it does not know.
[[nodiscard]] QLatin1String errorKindName(ErrorKind kind);
[[nodiscard]] ErrorKind errorKindFromName(QStringView name);

} // namespace keyferry
