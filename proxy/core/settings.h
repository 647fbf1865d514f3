#pragma once

#include "proxy/core/result.h"

#include <QAnyStringView>
#include <QHash>
#include <QLatin1String>
#include <QMap>
#include <QString>
#include <QStringList>

#include <chrono>
#include <span>
#include <type_traits>
#include <variant>

namespace keyferry {

/// Where a setting may be set.
enum class SettingScope {
    Global,      ///< one value for the application
    Overridable, ///< a global value that a group may override
    GroupOnly,   ///< groups only
};

enum class SettingType { Integer, Seconds, Boolean, Text, Choice, List };

/// What may stand in a text or list member beyond its type.
enum class SettingRule {
    None,
    ListenAddress,
    HostName,
    Origin,
    Url,
    ProxyUrl,
    FilePath,
    StatusCodes
};

/// One value as the registry holds it: integers and seconds as qint64.
using SettingValue = std::variant<qint64, bool, QString, QStringList>;

/// Everything there is to know about one setting; the settings page, command line, group overrides
/// and docs are made from it.
struct SettingDeclaration
{
    QLatin1String name{};
    QLatin1String section{}; ///< general, listening, access, retrying, keys, timeouts, …
    const char *card = "";   ///< heading within the section, QT_TRANSLATE_NOOP("settings", …)
    SettingType type = SettingType::Text;
    SettingScope scope = SettingScope::Global;
    SettingRule rule = SettingRule::None;
    SettingValue fallback{};
    qint64 min = 0;
    qint64 max = 0;
    bool zeroMeansNone = false; ///< of a limit: shown as a tick and a number
    QStringList choices{};
    QLatin1String unit{};   ///< "s", "MB", "kB", "days" or empty
    const char *title = ""; ///< for people, QT_TRANSLATE_NOOP("settings", …)
    const char *help = "";  ///< one line, QT_TRANSLATE_NOOP("settings", …)
};

/// A typed name. Readers write `values.get(settings::maxRetries)` and never see a variant.
template<typename T>
struct Setting
{
    QLatin1String name;
};

namespace settings {

using namespace Qt::StringLiterals;

// general
inline constexpr Setting<QString> language{"language"_L1};
inline constexpr Setting<QString> theme{"theme"_L1};
inline constexpr Setting<bool> autostart{"autostart"_L1};
inline constexpr Setting<bool> startHidden{"start_hidden"_L1};
inline constexpr Setting<bool> closeToTray{"close_to_tray"_L1};
inline constexpr Setting<bool> notifications{"notifications"_L1};
// listening
inline constexpr Setting<QStringList> listenAddresses{"listen_addresses"_L1};
inline constexpr Setting<qint64> listenPort{"listen_port"_L1};
inline constexpr Setting<QString> publicUrl{"public_url"_L1};
inline constexpr Setting<qint64> workers{"workers"_L1};
inline constexpr Setting<qint64> maxConnections{"max_connections"_L1};
inline constexpr Setting<qint64> maxBodyMb{"max_body_mb"_L1};
inline constexpr Setting<qint64> maxHeadKb{"max_head_kb"_L1};
inline constexpr Setting<qint64> maxHeaderFields{"max_header_fields"_L1};
inline constexpr Setting<qint64> maxRequestLineKb{"max_request_line_kb"_L1};
// access
inline constexpr Setting<QStringList> allowedHosts{"allowed_hosts"_L1};
inline constexpr Setting<QStringList> allowedOrigins{"allowed_origins"_L1};
inline constexpr Setting<bool> requireAccessKey{"require_access_key"_L1};
// retrying
inline constexpr Setting<qint64> maxRetries{"max_retries"_L1};
inline constexpr Setting<bool> retryUnsafe{"retry_unsafe"_L1};
inline constexpr Setting<std::chrono::seconds> retryDeadline{"retry_deadline"_L1};
inline constexpr Setting<QString> failoverStatusCodes{"failover_status_codes"_L1};
inline constexpr Setting<bool> inspectStreamStart{"inspect_stream_start"_L1};
// keys
inline constexpr Setting<QString> keyStrategy{"key_strategy"_L1};
inline constexpr Setting<bool> sessionAffinity{"session_affinity"_L1};
inline constexpr Setting<qint64> blacklistThreshold{"blacklist_threshold"_L1};
inline constexpr Setting<std::chrono::seconds> waitForKey{"wait_for_key"_L1};
inline constexpr Setting<qint64> keyValidationInterval{"key_validation_interval_minutes"_L1};
inline constexpr Setting<QString> keyValidationScope{"key_validation_scope"_L1};
inline constexpr Setting<qint64> keyValidationConcurrency{"key_validation_concurrency"_L1};
inline constexpr Setting<std::chrono::seconds> keyValidationTimeout{
    "key_validation_timeout_seconds"_L1};
inline constexpr Setting<qint64> keyRpm{"key_rpm"_L1};
inline constexpr Setting<qint64> keyRpd{"key_rpd"_L1};
inline constexpr Setting<qint64> keyMaxInFlight{"key_max_in_flight"_L1};
// timeouts
inline constexpr Setting<std::chrono::seconds> headTimeout{"head_timeout"_L1};
inline constexpr Setting<std::chrono::seconds> bodyIdleTimeout{"body_idle_timeout"_L1};
inline constexpr Setting<std::chrono::seconds> keepAliveTimeout{"keep_alive_timeout"_L1};
inline constexpr Setting<std::chrono::seconds> writeStallTimeout{"write_stall_timeout"_L1};
inline constexpr Setting<std::chrono::seconds> connectTimeout{"connect_timeout"_L1};
inline constexpr Setting<std::chrono::seconds> firstByteTimeout{"first_byte_timeout"_L1};
inline constexpr Setting<std::chrono::seconds> streamIdleTimeout{"stream_idle_timeout"_L1};
inline constexpr Setting<std::chrono::seconds> requestTimeout{"request_timeout"_L1};
inline constexpr Setting<std::chrono::seconds> idleConnTimeout{"idle_conn_timeout"_L1};
// recording
inline constexpr Setting<bool> requestLogEnabled{"request_log_enabled"_L1};
inline constexpr Setting<qint64> requestLogRetentionDays{"request_log_retention_days"_L1};
inline constexpr Setting<qint64> requestLogMaxMb{"request_log_max_mb"_L1};
// network
inline constexpr Setting<QString> transport{"transport"_L1};
inline constexpr Setting<QString> upstreamStrategy{"upstream_strategy"_L1};
inline constexpr Setting<qint64> maxConnectionsPerUpstream{"max_connections_per_upstream"_L1};
inline constexpr Setting<QString> proxyUrl{"proxy_url"_L1};
inline constexpr Setting<QString> tlsCaFile{"tls_ca_file"_L1};
inline constexpr Setting<bool> tlsVerify{"tls_verify"_L1};
inline constexpr Setting<bool> forwardClientAddress{"forward_client_address"_L1};
inline constexpr Setting<bool> webSocketTunnels{"websocket_tunnels"_L1};
// backup
inline constexpr Setting<bool> dailyBackup{"daily_backup"_L1};

/// Every declaration, in the order of the settings page.
[[nodiscard]] std::span<const SettingDeclaration> all();
/// Null if there is none of that name.
[[nodiscard]] const SettingDeclaration *find(QAnyStringView name);

/// Text as it is stored, typed or passed in the environment -> value. InvalidValue names the
/// setting and its range, UnknownName a setting that does not exist. Lists are separated by commas.
/// Thread: any; pure.
[[nodiscard]] Result<SettingValue> parse(const SettingDeclaration &declaration, QStringView text);
/// The inverse of parse().
[[nodiscard]] QString toText(const SettingValue &value);
/// The value as lists, JSON and fields show it: the password of a proxy URL is an ellipsis there.
/// parse() refuses that text, so that a masked value is never stored for a real one.
[[nodiscard]] QString maskedText(const SettingDeclaration &declaration, const QString &text);
/// `1–300 s`, `auto, qnam, direct`, `on or off`: the range in words, for hints and refusals.
[[nodiscard]] QString rangeText(const SettingDeclaration &declaration);

} // namespace settings

/// The effective value of every setting: defaults, then stored values, then the environment, then a
/// group's overrides. Value type, cheap to copy.
class SettingValues
{
public:
    /// All defaults.
    SettingValues();

    /// \pre value came from settings::parse of that declaration
    void set(QLatin1String name, const SettingValue &value);

    template<typename T>
    [[nodiscard]] T get(const Setting<T> &setting) const
    {
        if constexpr (std::is_same_v<T, std::chrono::seconds>)
            return std::chrono::seconds(std::get<qint64>(at(setting.name)));
        else
            return std::get<T>(at(setting.name));
    }
    [[nodiscard]] const SettingValue &at(QLatin1String name) const;

    friend bool operator==(const SettingValues &, const SettingValues &) = default;

private:
    QHash<QLatin1String, SettingValue> m_values;
};

/// Where a value in force comes from.
enum class SettingSource { Default, Stored, Environment };

struct SettingState
{
    QString name{};
    QString value{};
    SettingSource source = SettingSource::Default;

    friend bool operator==(const SettingState &, const SettingState &) = default;
};

[[nodiscard]] QLatin1String settingSourceName(SettingSource source);

} // namespace keyferry
