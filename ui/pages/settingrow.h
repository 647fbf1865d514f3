#pragma once

#include "ui/models/settingsmodel.h"

#include <QTimer>
#include <QWidget>

class QToolButton;

namespace keyferry::ui {

class FieldNote;
class IconLabel;
class SettingControl;
class TextLabel;

/// One setting on the page: name and hint, control, default and reset; a dot where it differs, a
/// lock where the environment fixes it. Shows what the model says and asks it.
class SettingRow final : public QWidget
{
    Q_OBJECT

public:
    SettingRow(SettingsModel *model, int row, QWidget *parent = nullptr);

    void refresh();
    [[nodiscard]] int row() const { return m_row; }
    [[nodiscard]] SettingControl *control() const { return m_control; }
    [[nodiscard]] FieldNote *note() const { return m_note; }
    [[nodiscard]] QToolButton *resetButton() const { return m_reset; }
    /// The line above all rows of a card but the first visible one.
    void setSeparated(bool isSeparated);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();
    void bind();
    [[nodiscard]] QVariant value(SettingsModel::Role role) const;

    SettingsModel *m_model;
    int m_row;
    SettingControl *m_control = nullptr;
    TextLabel *m_title = nullptr;
    TextLabel *m_help = nullptr;
    FieldNote *m_note = nullptr;
    IconLabel *m_lock = nullptr;
    TextLabel *m_default = nullptr;
    QToolButton *m_reset = nullptr;
    QTimer m_pause{}; ///< of typing, before the text is checked
    QString m_typed{};
    bool m_isSeparated = false;
};

} // namespace keyferry::ui
