#include "app/commandbuilder.h"
#include "app/groupvalues.h"
#include "app/syntax.h"
#include "app/wordvalues.h"

namespace keyferry::app::build {

using namespace Qt::StringLiterals;

namespace {

Outcome readOverrides(const Words &words, GroupOptions &options)
{
    if (!words.has("--set"_L1))
        return ok();
    options.overrides.emplace();
    for (const QString &text : words.listValues("--set"_L1)) {
        const qsizetype equals = text.indexOf(u'=');
        if (equals <= 0)
            return usageError(u"--set: '%1' is not SETTING=VALUE"_s.arg(text));
        options.overrides->insert(text.first(equals), text.sliced(equals + 1));
    }
    return ok();
}

Outcome readChannel(const Words &words, GroupOptions &options)
{
    if (words.has("--channel"_L1)) {
        options.channel = channelFromName(words.value("--channel"_L1));
        if (!options.channel)
            return usageError(
                u"--channel: '%1' is none of openai, openai-response, azure, anthropic, gemini, custom"_s
                    .arg(words.value("--channel"_L1)));
    }
    const QString header = words.value("--auth-header"_L1);
    const QString query = words.value("--auth-query"_L1);
    if (!header.isEmpty() && !query.isEmpty())
        return usageError(u"--auth-header and --auth-query exclude each other"_s);
    if (!header.isEmpty()) {
        const auto parsed = authHeaderValue(header);
        if (!parsed)
            return parsed.error();
        options.channelOptions = *parsed;
    } else if (words.has("--auth-header"_L1) || words.has("--auth-query"_L1)) {
        options.channelOptions =
            ChannelOptions{.authHeader = {}, .authPrefix = {}, .authQuery = query.toUtf8()};
    }
    return ok();
}

template<typename T>
Outcome readList(const Words &words,
                 QLatin1String option,
                 Result<T> (*parse)(const QString &),
                 std::optional<std::vector<T>> &out)
{
    if (!words.has(option))
        return ok();
    out.emplace();
    for (const QString &text : words.listValues(option)) {
        auto value = parse(text);
        if (!value)
            return value.error();
        out->push_back(*std::move(value));
    }
    return ok();
}

Outcome readUpstreams(const Words &words, GroupOptions &options)
{
    return readList(words, "--upstream"_L1, upstreamValue, options.upstreams);
}

Outcome readMembers(const Words &words, GroupOptions &options)
{
    options.aggregate = words.has("--aggregate"_L1);
    return readList(words, "--member"_L1, memberValue, options.members);
}

Outcome readModels(const Words &words, GroupOptions &options)
{
    const bool isStrict = words.has("--model-strict"_L1);
    if (isStrict && words.has("--no-model-strict"_L1))
        return usageError(u"--model-strict and --no-model-strict exclude each other"_s);
    if (isStrict || words.has("--no-model-strict"_L1))
        options.modelStrict = isStrict;
    return readList(words, "--model-rule"_L1, modelRuleValue, options.modelRules);
}

Outcome readHeaders(const Words &words, GroupOptions &options)
{
    return readList(words, "--header"_L1, headerRuleValue, options.headerRules);
}

Outcome readFailureRules(const Words &words, GroupOptions &options)
{
    return readList(words, "--failure-rule"_L1, failureRuleValue, options.failureRules);
}

Result<GroupOptions> groupOptions(const Words &words)
{
    GroupOptions options;
    for (const auto read : {readChannel,
                            readUpstreams,
                            readOverrides,
                            readMembers,
                            readModels,
                            readHeaders,
                            readFailureRules}) {
        if (const auto outcome = read(words, options); !outcome)
            return outcome.error();
    }
    if (words.has("--test-model"_L1))
        options.testModel = words.value("--test-model"_L1);
    if (words.has("--check-path"_L1))
        options.checkPath = words.value("--check-path"_L1);
    if (words.has("--param-overrides"_L1))
        options.paramOverrides = words.value("--param-overrides"_L1).toUtf8();
    if (words.has("--display-name"_L1))
        options.displayName = words.value("--display-name"_L1);
    if (words.has("--access-key"_L1)) {
        options.accessKeys.emplace();
        for (const QString &key : words.listValues("--access-key"_L1))
            options.accessKeys->append(Secret(key.toUtf8()));
    }
    return options;
}

} // namespace

Result<Command> groupList(const Words &)
{
    return Command(command::GroupList{});
}

Result<Command> groupShow(const Words &words)
{
    return Command(command::GroupShow{words.positionals.first()});
}

Result<Command> groupAdd(const Words &words)
{
    const auto options = groupOptions(words);
    if (!options)
        return options.error();
    if (!options->channel)
        return usageError(u"--channel is required"_s);
    return Command(command::GroupAdd{words.positionals.first(), *options});
}

Result<Command> groupEdit(const Words &words)
{
    const auto options = groupOptions(words);
    if (!options)
        return options.error();
    return Command(command::GroupEdit{words.positionals.first(), *options});
}

Result<Command> groupRename(const Words &words)
{
    return Command(command::GroupRename{words.positionals.at(0), words.positionals.at(1)});
}

Result<Command> groupCopy(const Words &words)
{
    command::GroupCopy copy{words.positionals.at(0), words.positionals.at(1), KeyCopy::All};
    if (!words.has("--keys"_L1))
        return Command(copy);
    const QString keys = words.value("--keys"_L1);
    if (keys == "none"_L1)
        copy.keys = KeyCopy::None;
    else if (keys == "active"_L1)
        copy.keys = KeyCopy::ActiveOnly;
    else if (keys != "all"_L1)
        return usageError(u"--keys: '%1' is none of all, active, none"_s.arg(keys));
    return Command(copy);
}

Result<Command> groupEnable(const Words &words)
{
    return Command(command::GroupEnable{words.positionals.first(), true});
}

Result<Command> groupDisable(const Words &words)
{
    return Command(command::GroupEnable{words.positionals.first(), false});
}

Result<Command> groupRemove(const Words &words)
{
    return Command(command::GroupRemove{words.positionals.first()});
}

Result<Command> groupReset(const Words &words)
{
    return Command(command::GroupReset{words.positionals.first()});
}

} // namespace keyferry::app::build
