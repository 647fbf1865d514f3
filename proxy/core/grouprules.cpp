#include "proxy/core/grouprules.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSet>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr int highestWeight = 10'000;
constexpr int highestTier = 100;
constexpr qsizetype longestModel = 256;
constexpr qsizetype longestText = 256;

void checkModel(const QString &field, const QString &name, std::vector<Error> &errors)
{
    if (name.isEmpty())
        errors.push_back(brokenRule(field, u"must not be empty"_s));
    else if (name.size() > longestModel)
        errors.push_back(brokenRule(field, u"must have at most %1 characters"_s.arg(longestModel)));
}

// The names of an object's own members, repeats included, which a parser would hide. \pre `json` is
// one valid JSON object
QStringList memberNames(QByteArrayView json)
{
    QStringList names;
    QByteArray last;
    qsizetype begin = -1; // of the string that is being read
    int depth = 0;
    for (qsizetype i = 0; i < json.size(); ++i) {
        const char c = json[i];
        if (begin >= 0) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                last = json.sliced(std::exchange(begin, -1), i + 1 - begin).toByteArray();
        } else if (c == '"') {
            begin = i;
        } else if (c == '{' || c == '[') {
            ++depth;
        } else if (c == '}' || c == ']') {
            --depth;
        } else if (c == ':' && depth == 1) {
            names.append(QJsonDocument::fromJson('[' + last + ']').array().first().toString());
        }
    }
    return names;
}

} // namespace

Error brokenRule(const QString &field, const QString &rule)
{
    return {
        .kind = ErrorKind::InvalidValue, .detail = u"%1: %2"_s.arg(field, rule), .field = field};
}

void checkKind(const GroupDraft &draft, std::vector<Error> &errors)
{
    if (draft.kind == GroupKind::Standard) {
        if (!draft.members.empty())
            errors.push_back(brokenRule(u"members"_s, u"only an aggregate has members"_s));
        return;
    }
    const auto refuse = [&errors](bool isThere, const QString &field, const QString &what) {
        if (isThere)
            errors.push_back(
                brokenRule(field, u"an aggregate has no %1: set them in its members"_s.arg(what)));
    };
    refuse(!draft.upstreams.empty(), u"upstreams"_s, u"upstreams"_s);
    refuse(!draft.checkPath.isEmpty(), u"check_path"_s, u"key checks"_s);
    refuse(draft.channelOptions != ChannelOptions{}, u"auth_header"_s, u"keys"_s);
    refuse(!draft.modelRules.empty(), u"model_rules"_s, u"model rules"_s);
    refuse(draft.modelStrict, u"model_strict"_s, u"model rules"_s);
    refuse(
        !draft.paramOverrides.trimmed().isEmpty(), u"param_overrides"_s, u"parameter overrides"_s);
    refuse(!draft.headerRules.empty(), u"header_rules"_s, u"header rules"_s);
    refuse(!draft.failureRules.empty(), u"failure_rules"_s, u"failure rules"_s);
}

void checkMemberWeights(const GroupDraft &draft, std::vector<Error> &errors)
{
    bool isAnyOn = false;
    for (std::size_t i = 0; i < draft.members.size(); ++i) {
        const MemberConfig &member = draft.members[i];
        const auto field = u"members[%1]"_s.arg(i);
        if (member.weight < 0 || member.weight > highestWeight)
            errors.push_back(
                brokenRule(field + ".weight"_L1, u"must be 0\u2013%1"_s.arg(highestWeight)));
        if (member.tier < 1 || member.tier > highestTier)
            errors.push_back(
                brokenRule(field + ".tier"_L1, u"must be 1\u2013%1"_s.arg(highestTier)));
        isAnyOn = isAnyOn || member.weight > 0;
    }
    // One whose last member was removed can still be switched off.
    if (draft.kind == GroupKind::Aggregate && draft.enabled && !isAnyOn)
        errors.push_back(brokenRule(u"members"_s, u"at least one must have a weight above 0"_s));
}

void checkModelRules(const GroupDraft &draft, std::vector<Error> &errors)
{
    QSet<QString> sources;
    for (std::size_t i = 0; i < draft.modelRules.size(); ++i) {
        const ModelRule &rule = draft.modelRules[i];
        const auto field = u"model_rules[%1]"_s.arg(i);
        checkModel(field + ".from"_L1, rule.from, errors);
        checkModel(field + ".to"_L1, rule.to, errors);
        if (!rule.from.isEmpty() && sources.contains(rule.from))
            errors.push_back(brokenRule(field + ".from"_L1,
                                        u"'%1' is redirected by another rule"_s.arg(rule.from)));
        sources.insert(rule.from);
    }
    if (draft.modelStrict && draft.modelRules.empty())
        errors.push_back(brokenRule(u"model_strict"_s,
                                    u"without a model rule every request would be refused"_s));
}

void checkParamOverrides(const GroupDraft &draft, std::vector<Error> &errors)
{
    const auto refuse = [&errors](const QString &rule) {
        errors.push_back(brokenRule(u"param_overrides"_s, rule));
    };
    if (draft.paramOverrides.trimmed().isEmpty())
        return;
    const auto document = QJsonDocument::fromJson(draft.paramOverrides);
    if (!document.isObject())
        return refuse(u"is not a JSON object"_s);
    QSet<QString> seen;
    for (const QString &name : memberNames(draft.paramOverrides)) {
        const bool isRemoval = name.startsWith(u'!');
        const QString parameter = isRemoval ? name.sliced(1) : name;
        if (isRemoval && !document.object().value(name).isNull())
            refuse(u"\"%1\" removes a parameter, so its value must be null"_s.arg(name));
        if (parameter.isEmpty())
            refuse(u"\"%1\" names no parameter"_s.arg(name));
        if (seen.contains(parameter))
            refuse(u"\"%1\" is there more than once"_s.arg(parameter));
        seen.insert(parameter);
    }
}

void checkFailureRules(const GroupDraft &draft, std::vector<Error> &errors)
{
    for (std::size_t i = 0; i < draft.failureRules.size(); ++i) {
        const FailureRuleDraft &rule = draft.failureRules[i];
        const auto field = u"failure_rules[%1]"_s.arg(i);
        const auto statuses = StatusSet::parse(rule.statuses);
        if (!statuses)
            errors.push_back(brokenRule(field + ".statuses"_L1, statuses.error().detail));
        else if (statuses->isEmpty() && rule.text.isEmpty())
            errors.push_back(
                brokenRule(field + ".statuses"_L1, u"needs statuses or a text, or both"_s));
        if (rule.text.size() > longestText)
            errors.push_back(brokenRule(field + ".text"_L1,
                                        u"must have at most %1 characters"_s.arg(longestText)));
        if (rule.verdict == Verdict::Success || rule.verdict == Verdict::ClientLeft)
            errors.push_back(brokenRule(
                field + ".verdict"_L1,
                u"must be one of client-fault, key-rejected, out-of-credit, rate-limited,"
                " overloaded, upstream-fault"_s));
    }
}

} // namespace keyferry
