#pragma once

#include "ui/widgets/theme.h"

#include <QLabel>

namespace keyferry::ui {

/// An icon that stands still, in a colour of the theme. Decoration: what it says stands beside it
/// in words.
class IconLabel final : public QLabel
{
    Q_OBJECT

public:
    IconLabel(QAnyStringView name, int size, ThemeColor color, QWidget *parent = nullptr);

    void setIcon(QAnyStringView name, ThemeColor color);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    ThemeColor m_color;
    int m_size;
};

} // namespace keyferry::ui
