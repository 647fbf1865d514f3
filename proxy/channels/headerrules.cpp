#include "proxy/channels/headerrules.h"

#include <algorithm>
#include <array>

namespace keyferry::channels {

namespace {

struct Variable
{
    QByteArrayView name; ///< with its `${` and `}`
    QByteArray value;
};

// In one pass: what a variable stands for is not searched for others.
QByteArray filledIn(const QByteArray &text, const HeaderVariables &variables)
{
    constexpr qint64 msPerSecond = 1'000;
    const std::array known{
        Variable{"${CLIENT_IP}", variables.clientIp},
        Variable{"${GROUP_NAME}", variables.groupName},
        Variable{"${API_KEY}", variables.apiKey.reveal()},
        Variable{"${TIMESTAMP_MS}", QByteArray::number(variables.now)},
        Variable{"${TIMESTAMP_S}", QByteArray::number(variables.now / msPerSecond)}};
    QByteArray filled;
    for (QByteArrayView rest = text; !rest.isEmpty();) {
        const auto variable =
            std::find_if(known.begin(), known.end(), [rest](const Variable &each) {
                return rest.startsWith(each.name);
            });
        const bool isVariable = variable != known.end();
        filled.append(isVariable ? QByteArrayView(variable->value) : rest.first(1));
        rest = rest.sliced(isVariable ? variable->name.size() : 1);
    }
    return filled;
}

// RFC 9110 5.5: anything else in a value could end the field, or the head.
bool isFieldValue(QByteArrayView value)
{
    return std::all_of(value.begin(), value.end(), [](char byte) {
        const auto code = static_cast<unsigned char>(byte);
        return byte == '\t' || (code >= ' ' && code != 0x7f);
    });
}

} // namespace

void applyHeaderRules(HeaderFields &fields,
                      const std::vector<HeaderRule> &rules,
                      const HeaderVariables &variables)
{
    for (const HeaderRule &rule : rules) {
        if (rule.action == HeaderRule::Action::Remove) {
            fields.remove(rule.name);
            continue;
        }
        const QByteArray value = filledIn(rule.value.reveal(), variables).trimmed();
        if (isToken(rule.name) && isFieldValue(value))
            fields.set(rule.name, value);
    }
}

} // namespace keyferry::channels
