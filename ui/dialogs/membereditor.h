#pragma once

#include "proxy/core/drafts.h"
#include "ui/dialogs/memberrow.h"

#include <QHash>

class QVBoxLayout;

namespace keyferry::ui {

class FieldNote;

/// The groups an aggregate may have, ticked where they are members; those that cannot join stand
/// below with the reason. Other choices, as for another channel, keep ticks and numbers by group.
class MemberEditor final : public QWidget
{
    Q_OBJECT

public:
    /// \param none  what stands there if no group can join
    explicit MemberEditor(const QString &none, QWidget *parent = nullptr);

    void setChoices(const QList<MemberChoice> &choices);
    void setMembers(const std::vector<MemberConfig> &members);
    [[nodiscard]] std::vector<MemberConfig> members() const;
    [[nodiscard]] bool canAnyJoin() const;
    /// Shows the first error whose field begins with `members`, clears if there is none.
    void setErrors(const std::vector<Error> &errors);

Q_SIGNALS:
    void changed();

private:
    struct Remembered
    {
        MemberConfig member{};
        bool isMember = false;
    };

    [[nodiscard]] QWidget *makeCaptions();
    void remember();
    void rebuild();
    void onChanged();
    void showShares();

    QList<MemberChoice> m_choices{};
    QHash<GroupId, Remembered> m_remembered{};
    QList<MemberRow *> m_lines{};
    QWidget *m_captions = nullptr;
    TextLabel *m_none = nullptr;
    QVBoxLayout *m_column = nullptr;
    FieldNote *m_note = nullptr;
};

} // namespace keyferry::ui
