#pragma once

#include "proxy/core/drafts.h"
#include "ui/models/ruletablemodel.h"

#include <array>

namespace keyferry::ui {

enum class FailureRuleColumn { Statuses, Text, Verdict };
inline constexpr int failureRuleColumnCount = 3;

/// The verdicts that a rule may give.
inline constexpr std::array failureRuleVerdicts{Verdict::ClientFault,
                                                Verdict::KeyRejected,
                                                Verdict::OutOfCredit,
                                                Verdict::RateLimited,
                                                Verdict::Overloaded,
                                                Verdict::UpstreamFault};

/// A person's own verdicts, tried from the top; the first that fits counts.
class FailureRuleTableModel final : public RuleRows<FailureRuleDraft>
{
    Q_OBJECT

public:
    using RuleRows::RuleRows;

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant
    headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] QString shown(int row, int column) const override;
    [[nodiscard]] QVariant stored(int row, int column) const override;
    void assign(int row, int column, const QVariant &value) override;
    [[nodiscard]] QLatin1String field() const override;
    [[nodiscard]] int columnOf(QStringView part) const override;
};

} // namespace keyferry::ui
