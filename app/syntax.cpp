#include "app/syntax.h"

#include "app/commandbuilder.h"

#include <algorithm>

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

// clang-format off
const OptionSyntax stateOption{"--state"_L1, "active|cooling|invalid|disabled"_L1, false, "only keys in this state"_L1};
const OptionSyntax groupOption{"--group"_L1, "GROUP"_L1, false, "only this group"_L1};

std::vector<OptionSyntax> groupOptions()
{
    return {
        {"--channel"_L1, "CHANNEL"_L1, false, "openai, openai-response, azure, anthropic, gemini or custom"_L1},
        {"--upstream"_L1, "URL[,weight=N]"_L1, true, "base URL; several share the requests by weight"_L1},
        {"--test-model"_L1, "MODEL"_L1, false, "model that a key check asks for"_L1},
        {"--check-path"_L1, "PATH"_L1, false, "path that a key check calls"_L1},
        {"--display-name"_L1, "TEXT"_L1, false, "name shown to people"_L1},
        {"--set"_L1, "SETTING=VALUE"_L1, true, "setting of this group alone"_L1},
        {"--aggregate"_L1, ""_L1, false, "spread the requests over other groups; takes --member, no --upstream"_L1},
        {"--member"_L1, "GROUP[,weight=N][,tier=N]"_L1, true, "group of an aggregate; the next tier serves when one cannot"_L1},
        {"--model-rule"_L1, "FROM=TO"_L1, true, "send requests for the model FROM to TO"_L1},
        {"--model-strict"_L1, ""_L1, false, "answer 404 for a model that no rule names"_L1},
        {"--no-model-strict"_L1, ""_L1, false, "let models without a rule through"_L1},
        {"--param-overrides"_L1, "JSON"_L1, false, "object whose members go into every JSON body"_L1},
        {"--header"_L1, "set:NAME:VALUE|remove:NAME"_L1, true, "edit one header field of what goes out"_L1},
        {"--failure-rule"_L1, "STATUSES:VERDICT[:TEXT]"_L1, true, "own verdict for answers, 429,500-599:overloaded:busy"_L1},
        {"--access-key"_L1, "KEY"_L1, true, "access key that opens this group alone"_L1},
        {"--auth-header"_L1, "'NAME: PREFIX'"_L1, false, "custom channel: header that carries the key"_L1},
        {"--auth-query"_L1, "NAME"_L1, false, "custom channel: query parameter that carries the key"_L1},
    };
}

void appendGroupVerbs(std::vector<VerbSyntax> &out)
{
    out.push_back({"group list"_L1, ""_L1, {}, "all groups with their key counts"_L1, build::groupList});
    out.push_back({"group show"_L1, "NAME"_L1, {}, "one group with all of its options"_L1, build::groupShow});
    out.push_back({"group add"_L1, "NAME"_L1, groupOptions(), "make a group; --channel is required"_L1, build::groupAdd});
    out.push_back({"group edit"_L1, "NAME"_L1, groupOptions(), "replace what is named; an empty value clears it"_L1, build::groupEdit});
    out.push_back({"group rename"_L1, "NAME NEW-NAME"_L1, {}, "change the name that stands in the endpoint"_L1, build::groupRename});
    out.push_back({"group copy"_L1, "NAME NEW-NAME"_L1,
                   {{"--keys"_L1, "all|active|none"_L1, false, "which keys to copy; all if left out"_L1}},
                   "make a group like this one"_L1, build::groupCopy});
    out.push_back({"group enable"_L1, "NAME"_L1, {}, "serve requests again"_L1, build::groupEnable});
    out.push_back({"group disable"_L1, "NAME"_L1, {}, "answer 404 until enabled"_L1, build::groupDisable});
    out.push_back({"group remove"_L1, "NAME"_L1, {}, "remove a group and its keys"_L1, build::groupRemove});
    out.push_back({"group reset"_L1, "NAME"_L1, {}, "zero the counters and make invalid keys active"_L1, build::groupReset});
}

