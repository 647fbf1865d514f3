#pragma once

#include "proxy/core/config.h"
#include "proxy/core/drafts.h"

#include <vector>

namespace keyferry::ui {

/// What a group changes about requests and how it judges answers: the part of a group that is
/// edited and saved as one.
struct RuleSet
{
    std::vector<ModelRule> modelRules{};
    bool modelStrict = false;
    std::vector<HeaderRule> headerRules{};
    QByteArray paramOverrides{}; ///< JSON text
    std::vector<FailureRuleDraft> failureRules{};

    friend bool operator==(const RuleSet &, const RuleSet &) = default;
};

[[nodiscard]] RuleSet rulesOf(const GroupConfig &group);
/// The draft with these rules in place of its own.
[[nodiscard]] GroupDraft withRules(GroupDraft draft, const RuleSet &rules);
/// What core refuses about them; fields as validateGroup() names them. Thread: any; pure.
[[nodiscard]] std::vector<Error> checkRules(const RuleSet &rules);
/// How many parameters the text sets or removes; 0 while it is no JSON object.
[[nodiscard]] qint64 parameterCount(const QByteArray &json);
/// Redirects, headers, parameters and failure rules together.
[[nodiscard]] qint64 ruleCount(const RuleSet &rules);

} // namespace keyferry::ui
