#pragma once

#include "proxy/core/drafts.h"

namespace keyferry {

// The parts of validateGroup(): each adds what it finds. Pure.

[[nodiscard]] Error brokenRule(const QString &field, const QString &rule);

/// What an aggregate cannot have, and a standard group neither.
void checkKind(const GroupDraft &draft, std::vector<Error> &errors);
void checkMemberWeights(const GroupDraft &draft, std::vector<Error> &errors);
void checkModelRules(const GroupDraft &draft, std::vector<Error> &errors);
void checkParamOverrides(const GroupDraft &draft, std::vector<Error> &errors);
void checkHeaderRules(const GroupDraft &draft, std::vector<Error> &errors);
void checkFailureRules(const GroupDraft &draft, std::vector<Error> &errors);

/// True for a field that frames the message: setting it would break it.
[[nodiscard]] bool isFramingHeader(const QByteArray &name);

} // namespace keyferry
