#pragma once

#include "ui/models/memberchoices.h"

#include <QWidget>

class QCheckBox;
class QHBoxLayout;
class QSpinBox;

namespace keyferry::ui {

class TextLabel;

/// One group of a member list: ticked it is a member, with weight, tier and its share of the tier.
/// A group that cannot join says why in their place.
class MemberRow final : public QWidget
{
    Q_OBJECT

public:
    static constexpr int weightWidth = 84;
    static constexpr int tierWidth = 64;
    static constexpr int shareWidth = 52;

    explicit MemberRow(const MemberChoice &choice, QWidget *parent = nullptr);

    [[nodiscard]] GroupId group() const { return m_choice.group; }
    [[nodiscard]] bool canJoin() const { return m_choice.refusal.isEmpty(); }
    [[nodiscard]] bool isMember() const;
    /// Weight and tier also of one that is not ticked: they come back with the tick.
    [[nodiscard]] MemberConfig member() const;
    void setMember(const MemberConfig &member, bool isMember);
    /// \param sum  of the weights of its tier
    void setShare(int sum);
    [[nodiscard]] QCheckBox *box() const { return m_box; }

Q_SIGNALS:
    void changed();

private:
    void addNumbers(QHBoxLayout *row);
    void addRefusal(QHBoxLayout *row);
    void showTick();

    MemberChoice m_choice;
    QCheckBox *m_box = nullptr;
    QSpinBox *m_weight = nullptr;
    QSpinBox *m_tier = nullptr;
    TextLabel *m_share = nullptr;
};

} // namespace keyferry::ui
