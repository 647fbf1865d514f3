#include "ui/models/ruleset.h"

#include "proxy/core/grouprules.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace keyferry::ui {

RuleSet rulesOf(const GroupConfig &group)
{
    const GroupDraft draft = draftOf(group);
    return {.modelRules = draft.modelRules,
            .modelStrict = draft.modelStrict,
            .headerRules = draft.headerRules,
            .paramOverrides = draft.paramOverrides,
            .failureRules = draft.failureRules};
}

GroupDraft withRules(GroupDraft draft, const RuleSet &rules)
{
    draft.modelRules = rules.modelRules;
    draft.modelStrict = rules.modelStrict;
    draft.headerRules = rules.headerRules;
    draft.paramOverrides = rules.paramOverrides;
    draft.failureRules = rules.failureRules;
    return draft;
}

std::vector<Error> checkRules(const RuleSet &rules)
{
    const GroupDraft draft = withRules({}, rules);
    std::vector<Error> errors;
    checkModelRules(draft, errors);
    checkHeaderRules(draft, errors);
    checkParamOverrides(draft, errors);
    checkFailureRules(draft, errors);
    return errors;
}

qint64 parameterCount(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object().size();
}

qint64 ruleCount(const RuleSet &rules)
{
    return static_cast<qint64>(rules.modelRules.size() + rules.headerRules.size()
                               + rules.failureRules.size())
           + parameterCount(rules.paramOverrides);
}

} // namespace keyferry::ui
