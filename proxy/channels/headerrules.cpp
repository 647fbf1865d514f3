#include "proxy/channels/headerrules.h"

namespace keyferry::channels {

void applyHeaderRules(HeaderFields &fields,
                      const std::vector<HeaderRule> &rules,
                      const HeaderVariables &variables)
{
    Q_UNUSED(fields)
    Q_UNUSED(rules)
    Q_UNUSED(variables)
}

} // namespace keyferry::channels
