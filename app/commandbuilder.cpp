#include "app/commandbuilder.h"

#include "app/syntax.h"
#include "app/wordvalues.h"

namespace keyferry::app::build {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostRows = 1'000'000'000;
constexpr qint64 rowsShown = 50;
constexpr qint64 largestLogPage = 10'000; ///< what a LogReader gives at once
constexpr qint64 mostHours = 8760;

Result<std::optional<KeyState>> stateOption(const Words &words)
{
    if (!words.has("--state"_L1))
        return std::optional<KeyState>();
    const auto state = keyStateValue(words.value("--state"_L1));
    if (!state)
        return state.error();
    return std::optional(*state);
}

Result<Command> keyChange(const Words &words, KeyAction action)
{
    const auto state = stateOption(words);
    if (!state)
        return state.error();
    command::KeyChange change{.group = words.positionals.first(),
                              .action = action,
                              .keys = {},
                              .state = *state,
                              .all = words.has("--all"_L1)};
    for (const QString &text : words.positionals.sliced(1)) {
        const auto name = keyName(text);
        if (!name)
            return name.error();
        change.keys.push_back(*name);
    }
    const int selections =
        (change.keys.empty() ? 0 : 1) + (change.state ? 1 : 0) + (change.all ? 1 : 0);
    if (selections != 1)
        return usageError(u"say which keys: KEY..., --state S or --all, one of them"_s);
    return Command(change);
}

} // namespace

Result<Command> serve(const Words &words)
{
    const auto &listen = words.values("--listen"_L1);
    for (const QString &address : listen) {
        if (address.isEmpty())
            return usageError(u"--listen: the address is empty"_s);
    }
    if (words.has("--port"_L1)) {
        constexpr qint64 highestPort = 65535;
        if (const auto port = wholeNumber(words.value("--port"_L1), "--port"_L1, 1, highestPort);
            !port)
            return port.error();
    }
    return Command(command::Serve{
        .listen = listen, .port = words.value("--port"_L1), .demo = words.has("--demo"_L1)});
}

Result<Command> status(const Words &)
{
    return Command(command::Status{});
}

Result<Command> keyAdd(const Words &words)
{
    if (words.positionals.contains(QString()))
        return usageError(u"the key is empty"_s);
    return Command(command::KeyAdd{words.positionals.first(), words.positionals.sliced(1)});
}

Result<Command> keyImport(const Words &words)
{
    return Command(command::KeyImport{words.positionals.at(0), words.positionals.at(1), Secret()});
}

Result<Command> keyExport(const Words &words)
{
    const auto state = stateOption(words);
    if (!state)
        return state.error();
    return Command(command::KeyExport{words.positionals.first(), *state});
}

Result<Command> keyList(const Words &words)
{
    const auto state = stateOption(words);
    if (!state)
        return state.error();
    command::KeyList list{words.positionals.first(), *state, words.value("--search"_L1), 0};
    if (words.has("--limit"_L1)) {
        const auto limit = wholeNumber(words.value("--limit"_L1), "--limit"_L1, 1, mostRows);
        if (!limit)
            return limit.error();
        list.limit = *limit;
    }
    return Command(list);
}

Result<Command> keyCheck(const Words &words)
{
    const auto state = stateOption(words);
    if (!state)
        return state.error();
    return Command(command::KeyCheck{words.positionals.first(), *state});
}

Result<Command> keyRestore(const Words &words)
{
    return keyChange(words, KeyAction::Restore);
}

Result<Command> keyEnable(const Words &words)
{
    return keyChange(words, KeyAction::Enable);
}

Result<Command> keyDisable(const Words &words)
{
    return keyChange(words, KeyAction::Disable);
}

Result<Command> keyRemove(const Words &words)
{
    return keyChange(words, KeyAction::Remove);
}

Result<Command> keyNote(const Words &words)
{
    const auto key = keyName(words.positionals.at(1));
    if (!key)
        return key.error();
    return Command(command::KeyNote{words.positionals.at(0), *key, words.positionals.at(2)});
}

Result<Command> settingsList(const Words &)
{
    return Command(command::SettingsList{});
}

Result<Command> settingsGet(const Words &words)
{
    return Command(command::SettingsGet{words.positionals.first()});
}

Result<Command> settingsSet(const Words &words)
{
    return Command(command::SettingsSet{words.positionals.at(0), words.positionals.at(1)});
}

Result<Command> settingsReset(const Words &words)
{
    return Command(command::SettingsReset{words.positionals.first()});
}

Result<Command> logList(const Words &words)
{
    LogQuery query{.group = words.value("--group"_L1),
                   .status = {},
                   .model = words.value("--model"_L1),
                   .text = {},
                   .since = 0,
                   .before = {},
                   .limit = rowsShown};
    if (words.has("--status"_L1)) {
        const auto status = parseStatusFilter(words.value("--status"_L1));
        if (!status)
            return usageError("--"_L1 + status.error().detail);
        query.status = *status;
    }
    if (words.has("--since"_L1)) {
        const auto since = moment(words.value("--since"_L1), "--since"_L1, words.now, -1);
        if (!since)
            return since.error();
        query.since = *since;
    }
    if (words.has("--limit"_L1)) {
        const auto limit = wholeNumber(words.value("--limit"_L1), "--limit"_L1, 1, largestLogPage);
        if (!limit)
            return limit.error();
        query.limit = *limit;
    }
    return Command(command::LogList{query});
}

Result<Command> logShow(const Words &words)
{
    const auto id =
        wholeNumber(words.positionals.first(), "ID"_L1, 1, std::numeric_limits<qint64>::max());
    if (!id)
        return id.error();
    return Command(command::LogShow{RequestId(*id)});
}

Result<Command> logTail(const Words &)
{
    return Command(command::LogTail{});
}

Result<Command> logClear(const Words &)
{
    return Command(command::LogClear{});
}

Result<Command> stats(const Words &words)
{
    command::Stats stats{.group = words.value("--group"_L1), .hours = 24};
    if (words.has("--hours"_L1)) {
        const auto hours = wholeNumber(words.value("--hours"_L1), "--hours"_L1, 1, mostHours);
        if (!hours)
            return hours.error();
        stats.hours = static_cast<int>(*hours);
    }
    return Command(stats);
}

} // namespace keyferry::app::build
