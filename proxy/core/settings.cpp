#include "proxy/core/settings.h"

#include "proxy/core/statusset.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <array>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace settings {

namespace {

constexpr QChar maskedPassword(0x2026);

Error refusal(const SettingDeclaration &declaration, const QString &rule)
{
    return {.kind = ErrorKind::InvalidValue,
            .detail = u"%1: %2"_s.arg(declaration.name, rule),
            .field = declaration.name};
}

bool isAllDigits(QStringView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](QChar each) {
        return each >= u'0' && each <= u'9';
    });
}

QString inUnit(qint64 number, const SettingDeclaration &declaration)
{
    const QString text = QString::number(number);
    return declaration.unit.isEmpty() ? text : text + u' ' + declaration.unit;
}

Result<SettingValue> parseNumber(const SettingDeclaration &declaration, QStringView text)
{
    bool isNumber = false;
    const qint64 number = text.toLongLong(&isNumber);
    const QString range = rangeText(declaration);
    const auto bound = [&](QLatin1String words, qint64 limit) {
        return refusal(declaration,
                       u"must be %1 %2 (%3)"_s.arg(words, inUnit(limit, declaration), range));
    };
    // What has too many digits for 64 bits is a whole number all the same.
    if ((isNumber && number > declaration.max) || (!isNumber && isAllDigits(text)))
        return bound("at most"_L1, declaration.max);
    if (!isNumber)
        return refusal(declaration, u"must be a whole number, %1"_s.arg(range));
    if (number < declaration.min)
        return bound("at least"_L1, declaration.min);
    return SettingValue(number);
}

Result<SettingValue> parseBoolean(const SettingDeclaration &declaration, QStringView text)
{
    static const QStringList on{u"on"_s, u"true"_s, u"1"_s, u"yes"_s};
    static const QStringList off{u"off"_s, u"false"_s, u"0"_s, u"no"_s};
    if (on.contains(text, Qt::CaseInsensitive))
        return SettingValue(true);
    if (off.contains(text, Qt::CaseInsensitive))
        return SettingValue(false);
    return refusal(declaration, u"must be on or off"_s);
}

QString brokenUrlRule(const QString &text, const QStringList &schemes)
{
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.host().isEmpty())
        return u"must be a URL with a host"_s;
    if (!schemes.contains(url.scheme()))
        return u"must start with %1://"_s.arg(schemes.join("://, "_L1));
    if (url.hasQuery() || url.hasFragment())
        return u"must not have a query or fragment"_s;
    return {};
}

// Qt also takes `3001` for 0.0.11.185, as inet_aton() does; whoever types that means a port.
bool isAddress(const QString &text)
{
    return !QHostAddress(text).isNull() && (text.contains(u':') || text.count(u'.') == 3);
}

bool isHostName(const QString &text)
{
    QUrl url;
    url.setHost(text, QUrl::StrictMode);
    return url.isValid() && !url.host().isEmpty() && !text.contains(u'*');
}

// Empty if the text keeps the rule, else the rule in words.
QString brokenRule(SettingRule rule, const QString &text)
{
    switch (rule) {
    case SettingRule::None:
    case SettingRule::FilePath: return {};
    case SettingRule::ListenAddress:
        return isAddress(text) ? QString() : u"'%1' is not an IP address"_s.arg(text);
    case SettingRule::HostName:
        return isHostName(text)
                   ? QString()
                   : u"'%1' is not a host name (without scheme, port or *)"_s.arg(text);
    case SettingRule::Origin: {
        const QUrl url(text, QUrl::StrictMode);
        const bool isOrigin = url.isValid() && !url.scheme().isEmpty() && !url.host().isEmpty()
                              && url.userInfo().isEmpty() && url.path().isEmpty() && !url.hasQuery()
                              && !url.hasFragment();
        return isOrigin ? QString() : u"'%1' is not an origin like https://app.example"_s.arg(text);
    }
    case SettingRule::Url: return brokenUrlRule(text, {u"http"_s, u"https"_s});
    case SettingRule::ProxyUrl:
        // Qt speaks no TLS to a proxy, so https:// is refused here rather than at every request.
        if (text.contains(QString(u':') + maskedPassword + u'@'))
            return u"hides its password here; type it again"_s;
        return text == "direct"_L1 ? QString() : brokenUrlRule(text, {u"http"_s, u"socks5"_s});
    case SettingRule::StatusCodes: {
        const auto codes = StatusSet::parse(text);
        return codes ? QString() : codes.error().detail;
    }
    }
    Q_UNREACHABLE();
}

