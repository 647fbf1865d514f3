#include "ui/models/attemptlistmodel.h"

#include "ui/models/roles.h"
#include "ui/models/verdicttext.h"

namespace keyferry::ui {

int AttemptListModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_request.attempts.size());
}

QVariant AttemptListModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const AttemptRecord &attempt = m_request.attempts.at(index.row());
    switch (role) {
    case Qt::DisplayRole: return attempt.seq;
    case roles::attempt: return QVariant::fromValue(attempt);
    case roles::span: return spanMs();
    case Qt::AccessibleTextRole: return speech(index.row());
    case roles::outcome: return static_cast<int>(m_request.outcome);
    default: return {};
    }
}

void AttemptListModel::setRequest(const RequestRecord &request)
{
    const auto oldCount = m_request.attempts.size();
    const auto newCount = request.attempts.size();
    if (request.id != m_request.id || newCount < oldCount) {
        beginResetModel();
        m_request = request;
        endResetModel();
        return;
    }

    // The last row also changes with the request's outcome, and stops being the last one.
    const bool isLastTouched = request.outcome != m_request.outcome || newCount != oldCount;
    const qint64 oldSpan = spanMs();
    qsizetype firstChanged = oldCount;
    for (qsizetype i = oldCount - 1; i >= 0; --i) {
        if (m_request.attempts.at(i) != request.attempts.at(i)
            || (i == oldCount - 1 && isLastTouched))
            firstChanged = i;
    }
    if (newCount > oldCount)
        beginInsertRows({}, static_cast<int>(oldCount), static_cast<int>(newCount) - 1);
    m_request = request;
    if (newCount > oldCount)
        endInsertRows();
    if (spanMs() != oldSpan)
        firstChanged = 0; // every bar gets another scale
    if (firstChanged < oldCount)
        Q_EMIT dataChanged(index(static_cast<int>(firstChanged)),
                           index(static_cast<int>(oldCount) - 1));
}

void AttemptListModel::clear()
{
    beginResetModel();
    m_request = {};
    endResetModel();
}

QString AttemptListModel::speech(int row) const
{
    const AttemptRecord &attempt = m_request.attempts.at(row);
    const VerdictWords words = verdictWords(attempt, isLast(row), m_request.outcome);
    return tr("Attempt %1, key %2, status %3. %4. %5 %6 %7")
        .arg(attempt.seq)
        .arg(attempt.keyMask)
        .arg(attempt.status)
        .arg(words.happened, words.sending, words.key, words.next)
        .simplified();
}

qint64 AttemptListModel::spanMs() const
{
    qint64 span = m_request.durationMs;
    for (const AttemptRecord &attempt : m_request.attempts)
        span = qMax(span, attempt.startedMs + attempt.durationMs);
    return span;
}

} // namespace keyferry::ui
