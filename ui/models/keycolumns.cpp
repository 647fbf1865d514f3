#include "ui/models/keycolumns.h"

#include "ui/models/keycooling.h"
#include "ui/models/roles.h"
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

QString lastErrorText(const KeyRow &row)
{
    const QString words =
        row.lastError.isEmpty() ? statusWords(row.lastErrorStatus) : row.lastError;
    if (row.lastErrorStatus == 0)
        return words;
    return u"%1 %2"_s.arg(row.lastErrorStatus).arg(words).trimmed();
}

QString localTime(qint64 when)
{
    return QLocale().toString(QDateTime::fromMSecsSinceEpoch(when), QLocale::ShortFormat);
}

QString coolingSpeech(const QList<Cooldown> &cooldowns)
{
    const CoolingDeadline deadline = coolingDeadline(cooldowns);
    if (deadline.until == 0)
        return tr("not cooling");
    const QString until = localTime(deadline.until);
    return deadline.model.isEmpty() ? tr("until %1").arg(until)
                                    : tr("%1 until %2").arg(deadline.model, until);
}

QString stateWord(KeyState state)
{
    switch (state) {
    case KeyState::Active: return tr("Active");
    case KeyState::Cooling: return tr("Cooling");
    case KeyState::Invalid: return tr("Invalid");
    case KeyState::Disabled: return tr("Disabled");
    }
    Q_UNREACHABLE();
}

} // namespace

QVariant cellValue(const KeyRow &row, KeyColumn column)
{
    switch (column) {
    case KeyColumn::State: return static_cast<int>(row.state);
    case KeyColumn::Key: return row.mask;
    case KeyColumn::Notes: return row.notes;
    case KeyColumn::Tag: return row.tag;
    case KeyColumn::Requests: return row.requests;
    case KeyColumn::Failures: return row.failures;
    case KeyColumn::LastUsed: return row.lastUsedAt;
    case KeyColumn::LastError: return lastErrorText(row);
    case KeyColumn::CoolingUntil: return coolingDeadline(row.cooldowns).until;
    case KeyColumn::Weight: return row.weight;
    case KeyColumn::Priority: return row.priority;
    }
    Q_UNREACHABLE();
}

QVariant cellSpeech(const KeyRow &row, KeyColumn column)
{
    if (column == KeyColumn::State)
        return stateWord(row.state);
    if (column == KeyColumn::LastUsed && row.lastUsedAt > 0)
        return localTime(row.lastUsedAt);
    if (column == KeyColumn::LastUsed)
        return tr("never");
    if (column == KeyColumn::CoolingUntil)
        return coolingSpeech(row.cooldowns);
    return {};
}

QVariant rowValue(const KeyRow &row, KeyColumn column, int role)
{
    switch (role) {
    case Qt::DisplayRole: return cellValue(row, column);
    case Qt::AccessibleTextRole: return cellSpeech(row, column);
    case roles::state: return static_cast<int>(row.state);
    case roles::errorStatus: return row.lastErrorStatus;
    case roles::model: return coolingDeadline(row.cooldowns).model;
    case roles::others: return coolingDeadline(row.cooldowns).others;
    default: return {};
    }
}

QString columnTitle(KeyColumn column)
{
    switch (column) {
    case KeyColumn::State: return tr("State");
    case KeyColumn::Key: return tr("Key");
    case KeyColumn::Notes: return tr("Notes");
    case KeyColumn::Tag: return tr("Tag");
    case KeyColumn::Requests: return tr("Requests");
    case KeyColumn::Failures: return tr("Failures");
    case KeyColumn::LastUsed: return tr("Last used");
    case KeyColumn::LastError: return tr("Last error");
    case KeyColumn::CoolingUntil: return tr("Cooling until");
    case KeyColumn::Weight: return tr("Weight");
    case KeyColumn::Priority: return tr("Priority");
    }
    Q_UNREACHABLE();
}

KeyQuery::Order orderBy(KeyColumn column)
{
    switch (column) {
    case KeyColumn::State: return KeyQuery::Order::State;
    case KeyColumn::Requests: return KeyQuery::Order::Requests;
    case KeyColumn::Failures: return KeyQuery::Order::Failures;
    case KeyColumn::LastUsed: return KeyQuery::Order::LastUsed;
    case KeyColumn::Key:
    case KeyColumn::Notes:
    case KeyColumn::Tag:
    case KeyColumn::LastError:
    case KeyColumn::CoolingUntil:
    case KeyColumn::Weight:
    case KeyColumn::Priority: return KeyQuery::Order::Pool;
    }
    Q_UNREACHABLE();
}

bool isNumber(KeyColumn column)
{
    return column == KeyColumn::Requests || column == KeyColumn::Failures
           || column == KeyColumn::Weight || column == KeyColumn::Priority;
}

} // namespace keyferry::ui
