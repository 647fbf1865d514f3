#include "ui/models/attentiontext.h"

#include "ui/models/shorttime.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QUrl>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 megabyte = 1024 * 1024;

QString tr(const char *text, const char *comment = nullptr, qint64 count = -1)
{
    return QCoreApplication::translate("keyferry::ui", text, comment, static_cast<int>(count));
}

QString countsText(const KeyCounts &counts)
{
    QStringList parts;
    const auto add = [&parts](const QString &text, qint64 count) {
        if (count > 0)
            parts.append(text);
    };
    add(tr("%Ln cooling", "keys", counts.cooling), counts.cooling);
    add(tr("%Ln invalid", "keys", counts.invalid), counts.invalid);
    add(tr("%Ln disabled", "keys", counts.disabled), counts.disabled);
    return parts.join(tr(", ", "between counts of keys"));
}

AttentionWords keylessWords(const AttentionItem &item)
{
    const qint64 total = item.counts.total();
    const QString counts = countsText(item.counts);
    QString detail = tr("It has no key yet; clients get 503");
    if (item.counts.cooling > 0) {
        detail =
            total == 1
                ? tr("1 key: %1; clients are asked to wait (429)").arg(counts)
                : tr("%Ln keys: %1; clients are asked to wait (429)", nullptr, total).arg(counts);
    } else if (total > 0) {
        detail = total == 1 ? tr("1 key: %1; clients get 503").arg(counts)
                            : tr("%Ln keys: %1; clients get 503", nullptr, total).arg(counts);
    }
    return {.title = tr("%1 has no usable key").arg(item.groupName),
            .subject = item.groupName,
            .detail = detail,
            .link = tr("Show keys"),
            .button = tr("Add keys")};
}

QString pauseText(const UpstreamHealth &health, qint64 now)
{
    const qint64 left = std::max<qint64>(0, (health.openUntil - now + second - 1) / second);
    if (left == 0)
        return tr("The next request tries it again");
    const int failures = health.consecutiveFailures;
    if (failures < 2)
        return tr("Not used for %Ln s more", "seconds", left);
    return tr("Not used for %Ln s more after %1 failures in a row", "seconds", left)
        .arg(QLocale().toString(failures));
}

AttentionWords upstreamWords(const AttentionItem &item, qint64 now)
{
    const QUrl url(QString::fromLatin1(item.upstream.url));
    const QString pause = pauseText(item.health, now);
    const QString error = item.health.lastError;
    const QString reason =
        error.isEmpty() ? pause : tr("%1 (%2)", "state, error").arg(pause, error);
    return {.title = tr("%1 lost the upstream %2").arg(item.groupName, url.authority()),
            .subject = item.groupName,
            .detail = item.othersServe ? tr("%1; another upstream serves").arg(reason)
                                       : tr("%1; no other upstream serves").arg(reason),
            .link = tr("Show upstream"),
            .button = tr("Test now")};
}

AttentionWords invalidatedWords(const AttentionItem &item, const QLocale &locale)
{
    const InvalidatedKeys &keys = item.keys;
    const QString time = shortTime(QDateTime::fromMSecsSinceEpoch(keys.at).time(), locale);
    const QString answer = keys.status > 0 && !keys.error.isEmpty()
                               ? tr("%1 \u201c%2\u201d", "status and error")
                                     .arg(QString::number(keys.status), keys.error)
                               : (keys.status > 0 ? QString::number(keys.status) : keys.error);
    const QString said = answer.isEmpty()
                             ? tr("%1 at %2", "key, time").arg(keys.mask, time)
                             : tr("%1, %2 at %3", "key, answer, time").arg(keys.mask, answer, time);
    return {.title = keys.count == 1
                         ? tr("1 key of %1 turned invalid today").arg(item.groupName)
                         : tr("%Ln keys of %1 turned invalid today", nullptr, keys.count)
                               .arg(item.groupName),
            .subject = item.groupName,
            .detail = keys.count == 1 ? said : tr("The last one: %1").arg(said),
            .link = tr("Why?"),
            .button = tr("Check again")};
}

QString megabytes(qint64 bytes, const QLocale &locale)
{
    // As the setting counts them.
    return tr("%1 MB").arg(locale.toString((bytes + megabyte / 2) / megabyte));
}

} // namespace

AttentionWords attentionWords(const AttentionItem &item, qint64 now, const QLocale &locale)
{
    switch (item.kind) {
    case AttentionKind::NoUsableKey: return keylessWords(item);
    case AttentionKind::NoMember:
        return {.title = tr("%1 has no member that can serve").arg(item.groupName),
                .subject = item.groupName,
                .detail = tr("Its members are off, without keys or without an upstream"),
                .button = tr("Show members")};
    case AttentionKind::UpstreamOpen: return upstreamWords(item, now);
    case AttentionKind::KeysTurnedInvalid: return invalidatedWords(item, locale);
    case AttentionKind::DefaultAccessKey:
        return {.title = tr("The default access key sk-123456 is in use"),
                .detail = tr("Any program on this computer can guess it"),
                .link = tr("Ignore"),
                .button = tr("Replace it")};
    case AttentionKind::SecretsInFile:
        return {.title = tr("The key that opens your secrets is kept in a file"),
                .detail = tr("Only its permissions protect %1").arg(item.file),
                .link = tr("Ignore"),
                .button = tr("Show settings")};
    case AttentionKind::LogOverLimit:
        return {.title = tr("The request log is over its limit"),
                .detail = tr("%1 of %2; the oldest rows go first")
                              .arg(megabytes(item.bytes, locale), megabytes(item.limit, locale)),
                .link = tr("Change limit"),
                .button = tr("Clean up now")};
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::ui
