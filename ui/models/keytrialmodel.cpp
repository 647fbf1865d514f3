#include "ui/models/keytrialmodel.h"

#include "ui/models/checktext.h"
#include "ui/models/errortext.h"
#include "ui/models/roles.h"

#include <QLocale>

#include <algorithm>

namespace keyferry::ui {

KeyTrialModel::KeyTrialModel(Gateway &gateway, QObject *parent)
    : QAbstractTableModel(parent)
    , m_gateway(gateway)
{}

void KeyTrialModel::setKeys(const GroupDraft &draft, const std::vector<KeyDraft> &keys)
{
    if (draft != m_draft)
        dropFrom(0);
    m_draft = draft;
    const std::size_t wanted = std::min(keys.size(), most);
    std::size_t same = 0;
    while (same < m_trials.size() && same < wanted && m_trials[same].secret == keys[same].secret)
        ++same;

    std::vector<Trial> known(std::make_move_iterator(m_trials.begin() + std::ptrdiff_t(same)),
                             std::make_move_iterator(m_trials.end()));
    dropFrom(same);
    if (wanted > same) {
        beginInsertRows({}, static_cast<int>(same), static_cast<int>(wanted) - 1);
        for (std::size_t i = same; i < wanted; ++i) {
            const auto found =
                std::find_if(known.begin(), known.end(), [&keys, i](const Trial &trial) {
                    return trial.secret == keys[i].secret;
                });
            m_trials.push_back(found == known.end() ? Trial{.secret = keys[i].secret}
                                                    : std::move(*found));
        }
        endInsertRows();
    }
    startNext();
    Q_EMIT advanced();
}

void KeyTrialModel::setEnabled(bool isEnabled)
{
    m_isEnabled = isEnabled;
    for (std::size_t i = 0; i < m_trials.size() && !isEnabled; ++i) {
        if (std::exchange(m_trials[i].running, nullptr))
            announce(i);
    }
    startNext();
    Q_EMIT advanced();
}

void KeyTrialModel::dropFrom(std::size_t first)
{
    if (first >= m_trials.size())
        return;
    beginRemoveRows({}, static_cast<int>(first), rowCount() - 1);
    m_trials.erase(m_trials.begin() + std::ptrdiff_t(first), m_trials.end());
    endRemoveRows();
}

void KeyTrialModel::startNext()
{
    auto free = atOnce - std::count_if(m_trials.begin(), m_trials.end(), [](const Trial &trial) {
                    return trial.running != nullptr;
                });
    for (std::size_t i = 0; i < m_trials.size() && m_isEnabled && free > 0; ++i) {
        if (stateOf(m_trials[i]) != TrialState::Waiting)
            continue;
        start(m_trials[i]);
        announce(i);
        --free;
    }
}

void KeyTrialModel::start(Trial &trial)
{
    trial.running = std::make_unique<QObject>();
    const auto done = [this, secret = trial.secret](const Result<CheckResult> &outcome) {
        end(secret, outcome);
    };
    m_gateway.tryKey(m_draft, trial.secret, {trial.running.get(), done});
}

void KeyTrialModel::end(const Secret &secret, const Result<CheckResult> &outcome)
{
    const auto trial = std::find_if(m_trials.begin(), m_trials.end(), [&secret](const Trial &each) {
        return each.secret == secret;
    });
    Q_ASSERT(trial != m_trials.end()); // a trial that goes takes its reply along
    // The reply may run in the context it would destroy.
    trial->running.release()->deleteLater();
    trial->outcome = outcome;
    announce(static_cast<std::size_t>(trial - m_trials.begin()));
    startNext();
    Q_EMIT advanced();
}

void KeyTrialModel::announce(std::size_t row)
{
    const int place = static_cast<int>(row);
    Q_EMIT dataChanged(index(place, 0), index(place, trialColumnCount - 1));
}

int KeyTrialModel::endedCount() const
{
    return static_cast<int>(std::count_if(m_trials.begin(), m_trials.end(), [](const Trial &trial) {
        return trial.outcome.has_value();
    }));
}

bool KeyTrialModel::isRejected(const Secret &secret) const
{
    return std::any_of(m_trials.begin(), m_trials.end(), [&secret](const Trial &trial) {
        return stateOf(trial) == TrialState::Rejected && trial.secret == secret;
    });
}

TrialState KeyTrialModel::stateOf(const Trial &trial)
{
    if (!trial.outcome)
        return trial.running ? TrialState::Running : TrialState::Waiting;
    const Result<CheckResult> &outcome = *trial.outcome;
    if (outcome && outcome->verdict == Verdict::Success)
        return TrialState::Works;
    return outcome && outcome->state == KeyState::Invalid ? TrialState::Rejected
                                                          : TrialState::Unclear;
}

QString KeyTrialModel::words(const Trial &trial) const
{
    if (!trial.outcome)
        return trial.running ? tr("Checking") : tr("Waiting");
    return *trial.outcome ? checkWords(**trial.outcome) : tr("Not checked");
}

QString KeyTrialModel::message(const Trial &trial) const
{
    if (!trial.outcome)
        return {};
    const Result<CheckResult> &outcome = *trial.outcome;
    if (!outcome)
        return errorText(outcome.error());
    if (outcome->verdict != Verdict::Success || outcome->firstByteMs < 0)
        return outcome->message;
    const QString time = QLocale().toString(outcome->firstByteMs);
    return m_draft.testModel.isEmpty() ? tr("answered in %1 ms").arg(time)
                                       : tr("%1 answered in %2 ms").arg(m_draft.testModel, time);
}

int KeyTrialModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_trials.size());
}

int KeyTrialModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : trialColumnCount;
}

QVariant KeyTrialModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Trial &trial = m_trials[static_cast<std::size_t>(index.row())];
    if (role == roles::state)
        return static_cast<int>(stateOf(trial));
    if (role != Qt::DisplayRole)
        return {};
    switch (static_cast<TrialColumn>(index.column())) {
    case TrialColumn::Result: return words(trial);
    case TrialColumn::Key: return trial.secret.masked();
    case TrialColumn::Message: return message(trial);
    }
    Q_UNREACHABLE();
}

QVariant KeyTrialModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (static_cast<TrialColumn>(section)) {
    case TrialColumn::Result: return tr("Result");
    case TrialColumn::Key: return tr("Key");
    case TrialColumn::Message: return tr("What the provider said");
    }
    return {};
}

} // namespace keyferry::ui
