#include "ui/models/upstreamtablemodel.h"

#include "ui/models/checktext.h"
#include "ui/models/errortext.h"

#include <QDateTime>
#include <QLocale>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

bool hasSameLines(const std::vector<UpstreamConfig> &one, const std::vector<UpstreamConfig> &other)
{
    return std::equal(one.begin(),
                      one.end(),
                      other.begin(),
                      other.end(),
                      [](const UpstreamConfig &a, const UpstreamConfig &b) {
                          return a.id == b.id && a.url == b.url;
                      });
}

QString testWords(const UpstreamTest *test)
{
    if (!test)
        return {};
    if (!test->outcome)
        return UpstreamTableModel::tr("Testing…");
    const Result<CheckResult> &outcome = *test->outcome;
    return outcome ? trialWords(*outcome) : errorText(outcome.error());
}

QString testTip(const UpstreamTest *test)
{
    const bool isThrough = test && test->outcome && *test->outcome;
    return isThrough ? trialText(**test->outcome) : testWords(test);
}

} // namespace

QString breakerText(const UpstreamHealth *health, qint64 now)
{
    if (!health)
        return u"\u2013"_s;
    switch (health->state) {
    case BreakerState::Closed: return UpstreamTableModel::tr("Closed");
    case BreakerState::HalfOpen: return UpstreamTableModel::tr("Half-open, one trial");
    case BreakerState::Open: break;
    }
    if (health->openUntil <= now)
        return UpstreamTableModel::tr("Open, trial is due");
    const QTime time = QDateTime::fromMSecsSinceEpoch(health->openUntil).time();
    return UpstreamTableModel::tr("Open until %1").arg(time.toString(u"HH:mm:ss"_s));
}

int UpstreamTableModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_upstreams.size());
}

int UpstreamTableModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : upstreamColumnCount;
}

QVariant UpstreamTableModel::data(const QModelIndex &index, int role) const
{
    const auto column = static_cast<UpstreamColumn>(index.column());
    if (role == Qt::EditRole && column == UpstreamColumn::Weight)
        return m_upstreams.at(static_cast<std::size_t>(index.row())).weight;
    if (role == Qt::ToolTipRole && column == UpstreamColumn::Tested)
        return testTip(test(index.row()));
    if (role == Qt::DisplayRole)
        return shown(index.row(), column);
    return {};
}

QVariant UpstreamTableModel::shown(int row, UpstreamColumn column) const
{
    const UpstreamHealth *known = health(row);
    switch (column) {
    case UpstreamColumn::Url:
        return QString::fromLatin1(m_upstreams.at(static_cast<std::size_t>(row)).url);
    case UpstreamColumn::Test: return {}; // a button stands there
    case UpstreamColumn::Tested: return testWords(test(row));
    case UpstreamColumn::Weight: return weightText(row);
    case UpstreamColumn::Breaker: return breakerText(known, QDateTime::currentMSecsSinceEpoch());
    case UpstreamColumn::FirstByte: return known ? known->firstByteMs : -1;
    case UpstreamColumn::LastError: return known ? known->lastError : QString();
    }
    Q_UNREACHABLE();
}

QString UpstreamTableModel::weightText(int row) const
{
    const int weight = m_upstreams.at(static_cast<std::size_t>(row)).weight;
    if (weight == 0)
        return tr("0 (off)");
    int sum = 0;
    for (const UpstreamConfig &upstream : m_upstreams)
        sum += upstream.weight;
    return tr("%1 (%2 %)").arg(QLocale().toString(weight)).arg(qRound(100.0 * weight / sum));
}

QVariant UpstreamTableModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal)
        return {};
    switch (static_cast<UpstreamColumn>(section)) {
    case UpstreamColumn::Url: return tr("URL");
    case UpstreamColumn::Test: return tr("Test");
    case UpstreamColumn::Tested: return tr("Last test");
    case UpstreamColumn::Weight: return tr("Weight");
    case UpstreamColumn::Breaker: return tr("Breaker");
    case UpstreamColumn::FirstByte: return tr("First byte");
    case UpstreamColumn::LastError: return tr("Last error");
    }
    return {};
}

Qt::ItemFlags UpstreamTableModel::flags(const QModelIndex &index) const
{
    const bool isWeight = index.column() == static_cast<int>(UpstreamColumn::Weight);
    return QAbstractTableModel::flags(index) | (isWeight ? Qt::ItemIsEditable : Qt::NoItemFlags);
}

bool UpstreamTableModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role == Qt::EditRole && value != data(index, Qt::EditRole))
        Q_EMIT weightRequested(index.row(), value.toInt());
    return false;
}

void UpstreamTableModel::setUpstreams(const std::vector<UpstreamConfig> &upstreams)
{
    if (!hasSameLines(m_upstreams, upstreams)) {
        beginResetModel();
        m_upstreams = upstreams;
        m_tests.clear();
        endResetModel();
        return;
    }
    m_upstreams = upstreams; // without a reset: the current cell stays
    if (!upstreams.empty())
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, upstreamColumnCount - 1));
}

void UpstreamTableModel::setHealth(const QList<UpstreamHealth> &health)
{
    m_health = health;
    if (!m_upstreams.empty()) {
        Q_EMIT dataChanged(index(0, static_cast<int>(UpstreamColumn::Breaker)),
                           index(rowCount() - 1, upstreamColumnCount - 1));
    }
}

const UpstreamConfig &UpstreamTableModel::upstream(int row) const
{
    return m_upstreams.at(static_cast<std::size_t>(row));
}

void UpstreamTableModel::setTest(UpstreamId upstream, const UpstreamTest &test)
{
    m_tests.insert(upstream, test);
    showTest(upstream);
}

void UpstreamTableModel::clearTest(UpstreamId upstream)
{
    m_tests.remove(upstream);
    showTest(upstream);
}

void UpstreamTableModel::showTest(UpstreamId id)
{
    for (int row = 0; row < rowCount(); ++row) {
        if (upstream(row).id != id)
            continue;
        const QModelIndex cell = index(row, static_cast<int>(UpstreamColumn::Tested));
        Q_EMIT dataChanged(cell, cell);
    }
}

const UpstreamTest *UpstreamTableModel::test(int row) const
{
    const auto found = m_tests.constFind(upstream(row).id);
    return found == m_tests.constEnd() ? nullptr : &*found;
}

const UpstreamHealth *UpstreamTableModel::health(int row) const
{
    // By id, not by place: the engine may be a moment behind the configuration.
    const UpstreamId id = m_upstreams.at(static_cast<std::size_t>(row)).id;
    const auto found = std::find_if(m_health.begin(),
                                    m_health.end(),
                                    [id](const UpstreamHealth &each) { return each.id == id; });
    return found == m_health.end() ? nullptr : &*found;
}

} // namespace keyferry::ui
