#include "app/commandbuilder.h"
#include "app/syntax.h"
#include "app/wordvalues.h"

namespace keyferry::app::build {

using namespace Qt::StringLiterals;

namespace {

Result<std::optional<int>> limitOption(const Words &words, QLatin1String option)
{
    if (!words.has(option))
        return std::optional<int>();
    const auto limit = wholeNumber(words.value(option), option, 0, accesskeylimits::mostRequests);
    if (!limit)
        return limit.error();
    return std::optional(static_cast<int>(*limit));
}

// Empty: never.
Result<std::optional<qint64>> expiryOption(const Words &words)
{
    constexpr auto option = "--expires"_L1;
    if (!words.has(option))
        return std::optional<qint64>();
    if (words.value(option).isEmpty())
        return std::optional<qint64>(0);
    const auto expiry = moment(words.value(option), option, words.now, 1);
    if (!expiry)
        return expiry.error();
    return std::optional(*expiry);
}

/// What `add` and `edit` have in common; what is absent was not said.
struct Rights
{
    std::optional<qint64> expiresAt{};
    std::optional<int> perMinute{};
    std::optional<int> perDay{};
};

Result<Rights> rightsIn(const Words &words)
{
    const auto expiry = expiryOption(words);
    if (!expiry)
        return expiry.error();
    const auto perMinute = limitOption(words, "--rpm"_L1);
    if (!perMinute)
        return perMinute.error();
    const auto perDay = limitOption(words, "--rpd"_L1);
    if (!perDay)
        return perDay.error();
    return Rights{.expiresAt = *expiry, .perMinute = *perMinute, .perDay = *perDay};
}

Result<Command> switched(const Words &words, bool enabled)
{
    const auto key = keyName(words.positionals.first());
    if (!key)
        return key.error();
    return Command(command::AccessKeyEnable{.key = *key, .enabled = enabled});
}

} // namespace

Result<Command> accessKeyList(const Words &)
{
    return Command(command::AccessKeyList{});
}

Result<Command> accessKeyAdd(const Words &words)
{
    const auto rights = rightsIn(words);
    if (!rights)
        return rights.error();
    command::AccessKeyAdd add{.groups = words.listValues("--group"_L1),
                              .name = words.value("--name"_L1),
                              .expiresAt = rights->expiresAt.value_or(0),
                              .limits = {.perMinute = rights->perMinute.value_or(0),
                                         .perDay = rights->perDay.value_or(0)},
                              .key = {}};
    if (!words.positionals.isEmpty()) {
        if (words.positionals.first().isEmpty())
            return usageError(u"the key is empty"_s);
        add.key = Secret(words.positionals.first().toUtf8());
    }
    return Command(add);
}

Result<Command> accessKeyEdit(const Words &words)
{
    const auto key = keyName(words.positionals.first());
    if (!key)
        return key.error();
    const auto rights = rightsIn(words);
    if (!rights)
        return rights.error();
    command::AccessKeyEdit edit{.key = *key,
                                .expiresAt = rights->expiresAt,
                                .perMinute = rights->perMinute,
                                .perDay = rights->perDay};
    if (words.has("--group"_L1))
        edit.groups = words.listValues("--group"_L1);
    if (words.has("--name"_L1))
        edit.name = words.value("--name"_L1);
    if (words.has("--new-key"_L1))
        edit.newKey = Secret(words.value("--new-key"_L1).toUtf8());
    return Command(edit);
}

Result<Command> accessKeyEnable(const Words &words)
{
    return switched(words, true);
}

Result<Command> accessKeyDisable(const Words &words)
{
    return switched(words, false);
}

Result<Command> accessKeyRemove(const Words &words)
{
    const auto key = keyName(words.positionals.first());
    if (!key)
        return key.error();
    return Command(command::AccessKeyRemove{*key});
}

} // namespace keyferry::app::build
