#pragma once

#include "proxy/core/gateway.h"

#include <QAbstractTableModel>

#include <memory>
#include <optional>
#include <vector>

namespace keyferry::ui {

enum class TrialColumn { Result, Key, Message };
inline constexpr int trialColumnCount = static_cast<int>(TrialColumn::Message) + 1;

/// How a trial stands; int under roles::state.
enum class TrialState { Waiting, Running, Works, Rejected, Unclear };

/// Pasted keys, each tried once against a group, a few at a time, before any of them is stored.
/// Only the first `most` are tried: the rest waits for a check of the stored ones. Main thread; the
/// gateway must outlive it.
class KeyTrialModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    static constexpr std::size_t most = 100;
    static constexpr int atOnce = 3;

    explicit KeyTrialModel(Gateway &gateway, QObject *parent = nullptr);

    /// What is known of a key stays known as long as the group is the same.
    void setKeys(const GroupDraft &draft, const std::vector<KeyDraft> &keys);
    /// Off: trials under way are dropped and none begins.
    void setEnabled(bool isEnabled);

    [[nodiscard]] int endedCount() const;
    [[nodiscard]] bool isRejected(const Secret &secret) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

Q_SIGNALS:
    void advanced(); ///< a trial has ended, or the keys are others

private:
    struct Trial
    {
        Secret secret{};
        std::unique_ptr<QObject> running{}; ///< context of the reply
        std::optional<Result<CheckResult>> outcome{};
    };

    void dropFrom(std::size_t first);
    void startNext();
    void start(Trial &trial);
    void end(const Secret &secret, const Result<CheckResult> &outcome);
    void announce(std::size_t row);
    [[nodiscard]] static TrialState stateOf(const Trial &trial);
    [[nodiscard]] QString words(const Trial &trial) const;
    [[nodiscard]] QString message(const Trial &trial) const;

    Gateway &m_gateway;
    GroupDraft m_draft{};
    std::vector<Trial> m_trials{};
    bool m_isEnabled = true;
};

} // namespace keyferry::ui
