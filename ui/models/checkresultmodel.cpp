#include "ui/models/checkresultmodel.h"

#include "ui/models/checktasks.h"
#include "ui/models/checktext.h"
#include "ui/models/roles.h"

#include <algorithm>

namespace keyferry::ui {

namespace {

int rank(const CheckResult &result)
{
    if (result.verdict == Verdict::Success)
        return 2;
    const bool isBad =
        result.verdict == Verdict::KeyRejected || result.verdict == Verdict::OutOfCredit;
    return isBad ? 0 : 1;
}

QVariant valueOf(const CheckResult &result, CheckColumn column)
{
    switch (column) {
    case CheckColumn::Key: return result.mask;
    case CheckColumn::Result: return checkWords(result);
    case CheckColumn::Status: return result.status > 0 ? result.status : QVariant();
    case CheckColumn::Message: return result.message;
    }
    Q_UNREACHABLE();
}

} // namespace

CheckResultModel::CheckResultModel(QList<CheckResult> results, QObject *parent)
    : QAbstractTableModel(parent)
    , m_results(std::move(results))
{
    std::stable_sort(m_results.begin(), m_results.end(), [](const auto &a, const auto &b) {
        return rank(a) < rank(b);
    });
}

int CheckResultModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_results.size());
}

int CheckResultModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : checkColumnCount;
}

QVariant CheckResultModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const CheckResult &result = m_results.at(index.row());
    if (role == roles::state)
        return static_cast<int>(result.state);
    return role == Qt::DisplayRole ? valueOf(result, static_cast<CheckColumn>(index.column()))
                                   : QVariant();
}

QVariant CheckResultModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<CheckColumn>(section)) {
    case CheckColumn::Key: return tr("Key");
    case CheckColumn::Result: return tr("Result");
    case CheckColumn::Status: return tr("Status");
    case CheckColumn::Message: return tr("Message");
    }
    return {};
}

} // namespace keyferry::ui