Result<SettingValue> parseText(const SettingDeclaration &declaration, QStringView text)
{
    const QString value = text.trimmed().toString();
    if (!value.isEmpty()) {
        if (const QString rule = brokenRule(declaration.rule, value); !rule.isEmpty())
            return refusal(declaration, rule);
    }
    return SettingValue(value);
}

Result<SettingValue> parseList(const SettingDeclaration &declaration, QStringView text)
{
    QStringList members;
    for (const QStringView part : text.split(u',', Qt::SkipEmptyParts)) {
        const QString member = part.trimmed().toString();
        if (member.isEmpty())
            continue;
        if (const QString rule = brokenRule(declaration.rule, member); !rule.isEmpty())
            return refusal(declaration, rule);
        if (!members.contains(member))
            members.append(member);
    }
    if (members.isEmpty() && declaration.min > 0)
        return refusal(declaration, u"must name at least one address"_s);
    return SettingValue(members);
}

Result<SettingValue> parseChoice(const SettingDeclaration &declaration, QStringView text)
{
    const auto found = std::find_if(
        declaration.choices.begin(), declaration.choices.end(), [&](const QString &choice) {
            return text.trimmed().compare(choice, Qt::CaseInsensitive) == 0;
        });
    if (found == declaration.choices.end())
        return refusal(declaration, u"must be one of %1"_s.arg(declaration.choices.join(", "_L1)));
    return SettingValue(*found);
}

} // namespace

const SettingDeclaration *find(QAnyStringView name)
{
    const auto declarations = all();
    const auto found =
        std::find_if(declarations.begin(), declarations.end(), [name](const auto &declaration) {
            return declaration.name == name;
        });
    return found == declarations.end() ? nullptr : &*found;
}

Result<SettingValue> parse(const SettingDeclaration &declaration, QStringView text)
{
    switch (declaration.type) {
    case SettingType::Integer:
    case SettingType::Seconds: return parseNumber(declaration, text.trimmed());
    case SettingType::Boolean: return parseBoolean(declaration, text.trimmed());
    case SettingType::Text: return parseText(declaration, text);
    case SettingType::Choice: return parseChoice(declaration, text);
    case SettingType::List: return parseList(declaration, text);
    }
    Q_UNREACHABLE();
}

QString toText(const SettingValue &value)
{
    struct Writer
    {
        QString operator()(qint64 number) const { return QString::number(number); }
        QString operator()(bool isOn) const { return isOn ? u"on"_s : u"off"_s; }
        QString operator()(const QString &text) const { return text; }
        QString operator()(const QStringList &members) const { return members.join(u','); }
    };
    return std::visit(Writer{}, value);
}

QString maskedText(const SettingDeclaration &declaration, const QString &text)
{
    QUrl url(text, QUrl::StrictMode);
    if (declaration.rule != SettingRule::ProxyUrl || url.password().isEmpty())
        return text;
    const QString userInfo = url.userName(QUrl::FullyEncoded) + u':' + maskedPassword;
    const auto begin = text.indexOf("://"_L1) + 3;
    return text.first(begin) + userInfo + text.sliced(text.indexOf(u'@', begin));
}

QString rangeText(const SettingDeclaration &declaration)
{
    switch (declaration.type) {
    case SettingType::Integer:
    case SettingType::Seconds: {
        const auto range = u"%1\u2013%2"_s.arg(declaration.min).arg(declaration.max);
        return declaration.unit.isEmpty() ? range : range + u' ' + declaration.unit;
    }
    case SettingType::Boolean: return u"on or off"_s;
    case SettingType::Choice: return declaration.choices.join(", "_L1);
    case SettingType::List: return u"a list, separated by commas"_s;
    case SettingType::Text: return {};
    }
    Q_UNREACHABLE();
}

} // namespace settings

SettingValues::SettingValues()
{
    for (const SettingDeclaration &declaration : settings::all())
        m_values.insert(declaration.name, declaration.fallback);
}

void SettingValues::set(QLatin1String name, const SettingValue &value)
{
    Q_ASSERT(m_values.contains(name));
    m_values.insert(name, value);
}

const SettingValue &SettingValues::at(QLatin1String name) const
{
    const auto found = m_values.constFind(name);
    Q_ASSERT(found != m_values.constEnd());
    return *found;
}

QLatin1String settingSourceName(SettingSource source)
{
    switch (source) {
    case SettingSource::Default: return "default"_L1;
    case SettingSource::Stored: return "stored"_L1;
    case SettingSource::Environment: return "environment"_L1;
    }
    Q_UNREACHABLE();
}

} // namespace keyferry
