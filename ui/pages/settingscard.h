#pragma once

#include "ui/models/settingsmodel.h"

#include <QList>
#include <QWidget>

#include <functional>

namespace keyferry::ui {

class SettingRow;
class TextLabel;

/// One section of the settings: its heading and a card with its rows.
class SettingsCard final : public QWidget
{
    Q_OBJECT

public:
    SettingsCard(SettingsModel *model, const QString &section, QWidget *parent = nullptr);

    [[nodiscard]] QString section() const { return m_section; }
    [[nodiscard]] const QList<SettingRow *> &rows() const { return m_rows; }
    /// Shows the rows that pass; hides itself if none does. \returns how many passed
    int filter(const std::function<bool(int row)> &passes, bool hasHeading);
    void refresh(int firstRow, int lastRow);

private:
    QString m_section;
    TextLabel *m_heading = nullptr;
    QList<SettingRow *> m_rows{};
};

} // namespace keyferry::ui
