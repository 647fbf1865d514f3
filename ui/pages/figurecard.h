#pragma once

#include <QWidget>

class QHBoxLayout;

namespace keyferry::ui {

class TextLabel;

/// One number of the overview in a card: what it is, the figure, and a line under it.
class FigureCard final : public QWidget
{
    Q_OBJECT

public:
    FigureCard(QAnyStringView icon, const QString &caption, QWidget *parent = nullptr);

    /// `412 ms` is a large 412 and a small ms; `unit` stands behind.
    void setFigure(const QString &figure, const QString &unit = {});
    [[nodiscard]] QString figure() const;
    /// Where the line under the figure is laid out.
    [[nodiscard]] QHBoxLayout *foot() const { return m_foot; }

private:
    const QString m_caption;
    TextLabel *m_figure = nullptr;
    TextLabel *m_unit = nullptr;
    QHBoxLayout *m_foot = nullptr;
};

} // namespace keyferry::ui
