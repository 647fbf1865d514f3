#pragma once

#include "proxy/core/config.h"

#include <QWidget>

#include <optional>

class QCheckBox;
class QComboBox;
class QDateEdit;
class QFormLayout;
class QLineEdit;
class QListWidget;

namespace keyferry::ui {

class FieldNote;
class NumberBox;

/// The fields of an access key: name, text, scope, expiry and limits, judged as they are typed.
class AccessKeyForm final : public QWidget
{
    Q_OBJECT

public:
    /// \param snapshot  its groups to choose from, its access keys to tell duplicates
    /// \param key       null: a new one
    AccessKeyForm(const ConfigSnapshot &snapshot,
                  const AccessKeyConfig *key,
                  QWidget *parent = nullptr);

    [[nodiscard]] QString name() const;
    [[nodiscard]] bool isKeyEnabled() const;
    [[nodiscard]] AccessScope scope() const;
    [[nodiscard]] qint64 expiresAt() const;
    [[nodiscard]] AccessLimits limits() const;
    /// Nothing: the text stays; an empty one: a random one is made.
    [[nodiscard]] std::optional<Secret> secret() const;

    /// Shows what is wrong beside its field. \returns true if nothing is
    bool judge();
    /// What the store found wrong.
    void showError(const Error &error);
    void focusFirst();

Q_SIGNALS:
    void changed();

private:
    enum class Text { Kept, Random, Own };

    void makeFields();
    void makeRows();
    void fillGroups();
    void fill(const AccessKeyConfig &key);
    void connectFields();
    void showDependent();
    [[nodiscard]] Text textChoice() const;
    [[nodiscard]] bool isDateChosen() const;
    void judgeText();
    void judgeLimit(const NumberBox &box, FieldNote *note);
    [[nodiscard]] QString twinOf(const Secret &secret) const;

    ConfigSnapshot m_snapshot;
    std::optional<AccessKeyConfig> m_key{};
    bool m_wasTyped = false; ///< the text of one's own: nothing is wrong before the first key
    QLineEdit *m_name = nullptr;
    QComboBox *m_text = nullptr;
    QLineEdit *m_own = nullptr;
    QComboBox *m_scope = nullptr;
    QListWidget *m_groups = nullptr;
    QComboBox *m_expiry = nullptr;
    QDateEdit *m_date = nullptr;
    NumberBox *m_perMinute = nullptr;
    NumberBox *m_perDay = nullptr;
    QCheckBox *m_enabled = nullptr;
    FieldNote *m_nameNote = nullptr;
    FieldNote *m_ownNote = nullptr;
    FieldNote *m_groupsNote = nullptr;
    FieldNote *m_dateNote = nullptr;
    FieldNote *m_perMinuteNote = nullptr;
    FieldNote *m_perDayNote = nullptr;
};

} // namespace keyferry::ui
