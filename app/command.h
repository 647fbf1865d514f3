#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/logreader.h"

#include <QList>
#include <QMap>
#include <QString>
#include <QStringList>

#include <optional>
#include <variant>
#include <vector>

// What one command line asks for, one struct a verb. docs/cli.md; made by parseArguments().
namespace keyferry::app {

/// A key or access key as it is named on the command line: the clear key, or `id:17` as the lists
/// show it.
struct KeyName
{
    Secret secret{};
    qint64 id = 0; ///< 0: named by its secret
};

/// A member of an aggregate, not yet looked up.
struct MemberName
{
    QString group{};
    int weight = 1;
    int tier = 1;
};

/// The options of `group add` and `group edit`; one that is absent leaves its part alone.
struct GroupOptions
{
    std::optional<Channel> channel{};
    std::optional<std::vector<UpstreamDraft>> upstreams{};
    std::optional<QString> testModel{};
    std::optional<QString> checkPath{};
    std::optional<QString> displayName{};
    std::optional<QMap<QString, QString>> overrides{};
    std::optional<QList<Secret>> accessKeys{};
    std::optional<ChannelOptions> channelOptions{};
    bool aggregate = false;
    std::optional<std::vector<MemberName>> members{};
    std::optional<std::vector<ModelRule>> modelRules{};
    std::optional<bool> modelStrict{};
    std::optional<QByteArray> paramOverrides{};
    std::optional<std::vector<HeaderRule>> headerRules{};
    std::optional<std::vector<FailureRuleDraft>> failureRules{};
};

namespace command {

// clang-format off
struct Desktop { bool demo = false; bool hidden = false; };
struct Version {};
/// \c verb is empty for the overview, a family (`group`) or a verb (`group add`).
struct Help { QString verb{}; };
/// Control channel only: raise the window of the running desktop.
struct ShowWindow {};
struct Serve { QStringList listen{}; QString port{}; bool demo = false; };
struct Status {};

struct GroupList {};
struct GroupShow { QString name{}; };
struct GroupAdd { QString name{}; GroupOptions options{}; };
struct GroupEdit { QString name{}; GroupOptions options{}; };
struct GroupRename { QString name{}; QString newName{}; };
struct GroupCopy { QString name{}; QString newName{}; KeyCopy keys = KeyCopy::All; };
struct GroupEnable { QString name{}; bool enabled = true; };
struct GroupRemove { QString name{}; };
struct GroupReset { QString name{}; };

struct KeyAdd { QString group{}; QStringList keys{}; };
/// \c text is what stands in \c file, read by the process that was given the name.
struct KeyImport { QString group{}; QString file{}; Secret text{}; };
struct KeyExport { QString group{}; std::optional<KeyState> state{}; };
struct KeyList { QString group{}; std::optional<KeyState> state{}; QString search{}; qint64 limit = 0; };
struct KeyChange { QString group{}; KeyAction action = KeyAction::Restore; std::vector<KeyName> keys{}; std::optional<KeyState> state{}; bool all = false; };
struct KeyCheck { QString group{}; std::optional<KeyState> state{}; };
struct KeyNote { QString group{}; KeyName key{}; QString text{}; };

struct AccessKeyList {};
struct AccessKeyAdd { QStringList groups{}; QString name{}; qint64 expiresAt = 0; AccessLimits limits{}; Secret key{}; };
/// What is absent stays; no groups: every group, `newKey` empty: a random one.
struct AccessKeyEdit { KeyName key{}; std::optional<QStringList> groups{}; std::optional<QString> name{}; std::optional<qint64> expiresAt{}; std::optional<int> perMinute{}; std::optional<int> perDay{}; std::optional<Secret> newKey{}; };
struct AccessKeyEnable { KeyName key{}; bool enabled = true; };
struct AccessKeyRemove { KeyName key{}; };

struct SettingsList {};
struct SettingsGet { QString name{}; };
struct SettingsSet { QString name{}; QString value{}; };
struct SettingsReset { QString name{}; };

struct LogList { LogQuery query{}; };
struct LogShow { RequestId id{}; };
struct LogTail {};
struct LogClear {};
struct Stats { QString group{}; int hours = 24; };

/// \c passphrase is what stands in \c passphraseFile, read like the file of a KeyImport.
struct Backup { QString file{}; QString passphraseFile{}; Secret passphrase{}; bool withLog = true; };
struct Restore { QString file{}; QString passphraseFile{}; Secret passphrase{}; };
// clang-format on

} // namespace command

using Command = std::variant<command::Desktop,
                             command::Version,
                             command::Help,
                             command::ShowWindow,
                             command::Serve,
                             command::Status,
                             command::GroupList,
                             command::GroupShow,
                             command::GroupAdd,
                             command::GroupEdit,
                             command::GroupRename,
                             command::GroupCopy,
                             command::GroupEnable,
                             command::GroupRemove,
                             command::GroupReset,
                             command::KeyAdd,
                             command::KeyImport,
                             command::KeyExport,
                             command::KeyList,
                             command::KeyChange,
                             command::KeyCheck,
                             command::KeyNote,
                             command::AccessKeyList,
                             command::AccessKeyAdd,
                             command::AccessKeyEdit,
                             command::AccessKeyEnable,
                             command::AccessKeyRemove,
                             command::SettingsList,
                             command::SettingsGet,
                             command::SettingsSet,
                             command::SettingsReset,
                             command::LogList,
                             command::LogShow,
                             command::LogTail,
                             command::LogClear,
                             command::Stats,
                             command::Backup,
                             command::Restore>;

/// A whole command line.
struct Invocation
{
    QString dataDir{}; ///< empty: not said
    bool json = false;
    Command command{};
};

} // namespace keyferry::app
