#pragma once

#include "ui/models/settingsmodel.h"

#include <QList>
#include <QWidget>

#include <functional>

namespace keyferry::ui {

class SettingRow;
class TextLabel;

/// One card of a section: its heading and its rows.
class SettingsCard final : public QWidget
{
    Q_OBJECT

public:
    /// \param firstRow  the rows from here on that say the same section and card
    SettingsCard(SettingsModel *model, int firstRow, QWidget *parent = nullptr);

    [[nodiscard]] QString section() const { return m_section; }
    [[nodiscard]] const QList<SettingRow *> &rows() const { return m_rows; }
    /// Shows the rows that pass; hides itself if none does.
    /// \param namesSection  in the heading: cards of several sections are to be seen
    /// \returns how many passed
    int filter(const std::function<bool(int row)> &passes, bool namesSection);
    void refresh(int firstRow, int lastRow);

private:
    QString m_section;
    QString m_title; ///< in the person's language
    TextLabel *m_heading = nullptr;
    QList<SettingRow *> m_rows{};
};

} // namespace keyferry::ui
