#pragma once

#include "proxy/core/settings.h"

#include <QWidget>

namespace keyferry::ui {

/// The control of one setting, whatever its type: text in, text out.
class SettingControl : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

    virtual void setText(const QString &text) = 0;
    /// What an error marks.
    [[nodiscard]] virtual QWidget *field() const = 0;
    /// What the keyboard lands on.
    [[nodiscard]] virtual QWidget *entrance() const { return field(); }
    /// For screen readers.
    virtual void setName(const QString &name) { field()->setAccessibleName(name); }

Q_SIGNALS:
    /// Not finished: worth checking, not worth applying.
    void typed(const QString &text);
    void committed(const QString &text);
};

/// A switch, choice, number, limit, line or list, as the declaration says.
[[nodiscard]] SettingControl *makeSettingControl(const SettingDeclaration &declaration,
                                                 QWidget *parent);

} // namespace keyferry::ui
