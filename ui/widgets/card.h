#pragma once

#include <QWidget>

class QPainterPath;

namespace keyferry::ui {

/// A white, outlined box with rounded corners; its content is laid out by the caller.
class Card final : public QWidget
{
    Q_OBJECT

public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A band of one palette role with a line at one edge: page heads, strips, list foots. At the edge
/// of a card it has the card's round corners.
class Band final : public QWidget
{
    Q_OBJECT

public:
    enum class Fill { Window, Surface, Raised };
    enum class Line { None, Top, Bottom };

    Band(Fill fill, Line line, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QPainterPath outline() const;

    Fill m_fill;
    Line m_line;
};

/// A vertical line between figures that stand in a row.
class Divider final : public QWidget
{
    Q_OBJECT

public:
    explicit Divider(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace keyferry::ui
