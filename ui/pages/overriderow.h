#pragma once

#include "proxy/core/settings.h"

#include <QWidget>

namespace keyferry::ui {

class FieldNote;
class SettingControl;
class TextLabel;

/// The title of a setting in the person's language.
[[nodiscard]] QString settingTitle(const SettingDeclaration &declaration);

/// One setting a group has a value of its own for: name, control, the global value, and a button
/// to follow that again. Text that breaks the setting's rule stays here with the reason.
class OverrideRow final : public QWidget
{
    Q_OBJECT

public:
    explicit OverrideRow(const SettingDeclaration &declaration, QWidget *parent = nullptr);

    [[nodiscard]] const SettingDeclaration &declaration() const { return m_declaration; }
    [[nodiscard]] SettingControl *control() const { return m_control; }
    /// Both as stored.
    void setValues(const QString &own, const QString &global);
    void setError(const QString &sentence);

Q_SIGNALS:
    /// A valid value, as it is to be stored.
    void applyRequested(const QString &text);
    void removeRequested();

private:
    [[nodiscard]] QWidget *makeWords();
    void commit(const QString &text);

    const SettingDeclaration &m_declaration;
    QString m_own{};
    SettingControl *m_control = nullptr;
    TextLabel *m_global = nullptr;
    FieldNote *m_note = nullptr;
};

} // namespace keyferry::ui
