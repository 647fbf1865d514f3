#include "ui/models/errortext.h"

#include "ui/models/ruletext.h"

#include <QCoreApplication>

#include <array>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

// With what the detail adds: an address, a file, a rule. The detail never holds key material.
QString withDetail(const QString &sentence, const Error &error)
{
    return error.detail.isEmpty() ? sentence : tr("%1 (%2)").arg(sentence, error.detail);
}

// Rules of the core in the words of a form. What is not listed is shown as the core says it.
struct RuleText
{
    QLatin1String field{};
    QLatin1String rule{};
    const char *text = "";
};

constexpr std::array ruleTexts{
    RuleText{"name"_L1,
             "must not be empty"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "A group needs a name.")},
    RuleText{"name"_L1,
             "must have at most 100 characters"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "At most 100 characters.")},
    RuleText{"name"_L1,
             "may hold only a-z, 0-9, '_' and '-'"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Only a–z, 0–9, “_” and “-”.")},
    RuleText{"url"_L1,
             "must not be empty"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Give the address, or remove this line.")},
    RuleText{"url"_L1,
             "must start with http:// or https://"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Start the address with https:// or http://.")},
    RuleText{"url"_L1,
             "is not a valid URL"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "This is not a valid address.")},
    RuleText{"url"_L1,
             "must name a host"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "The address names no host.")},
    RuleText{"url"_L1,
             "must not have a query"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Leave out the query (“?” and what follows).")},
    RuleText{"url"_L1,
             "must not have a fragment"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Leave out the fragment (“#” and what follows).")},
    RuleText{"url"_L1,
             "must not hold a user name or password"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Leave out user name and password.")},
    RuleText{"upstreams"_L1,
             "at least one must have a weight above 0"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "At least one upstream needs a weight above 0.")},
    RuleText{"members"_L1,
             "at least one must have a weight above 0"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "An aggregate that is on needs a member with a weight above 0.")},
    RuleText{"members"_L1,
             "is an aggregate itself"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Is an aggregate itself.")},
    RuleText{"members"_L1,
             "is not another group"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "This group is not there any more.")},
    RuleText{"check_path"_L1,
             "must start with '/'"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Start the path with “/”.")},
    RuleText{"auth_header"_L1,
             "is not a header name"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "This is not a header name.")},
    RuleText{"auth_query"_L1,
             "the key goes to a header or to the query, not both"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "The key goes to a header or to the query, not to both.")},
    RuleText{"from"_L1,
             "must not be empty"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Name the model, or remove this row.")},
    RuleText{"to"_L1,
             "must not be empty"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Name the model, or remove this row.")},
    RuleText{"model_strict"_L1,
             "without a model rule"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Without a row every request would be refused.")},
    RuleText{"name"_L1,
             "is not a header name"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "This is not a header name.")},
    RuleText{"name"_L1,
             "has another rule already"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Another row has this header already.")},
    RuleText{"name"_L1,
             "cannot be host"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Host may be set, but not removed.")},
    RuleText{"value"_L1,
             "must be printable ASCII characters on one line"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Only printable ASCII characters can be sent.")},
    RuleText{"value"_L1,
             "holds an unknown variable"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "Unknown variable. Write ${NAME} with CLIENT_IP, GROUP_NAME, "
                               "API_KEY, TIMESTAMP_MS or TIMESTAMP_S.")},
    RuleText{"param_overrides"_L1,
             "is not a JSON object"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "This has to be a JSON object: {…}.")},
    RuleText{"statuses"_L1,
             "needs statuses or a text"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Give a status, a text, or both.")},
};

// What proxy/core/keyparser.cpp says of a line.
constexpr std::array refusalTexts{
    RuleText{{},
             "longer than 4096 bytes"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Longer than 4,096 bytes.")},
    RuleText{{},
             "holds a control character"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Holds a control character.")},
    RuleText{{},
             "holds a character that is not ASCII"_L1,
             QT_TRANSLATE_NOOP("keyferry::ui", "Letters outside ASCII cannot be sent.")},
    RuleText{{}, "has no key"_L1, QT_TRANSLATE_NOOP("keyferry::ui", "Has no key.")},
    RuleText{
        {}, "is not a JSON value"_L1, QT_TRANSLATE_NOOP("keyferry::ui", "Is not a JSON value.")},
};

// `upstreams[1].url` keeps its rules under `url`, `members[1]` under `members`.
QStringView baseField(QStringView field)
{
    const QStringView last = field.sliced(field.lastIndexOf(u'.') + 1);
    return last.first(last.contains(u'[') ? last.indexOf(u'[') : last.size());
}

QString ruleOf(const Error &error)
{
    const QString prefix = error.field + ": "_L1;
    return error.detail.startsWith(prefix) ? error.detail.mid(prefix.size()) : error.detail;
}

// A sentence for every kind, in the order of the enumerators; null where fieldErrorText() speaks.
struct KindText
{
    ErrorKind kind{};
    const char *text = nullptr;
    bool showsDetail = false;
};

constexpr std::array kindTexts{
    KindText{ErrorKind::MalformedRequest,
             QT_TRANSLATE_NOOP("keyferry::ui", "The client sent a request that breaks HTTP."),
             true},
    KindText{ErrorKind::HeadTooLarge,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "The request's headers are too large; see Listening in Settings."),
             false},
    KindText{ErrorKind::TargetTooLong,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "The request's address is too long; see Listening in Settings."),
             false},
    KindText{ErrorKind::BodyTooLarge,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "The request's body is too large; see Listening in Settings."),
             false},
    KindText{ErrorKind::RequestTimeout,
             QT_TRANSLATE_NOOP("keyferry::ui", "The client took too long to send its request."),
             false},
    KindText{ErrorKind::WrongHost,
             QT_TRANSLATE_NOOP(
                 "keyferry::ui",
                 "The request asked for a host name that is not on the list of allowed hosts."),
             false},
    KindText{ErrorKind::WrongOrigin,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "A web page that is not on the list of allowed origins asked."),
             false},
    KindText{ErrorKind::Unauthorized,
             QT_TRANSLATE_NOOP("keyferry::ui", "The access key was missing or wrong."),
             false},
    KindText{ErrorKind::Forbidden,
             QT_TRANSLATE_NOOP("keyferry::ui", "The access key is not allowed to use this group."),
             false},
    KindText{ErrorKind::AccessKeyLimited,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "The access key has used up its requests of the minute or the day."),
             false},
    KindText{ErrorKind::NotFound,
             QT_TRANSLATE_NOOP("keyferry::ui", "This is not there any more."),
             false},
    KindText{ErrorKind::UnknownGroup,
             QT_TRANSLATE_NOOP("keyferry::ui", "There is no such group, or it is disabled."),
             false},
    KindText{ErrorKind::UnknownModel,
             QT_TRANSLATE_NOOP("keyferry::ui", "The group serves only the models on its list."),
             false},
    KindText{ErrorKind::UpgradeRefused,
             QT_TRANSLATE_NOOP("keyferry::ui", "This group does not take WebSocket connections."),
             false},
    KindText{ErrorKind::ClientGone,
             QT_TRANSLATE_NOOP("keyferry::ui", "The client left before the answer was complete."),
             false},
    KindText{ErrorKind::NoUsableKey,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "The group has no usable key. Add keys or restore invalid ones."),
             false},
    KindText{ErrorKind::KeysCooling,
             QT_TRANSLATE_NOOP("keyferry::ui", "Every key of the group is cooling down."),
             false},
    KindText{
        ErrorKind::UpstreamUnreachable,
        QT_TRANSLATE_NOOP("keyferry::ui",
                          "The upstream cannot be reached. Check its address and the network."),
        true},
    KindText{ErrorKind::UpstreamClosed,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "The upstream closed the connection without a complete answer."),
             false},
    KindText{ErrorKind::UpstreamMalformed,
             QT_TRANSLATE_NOOP("keyferry::ui", "The upstream's answer breaks HTTP."),
             false},
    KindText{ErrorKind::UpstreamTimeout,
             QT_TRANSLATE_NOOP("keyferry::ui", "The upstream did not answer in time."),
             false},
    KindText{ErrorKind::OutOfCapacity,
             QT_TRANSLATE_NOOP("keyferry::ui", "keyferry is at its limit; try again in a moment."),
             false},
    KindText{ErrorKind::TooManyConnections,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "Too many connections are open; see Listening in Settings."),
             false},
    KindText{
        ErrorKind::Stopping, QT_TRANSLATE_NOOP("keyferry::ui", "keyferry is stopping."), false},
    KindText{ErrorKind::InvalidValue},
    KindText{ErrorKind::Duplicate},
    KindText{ErrorKind::UnknownName},
    KindText{ErrorKind::Usage},
    KindText{ErrorKind::FileUnreadable,
             QT_TRANSLATE_NOOP("keyferry::ui", "The file cannot be read or written."),
             true},
    KindText{ErrorKind::FolderUnusable,
             QT_TRANSLATE_NOOP("keyferry::ui", "The data folder cannot be used."),
             true},
    KindText{ErrorKind::FolderInUse,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "Another keyferry already uses this data folder. Quit it first."),
             false},
    KindText{ErrorKind::DatabaseTooNew,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "The database was written by a newer keyferry. Update this one."),
             false},
    KindText{ErrorKind::DatabaseDamaged,
             QT_TRANSLATE_NOOP("keyferry::ui", "The database is damaged. Restore a backup."),
             true},
    KindText{ErrorKind::StorageFailed,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "Nothing was saved: the database could not be written. "
                               "Is there room on the disk?"),
             true},
    KindText{ErrorKind::SecretsUnreadable,
             QT_TRANSLATE_NOOP(
                 "keyferry::ui",
                 "The stored keys cannot be decrypted: the key file is missing or not the one "
                 "they were stored with."),
             false},
    KindText{ErrorKind::PortInUse,
             QT_TRANSLATE_NOOP("keyferry::ui",
                               "Another program uses this port. Choose another in Settings."),
             false},
    KindText{ErrorKind::AddressRefused,
             QT_TRANSLATE_NOOP("keyferry::ui", "The system refuses to listen on this address."),
             true},
    KindText{ErrorKind::Internal,
             QT_TRANSLATE_NOOP("keyferry::ui", "Something went wrong inside keyferry."),
             true},
};

