#include "ui/models/requestcolumns.h"

#include "ui/models/verdicttext.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

qint64 durationOf(const RequestRecord &record, qint64 now)
{
    if (record.outcome != RequestOutcome::Running)
        return record.durationMs;
    return qMax(record.durationMs, now - record.startedAt);
}

QString milliseconds(qint64 ms)
{
    return tr("%1 milliseconds").arg(QLocale().toString(ms));
}

} // namespace

QString columnTitle(RequestColumn column)
{
    switch (column) {
    case RequestColumn::Time: return tr("Time");
    case RequestColumn::Group: return tr("Group");
    case RequestColumn::Model: return tr("Model");
    case RequestColumn::Status: return tr("Status");
    case RequestColumn::Key: return tr("Key");
    case RequestColumn::Tries: return tr("Tries");
    case RequestColumn::FirstByte: return tr("First byte");
    case RequestColumn::Duration: return tr("Duration");
    case RequestColumn::Path: return tr("Path");
    case RequestColumn::Upstream: return tr("Upstream");
    case RequestColumn::Size: return tr("Size");
    }
    Q_UNREACHABLE();
}

QVariant cellValue(const RequestRecord &record, RequestColumn column, qint64 now)
{
    switch (column) {
    case RequestColumn::Time: return record.startedAt;
    case RequestColumn::Group: return record.groupName;
    case RequestColumn::Model: return record.model;
    case RequestColumn::Status: return record.status;
    case RequestColumn::Key: return record.keyMask;
    case RequestColumn::Tries: return qMax<qint64>(record.tries, record.attempts.size());
    case RequestColumn::FirstByte: return record.firstByteMs;
    case RequestColumn::Duration: return durationOf(record, now);
    case RequestColumn::Path: return u"%1 %2"_s.arg(record.method, record.path);
    case RequestColumn::Upstream: return record.upstream;
    case RequestColumn::Size: return record.responseBytes;
    }
    Q_UNREACHABLE();
}

QVariant cellSpeech(const RequestRecord &record, RequestColumn column)
{
    switch (column) {
    case RequestColumn::Time:
        return QLocale().toString(QDateTime::fromMSecsSinceEpoch(record.startedAt),
                                  QLocale::ShortFormat);
    case RequestColumn::Status: return outcomeText(record);
    case RequestColumn::FirstByte:
        return record.firstByteMs < 0 ? tr("none") : milliseconds(record.firstByteMs);
    case RequestColumn::Duration:
        return record.outcome == RequestOutcome::Running ? tr("still running")
                                                         : milliseconds(record.durationMs);
    case RequestColumn::Key: return record.keyMask.isEmpty() ? tr("none") : QVariant();
    case RequestColumn::Group:
    case RequestColumn::Model:
    case RequestColumn::Tries:
    case RequestColumn::Path:
    case RequestColumn::Upstream:
    case RequestColumn::Size: return {};
    }
    Q_UNREACHABLE();
}

bool isNumber(RequestColumn column)
{
    return column == RequestColumn::Tries || column == RequestColumn::FirstByte
           || column == RequestColumn::Duration || column == RequestColumn::Size;
}

QString outcomeText(const RequestRecord &record)
{
    const QString status = u"%1 %2"_s.arg(record.status).arg(statusWords(record.status)).trimmed();
    switch (record.outcome) {
    case RequestOutcome::Running:
        if (record.status == 0)
            return tr("Waiting");
        return record.stream ? tr("Streaming") : tr("Receiving");
    case RequestOutcome::Succeeded:
    case RequestOutcome::Failed: return record.status == 0 ? tr("No answer") : status;
    case RequestOutcome::Cut: return tr("%1, cut off").arg(status);
    case RequestOutcome::ClientGone: return tr("Client left");
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::ui
