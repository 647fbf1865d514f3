#include "proxy/core/grouprules.h"
#include "proxy/core/httphead.h"

#include <QSet>

#include <array>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestValue = 4096;
constexpr std::array<QByteArrayView, 5> variables{
    "CLIENT_IP", "GROUP_NAME", "API_KEY", "TIMESTAMP_MS", "TIMESTAMP_S"};

// Empty if all variables are known, else the rule in words. The value itself may be a credential
// and is not repeated.
QString brokenVariableRule(const QByteArray &value)
{
    for (qsizetype at = value.indexOf("${"); at >= 0; at = value.indexOf("${", at + 1)) {
        const qsizetype end = value.indexOf('}', at);
        const QByteArray name = end < 0 ? QByteArray() : value.mid(at + 2, end - at - 2);
        if (std::find(variables.begin(), variables.end(), name) == variables.end())
            return u"holds an unknown variable; there are ${CLIENT_IP}, ${GROUP_NAME}, ${API_KEY},"
                   " ${TIMESTAMP_MS} and ${TIMESTAMP_S}"_s;
    }
    return {};
}

QString brokenValueRule(const HeaderRule &rule)
{
    const QByteArray &value = rule.value.reveal();
    if (rule.action == HeaderRule::Action::Remove)
        return value.isEmpty() ? QString() : u"a removal has no value"_s;
    if (value.size() > longestValue)
        return u"must have at most %1 characters"_s.arg(longestValue);
    const auto isPrintable = [](char c) { return (c >= ' ' && c <= '~') || c == '\t'; };
    if (!std::all_of(value.begin(), value.end(), isPrintable))
        return u"must be printable ASCII characters on one line"_s;
    return brokenVariableRule(value);
}

QString brokenNameRule(const HeaderRule &rule)
{
    const QByteArray lower = rule.name.toLower();
    if (!isToken(rule.name))
        return u"is not a header name"_s;
    if (isFramingHeader(lower))
        return u"cannot be %1, which frames the message"_s.arg(QLatin1String(lower));
    if (lower == "host" && rule.action == HeaderRule::Action::Remove)
        return u"cannot be host: it may be set, but not removed"_s;
    return {};
}

} // namespace

bool isFramingHeader(const QByteArray &name)
{
    constexpr std::array<QByteArrayView, 6> framing{
        "content-length", "transfer-encoding", "connection", "upgrade", "te", "trailer"};
    const QByteArray lower = name.toLower();
    return std::find(framing.begin(), framing.end(), lower) != framing.end();
}

void checkHeaderRules(const GroupDraft &draft, std::vector<Error> &errors)
{
    QSet<QByteArray> names;
    for (std::size_t i = 0; i < draft.headerRules.size(); ++i) {
        const HeaderRule &rule = draft.headerRules[i];
        const auto field = u"header_rules[%1]"_s.arg(i);
        QString brokenName = brokenNameRule(rule);
        if (brokenName.isEmpty() && names.contains(rule.name.toLower()))
            brokenName = u"has another rule already"_s;
        if (!brokenName.isEmpty())
            errors.push_back(brokenRule(field + ".name"_L1, brokenName));
        if (const QString broken = brokenValueRule(rule); !broken.isEmpty())
            errors.push_back(brokenRule(field + ".value"_L1, broken));
        names.insert(rule.name.toLower());
    }
}

} // namespace keyferry
