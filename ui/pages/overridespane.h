#pragma once

#include "proxy/core/configeditor.h"

#include <QWidget>

#include <functional>

class QComboBox;
class QPushButton;
class QVBoxLayout;

namespace keyferry::ui {

class FieldNote;
class OverrideRow;
class TextLabel;
class Toast;

/// The settings a group has values of its own for; others are added by name. Each change is saved
/// at once, as on the settings page.
class OverridesPane final : public QWidget
{
    Q_OBJECT

public:
    OverridesPane(ConfigEditor &editor, Toast *toast, QWidget *parent = nullptr);

    void setGroup(const GroupPtr &group);

private:
    [[nodiscard]] QWidget *makeBar();
    [[nodiscard]] QWidget *makeList();
    void rebuild();
    void refresh();
    void fillNames();
    void addChosen();
    void remove(const QString &name);
    void putBack(GroupId group, const QString &name, const QString &text);
    void apply(OverrideRow *row, const QString &text);
    [[nodiscard]] QString globalText(const SettingDeclaration &declaration) const;
    void save(const QMap<QString, QString> &overrides,
              const std::function<void(const Outcome &)> &done);

    ConfigEditor &m_editor;
    Toast *m_toast;
    GroupPtr m_group{};
    QComboBox *m_names = nullptr;
    QPushButton *m_add = nullptr;
    FieldNote *m_note = nullptr;
    TextLabel *m_empty = nullptr;
    QVBoxLayout *m_column = nullptr;
    QList<OverrideRow *> m_rows{}; ///< in the order of the registry
};

} // namespace keyferry::ui