constexpr bool isInOrder()
{
    for (std::size_t i = 0; i < kindTexts.size(); ++i) {
        if (kindTexts[i].kind != static_cast<ErrorKind>(i))
            return false;
    }
    return kindTexts.size() == static_cast<std::size_t>(ErrorKind::Internal) + 1;
}
static_assert(isInOrder());

} // namespace

QString errorText(const Error &error)
{
    const KindText &known = kindTexts[static_cast<std::size_t>(error.kind)];
    if (!known.text)
        return fieldErrorText(error);
    return known.showsDetail ? withDetail(tr(known.text), error) : tr(known.text);
}

QString backupErrorText(const Error &error)
{
    if (error.kind == ErrorKind::InvalidValue)
        return tr("This file is not a backup of keyferry.");
    if (error.kind == ErrorKind::FolderUnusable)
        return withDetail(tr("The file cannot be written."), error);
    if (error.kind == ErrorKind::DatabaseTooNew)
        return tr("This backup was made by a newer keyferry. Update this one first.");
    if (error.kind == ErrorKind::DatabaseDamaged)
        return tr("This backup is damaged; it cannot be restored.");
    if (error.kind != ErrorKind::SecretsUnreadable)
        return errorText(error);
    return error.field == "passphrase"_L1
               ? tr("The passphrase is missing or wrong.")
               : tr("The data key of this backup is another one: without it the stored keys "
                    "cannot be read.");
}

