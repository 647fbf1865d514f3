#include "app/groupvalues.h"

#include "app/wordvalues.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

Result<MemberName> memberValue(const QString &text)
{
    const QStringList parts = text.split(u',');
    MemberName member{.group = parts.first(), .weight = 1, .tier = 1};
    if (member.group.isEmpty())
        return usageError(u"--member: the group is missing in '%1'"_s.arg(text));
    for (const QString &part : parts.sliced(1)) {
        const qsizetype equals = part.indexOf(u'=');
        const QStringView name = QStringView(part).first(std::max<qsizetype>(equals, 0));
        if (name != "weight"_L1 && name != "tier"_L1)
            return usageError(
                u"--member: '%1' in '%2' is neither weight=N nor tier=N"_s.arg(part, text));
        bool isNumber = false;
        const int number = part.sliced(equals + 1).toInt(&isNumber);
        if (!isNumber)
            return usageError(u"--member: the %1 in '%2' is not a whole number"_s.arg(name, text));
        (name == "tier"_L1 ? member.tier : member.weight) = number;
    }
    return member;
}

Result<ModelRule> modelRuleValue(const QString &text)
{
    const qsizetype equals = text.indexOf(u'=');
    if (equals <= 0 || equals == text.size() - 1)
        return usageError(u"--model-rule: '%1' is not FROM=TO"_s.arg(text));
    return ModelRule{.from = text.first(equals), .to = text.sliced(equals + 1)};
}

Result<HeaderRule> headerRuleValue(const QString &text)
{
    constexpr auto set = "set:"_L1;
    constexpr auto remove = "remove:"_L1;
    if (text.startsWith(remove))
        return HeaderRule{.action = HeaderRule::Action::Remove,
                          .name = text.sliced(remove.size()).toUtf8(),
                          .value = {}};
    const qsizetype colon = text.indexOf(u':', set.size());
    if (!text.startsWith(set) || colon < 0)
        return usageError(u"--header: write set:NAME:VALUE or remove:NAME"_s);
    return HeaderRule{.action = HeaderRule::Action::Set,
                      .name = text.sliced(set.size(), colon - set.size()).toUtf8(),
                      .value = Secret(text.sliced(colon + 1).trimmed().toUtf8())};
}

Result<FailureRuleDraft> failureRuleValue(const QString &text)
{
    const qsizetype first = text.indexOf(u':');
    if (first < 0)
        return usageError(u"--failure-rule: '%1' is not STATUSES:VERDICT[:TEXT]"_s.arg(text));
    const qsizetype second = text.indexOf(u':', first + 1);
    const QString name = text.mid(first + 1, second < 0 ? -1 : second - first - 1);
    const Verdict verdict = verdictFromName(name);
    if (verdictName(verdict) != name)
        return usageError(
            u"--failure-rule: '%1' is none of success, client-fault, key-rejected, out-of-credit,"
            " rate-limited, overloaded, upstream-fault"_s.arg(name));
    return FailureRuleDraft{.statuses = text.first(first),
                            .text = second < 0 ? QString() : text.sliced(second + 1),
                            .verdict = verdict};
}

} // namespace keyferry::app
