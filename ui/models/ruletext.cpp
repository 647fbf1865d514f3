#include "ui/models/ruletext.h"

#include "ui/models/settingwords.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

// The core says `rule`; a %1 in it is what the sentence repeats.
struct Rule
{
    const char *rule = "";
    const char *text = "";
    bool isAmount = false; ///< %1 is a number, perhaps with a unit
};

constexpr Rule rules[]{
    {"must be a whole number, %1", QT_TRANSLATE_NOOP("keyferry::ui", "Must be a whole number.")},
    {"must be at most %1 (%2)", QT_TRANSLATE_NOOP("keyferry::ui", "At most %1."), true},
    {"must be at least %1 (%2)", QT_TRANSLATE_NOOP("keyferry::ui", "At least %1."), true},
    {"must be one of %1", QT_TRANSLATE_NOOP("keyferry::ui", "Must be one of %1.")},
    {"must be on or off", QT_TRANSLATE_NOOP("keyferry::ui", "Must be on or off.")},
    {"must name at least one address",
     QT_TRANSLATE_NOOP("keyferry::ui", "Must name at least one address.")},
    {"must be a URL with a host", QT_TRANSLATE_NOOP("keyferry::ui", "Must be a URL with a host.")},
    {"must start with %1", QT_TRANSLATE_NOOP("keyferry::ui", "Must start with %1.")},
    {"must not have a query or fragment",
     QT_TRANSLATE_NOOP("keyferry::ui", "Must not have a query or fragment.")},
    {"hides its password here; type it again",
     QT_TRANSLATE_NOOP("keyferry::ui", "Hides its password here; type it again.")},
    {"'%1' is not an IP address", QT_TRANSLATE_NOOP("keyferry::ui", "“%1” is not an IP address.")},
    {"'%1' is not a host name (without scheme, port or *)",
     QT_TRANSLATE_NOOP("keyferry::ui", "“%1” is not a host name (without scheme, port or *).")},
    {"'%1' is not an origin like https://app.example",
     QT_TRANSLATE_NOOP("keyferry::ui", "“%1” is not an origin like https://app.example.")},
    {"must have at most %1 characters",
     QT_TRANSLATE_NOOP("keyferry::ui", "Must have at most %1 characters.")},
    {"must have 1 to 512 characters",
     QT_TRANSLATE_NOOP("keyferry::ui", "Must have 1 to 512 characters.")},
    {"must be printable ASCII characters",
     QT_TRANSLATE_NOOP("keyferry::ui", "Must be printable ASCII characters.")},
    {"must not start or end with a space",
     QT_TRANSLATE_NOOP("keyferry::ui", "Must not start or end with a space.")},
    {"must not be empty", QT_TRANSLATE_NOOP("keyferry::ui", "Must not be empty.")},
    {"must have a port above 0", QT_TRANSLATE_NOOP("keyferry::ui", "Must have a port above 0.")},
    {"must be %1", QT_TRANSLATE_NOOP("keyferry::ui", "Must be %1.")},
    {"the %1 channel needs at least one",
     QT_TRANSLATE_NOOP("keyferry::ui", "The %1 channel needs at least one.")},
    {"cannot be set for a group", QT_TRANSLATE_NOOP("keyferry::ui", "Cannot be set for a group.")},
    {"cannot be %1, which frames the message",
     QT_TRANSLATE_NOOP("keyferry::ui", "Cannot be %1, which frames the message.")},
    {"cannot be %1", QT_TRANSLATE_NOOP("keyferry::ui", "Cannot be %1.")},
    {"a prefix needs a header name",
     QT_TRANSLATE_NOOP("keyferry::ui", "A prefix needs a header name.")},
    {"the prefix must be printable ASCII characters",
     QT_TRANSLATE_NOOP("keyferry::ui", "The prefix must be printable ASCII characters.")},
    {"is not a parameter name", QT_TRANSLATE_NOOP("keyferry::ui", "Is not a parameter name.")},
    {"is not a header name", QT_TRANSLATE_NOOP("keyferry::ui", "Is not a header name.")},
    {"speaks %1, the aggregate %2",
     QT_TRANSLATE_NOOP("keyferry::ui", "Speaks %1, the aggregate %2.")},
    {"stands in the list more than once",
     QT_TRANSLATE_NOOP("keyferry::ui", "Stands in the list more than once.")},
    {"stays %1 while the group is a member of aggregate %2",
     QT_TRANSLATE_NOOP("keyferry::ui",
                       "Stays %1 while the group is a member of the aggregate %2.")},
    {"'%1' is redirected by another rule",
     QT_TRANSLATE_NOOP("keyferry::ui", "“%1” is redirected by another rule.")},
    {"\"%1\" removes a parameter, so its value must be null",
     QT_TRANSLATE_NOOP("keyferry::ui", "“%1” removes a parameter, so its value must be null.")},
    {"\"%1\" names no parameter", QT_TRANSLATE_NOOP("keyferry::ui", "“%1” names no parameter.")},
    {"\"%1\" is there more than once",
     QT_TRANSLATE_NOOP("keyferry::ui", "“%1” is there more than once.")},
    {"'%1' is neither a status code from 100 to 999 nor a range like 500-599",
     QT_TRANSLATE_NOOP("keyferry::ui",
                       "“%1” is neither a status code from 100 to 999 nor a range like 500-599.")},
    {"'%1' is a range that ends before it begins",
     QT_TRANSLATE_NOOP("keyferry::ui", "“%1” is a range that ends before it begins.")},
    {"a removal has no value", QT_TRANSLATE_NOOP("keyferry::ui", "A removal has no value.")},
};

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

QRegularExpression patternOf(const char *rule)
{
    QString pattern = QRegularExpression::escape(QLatin1String(rule));
    for (const QString &place : {u"%1"_s, u"%2"_s})
        pattern.replace(QRegularExpression::escape(place), u"(.+)"_s);
    return QRegularExpression(QRegularExpression::anchoredPattern(pattern));
}

// `10080 min` as `10,080 min`.
QString amount(const QString &text)
{
    const QLocale locale;
    const QString number = text.section(u' ', 0, 0);
    const QByteArray unit = text.section(u' ', 1).toLatin1();
    return inUnit(locale.toString(number.toLongLong()), QLatin1String(unit));
}

QString asSentence(QString rule)
{
    if (rule.isEmpty())
        return tr("This value is not allowed.");
    rule[0] = rule.at(0).toUpper();
    return rule.endsWith(u'.') ? rule : rule + u'.';
}

} // namespace

QString ruleSentence(const QString &rule)
{
    for (const Rule &known : rules) {
        const auto match = patternOf(known.rule).match(rule);
        if (!match.hasMatch())
            continue;
        // A sentence may leave out what its rule repeats; the range stands beside the field.
        const QString text = tr(known.text);
        const QString first = known.isAmount ? amount(match.captured(1)) : match.captured(1);
        if (text.contains("%2"_L1))
            return text.arg(first, match.captured(2));
        return text.contains("%1"_L1) ? text.arg(first) : text;
    }
    return asSentence(rule);
}

} // namespace keyferry::ui