QString fieldErrorText(const Error &error)
{
    if (error.kind == ErrorKind::Duplicate)
        return tr("This name is taken.");
    if (error.kind == ErrorKind::UnknownName)
        return withDetail(tr("This is not there any more."), error);
    if (kindTexts[static_cast<std::size_t>(error.kind)].text)
        return errorText(error);

    const QString rule = ruleOf(error);
    const QStringView field = baseField(error.field);
    for (const RuleText &known : ruleTexts) {
        if (known.field == field && rule.startsWith(known.rule))
            return tr(known.text);
    }
    return ruleSentence(rule);
}

QString filterErrorText(const Error &error)
{
    const QString rule = ruleOf(error);
    if (rule == "is not a filter"_L1)
        return tr("There is no filter “%1:”. Use group:, status:, model:, key:, took: or stream:, "
                  "or put the word in quotes.")
            .arg(error.field);
    if (rule == "is given twice"_L1)
        return tr("“%1:” stands there twice.").arg(error.field);
    if (error.field == "status"_L1)
        return tr("Give a status like 404, 4xx, 200-299 or >=400.");
    if (error.field == "took"_L1)
        return tr("Give a time like >2s, <500ms or >=1.5s.");
    if (error.field == "stream"_L1)
        return tr("“stream:” is yes or no.");
    return tr("“%1:” needs a value.").arg(error.field);
}

QString refusalText(const QString &reason)
{
    for (const RuleText &known : refusalTexts) {
        if (known.rule == reason)
            return tr(known.text);
    }
    return ruleSentence(reason);
}

} // namespace keyferry::ui