void appendKeyVerbs(std::vector<VerbSyntax> &out)
{
    const std::vector<OptionSyntax> selection{stateOption, {"--all"_L1, ""_L1, false, "every key of the group"_L1}};
    out.push_back({"key add"_L1, "GROUP KEY..."_L1, {}, "add provider keys"_L1, build::keyAdd});
    out.push_back({"key import"_L1, "GROUP FILE|-"_L1, {}, "add keys from text, CSV, JSON or JSON lines"_L1, build::keyImport});
    out.push_back({"key export"_L1, "GROUP"_L1, {stateOption}, "print clear keys, one a line"_L1, build::keyExport});
    out.push_back({"key list"_L1, "GROUP"_L1,
                   {stateOption,
                    {"--search"_L1, "TEXT"_L1, false, "in notes, tag and mask, or a whole key"_L1},
                    {"--limit"_L1, "N"_L1, false, "at most so many"_L1}},
                   "keys with state and counters"_L1, build::keyList});
    out.push_back({"key check"_L1, "GROUP"_L1, {stateOption}, "ask the provider about keys; wait for the answers"_L1, build::keyCheck});
    out.push_back({"key restore"_L1, "GROUP [KEY...]"_L1, selection, "make invalid keys active"_L1, build::keyRestore});
    out.push_back({"key enable"_L1, "GROUP [KEY...]"_L1, selection, "make disabled keys active"_L1, build::keyEnable});
    out.push_back({"key disable"_L1, "GROUP [KEY...]"_L1, selection, "leave keys out until enabled"_L1, build::keyDisable});
    out.push_back({"key remove"_L1, "GROUP [KEY...]"_L1, selection, "remove keys"_L1, build::keyRemove});
    out.push_back({"key note"_L1, "GROUP KEY TEXT"_L1, {}, "write a note to a key"_L1, build::keyNote});
}

void appendAccessAndSettings(std::vector<VerbSyntax> &out)
{
    out.push_back({"access-key list"_L1, ""_L1, {}, "what clients may present"_L1, build::accessKeyList});
    out.push_back({"access-key add"_L1, "[KEY]"_L1,
                   {{"--group"_L1, "GROUP"_L1, true, "opens this group only"_L1},
                    {"--name"_L1, "TEXT"_L1, false, "who uses it"_L1},
                    {"--expires"_L1, "DATE"_L1, false, "2027-01-31, 2027-01-31T12:00Z, or 30d from now"_L1},
                    {"--rpm"_L1, "N"_L1, false, "requests a minute; 0: no limit"_L1},
                    {"--rpd"_L1, "N"_L1, false, "requests a day; 0: no limit"_L1}},
                   "add KEY, or a random one, and print it"_L1, build::accessKeyAdd});
    out.push_back({"access-key edit"_L1, "KEY"_L1,
                   {{"--group"_L1, "GROUP"_L1, true, "opens these groups only; '' for every group"_L1},
                    {"--name"_L1, "TEXT"_L1, false, "who uses it"_L1},
                    {"--expires"_L1, "DATE"_L1, false, "as for add; '' for never"_L1},
                    {"--rpm"_L1, "N"_L1, false, "requests a minute; 0: no limit"_L1},
                    {"--rpd"_L1, "N"_L1, false, "requests a day; 0: no limit"_L1},
                    {"--new-key"_L1, "KEY"_L1, false, "in place of its text, which opens nothing from then on; '' for a random one"_L1}},
                   "change what an access key may do"_L1, build::accessKeyEdit});
    out.push_back({"access-key enable"_L1, "KEY"_L1, {}, "let it in again"_L1, build::accessKeyEnable});
    out.push_back({"access-key disable"_L1, "KEY"_L1, {}, "refuse it until enabled"_L1, build::accessKeyDisable});
    out.push_back({"access-key remove"_L1, "KEY"_L1, {}, "revoke an access key"_L1, build::accessKeyRemove});
    out.push_back({"settings list"_L1, ""_L1, {}, "every setting with value and source"_L1, build::settingsList});
    out.push_back({"settings get"_L1, "NAME"_L1, {}, "one value"_L1, build::settingsGet});
    out.push_back({"settings set"_L1, "NAME VALUE"_L1, {}, "change a value, in force at once"_L1, build::settingsSet});
    out.push_back({"settings reset"_L1, "NAME"_L1, {}, "back to the default"_L1, build::settingsReset});
}

