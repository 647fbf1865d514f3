#pragma once

#include "proxy/channels/jsonlayout.h"
#include "proxy/core/channel.h"
#include "proxy/core/error.h"
#include "proxy/core/httphead.h"
#include "proxy/core/result.h"
#include "proxy/core/secret.h"

#include <QByteArray>
#include <QString>

#include <memory>
#include <optional>

namespace keyferry::channels {

/// What the dialect reads from a request for the log, routing and timers. Nothing of it changes the
/// request.
struct RequestTraits
{
    QString model{};
    bool stream = false;

    friend bool operator==(const RequestTraits &, const RequestTraits &) = default;
};

/// An answer of ours in the words of a provider, so that its SDK raises its usual exception.
struct ErrorBody
{
    QByteArray contentType = "application/json";
    QByteArray body{};
};

/// The head that goes out, credentials apart from everything else. `target` is what follows the
/// upstream base: path after
/// `/proxy/{group}` and query, raw bytes.
struct OutgoingHead
{
    QByteArray target{};
    HeaderFields fields{};

    friend bool operator==(const OutgoingHead &, const OutgoingHead &) = default;
};

/// What a group says about its key checks; both may be empty.
struct CheckOptions
{
    QString path{};  ///< whole path and query, in place of the dialect's own
    QString model{}; ///< in place of the channel's default

    friend bool operator==(const CheckOptions &, const CheckOptions &) = default;
};

/// The request that finds out whether a key is good, before key and header rules are put in.
struct CheckRequest
{
    QByteArray method{};
    QByteArray target{}; ///< path and query as after `/proxy/{group}`; see targetAfterBase()
    HeaderFields fields{};
    QByteArray body{};
    QString model{};           ///< the one it asks for; empty if none
    bool isDefaultPath = true; ///< false: the group named the path

    friend bool operator==(const CheckRequest &, const CheckRequest &) = default;
};

/// One provider format. Stateless and shared by all threads; every method is pure.
class Dialect
{
public:
    Dialect() = default;
    Dialect(const Dialect &) = delete;
    Dialect &operator=(const Dialect &) = delete;
    virtual ~Dialect() = default;

    /// \param target  path and query after `/proxy/{group}`, raw bytes
    /// \param body    the first part of the body, as much as is in memory (compressed bodies give
    /// no model)
    [[nodiscard]] virtual RequestTraits
    read(const QByteArray &target, const HeaderFields &fields, QByteArrayView body) const = 0;

    /// Where the path names the model, for channels that read it from there. \param path  of the
    /// target, without its query
    [[nodiscard]] virtual std::optional<ByteSpan> modelInPath(QByteArrayView path) const;

    /// Puts the key where docs/proxy.md "Channels" says and sets what the provider insists on.
    /// Every place that may hold a client's credential is cut from `head` first (query `key` pair
    /// in place, Authorization, x-api-key, x-goog-api-key, api-key, the WebSocket subprotocol); the
    /// rest of path, query and fields keeps its bytes and order.
    virtual void
    applyKey(OutgoingHead &head, const Secret &key, const ChannelOptions &options) const = 0;

    /// A key check of a group. docs/proxy.md "Channels".
    /// \returns InvalidValue (field `check_path`) where the channel has no path of its own and the
    /// group names none
    [[nodiscard]] virtual Result<CheckRequest> checkRequest(const CheckOptions &options) const = 0;

    /// Our own error in this provider's shape. `message` is plain text; the status comes from
    /// httpStatusFor(kind).
    [[nodiscard]] virtual ErrorBody errorBody(ErrorKind kind, const QString &message) const = 0;
};

/// The dialect of a channel; lives as long as the process.
[[nodiscard]] const Dialect &dialectFor(Channel channel);

} // namespace keyferry::channels