void appendLogVerbs(std::vector<VerbSyntax> &out)
{
    out.push_back({"log list"_L1, ""_L1,
                   {groupOption,
                    {"--status"_L1, "S"_L1, false, "404, 4xx, 200-299, >=400"_L1},
                    {"--since"_L1, "T"_L1, false, "15m, 2h, 7d ago, or a date and time"_L1},
                    {"--model"_L1, "M"_L1, false, "model; * matches any run"_L1},
                    {"--limit"_L1, "N"_L1, false, "at most so many; 50 if left out"_L1}},
                   "requests, newest first"_L1, build::logList});
    out.push_back({"log show"_L1, "ID"_L1, {}, "one request with its attempts"_L1, build::logShow});
    out.push_back({"log tail"_L1, ""_L1, {}, "requests of the running instance as they end"_L1, build::logTail});
    out.push_back({"log clear"_L1, ""_L1, {}, "remove all rows; statistics stay"_L1, build::logClear});
    out.push_back({"stats"_L1, ""_L1,
                   {groupOption, {"--hours"_L1, "N"_L1, false, "how far back, 1-8760; 24 if left out"_L1}},
                   "requests by hour"_L1, build::stats});
}

void appendMaintenanceVerbs(std::vector<VerbSyntax> &out)
{
    const OptionSyntax passphrase{"--passphrase-file"_L1, "FILE"_L1, false, "its first line; - for standard input; without one, the file opens its keys to whoever has it"_L1};
    out.push_back({"backup"_L1, "FILE"_L1,
                   {passphrase, {"--without-log"_L1, ""_L1, false, "without the request log"_L1}},
                   "write all into one file; see --passphrase-file"_L1, build::backup});
    out.push_back({"restore"_L1, "FILE"_L1, {passphrase},
                   "put a backup in place of what is there"_L1, build::restore});
}

std::vector<VerbSyntax> makeVerbs()
{
    std::vector<VerbSyntax> out;
    out.push_back({"serve"_L1, ""_L1,
                   {{"--listen"_L1, "ADDR"_L1, true, "IP address to listen on, for this run"_L1},
                    {"--port"_L1, "N"_L1, false, "port, for this run"_L1},
                    {"--demo"_L1, ""_L1, false, "with a built-in provider to try things on"_L1}},
                   "run the proxy without a display"_L1, build::serve});
    out.push_back({"status"_L1, ""_L1, {}, "address, uptime, keys by state, requests in flight"_L1, build::status});
    appendGroupVerbs(out);
    appendKeyVerbs(out);
    appendAccessAndSettings(out);
    appendLogVerbs(out);
    appendMaintenanceVerbs(out);
    return out;
}
// clang-format on

} // namespace

QString Words::value(QLatin1String option) const
{
    const QStringList all = options.value(option);
    return all.isEmpty() ? QString() : all.last();
}

QStringList Words::listValues(QLatin1String option) const
{
    const QStringList all = values(option);
    return all == QStringList{QString()} ? QStringList() : all;
}

std::span<const VerbSyntax> verbs()
{
    static const auto all = makeVerbs();
    return all;
}

const VerbSyntax *findVerb(QStringView name)
{
    const auto all = verbs();
    const auto found = std::find_if(
        all.begin(), all.end(), [name](const VerbSyntax &verb) { return verb.name == name; });
    return found == all.end() ? nullptr : &*found;
}

bool isFamily(QStringView word)
{
    const QString prefix = word.toString() + u' ';
    const auto all = verbs();
    return std::any_of(all.begin(), all.end(), [&prefix](const VerbSyntax &verb) {
        return verb.name.startsWith(prefix);
    });
}

std::span<const OptionSyntax> commonOptions()
{
    static const std::vector<OptionSyntax> all{
        {"--data-dir"_L1, "DIR"_L1, false, "folder of the database; else KEYFERRY_DATA_DIR"_L1},
        {"--json"_L1, ""_L1, false, "machine-readable output"_L1},
        {"--help"_L1, ""_L1, false, "this text"_L1},
    };
    return all;
}

PositionalBounds boundsOf(QLatin1String positionals)
{
    PositionalBounds bounds;
    for (const QString &word : QString(positionals).split(u' ', Qt::SkipEmptyParts)) {
        if (!word.startsWith(u'['))
            ++bounds.least;
        const bool isEndless = word.contains("..."_L1);
        if (bounds.most >= 0)
            bounds.most = isEndless ? -1 : bounds.most + 1;
    }
    return bounds;
}

} // namespace keyferry::app
