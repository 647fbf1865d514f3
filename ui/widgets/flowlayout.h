#pragma once

#include <QLayout>
#include <QList>

namespace keyferry::ui {

/// Controls side by side, in as many lines as their texts need. What may expand takes what is left
/// of its line.
class FlowLayout final : public QLayout
{
    Q_OBJECT

public:
    explicit FlowLayout(QWidget *parent = nullptr);
    ~FlowLayout() override;

    void addItem(QLayoutItem *item) override;
    [[nodiscard]] int count() const override;
    [[nodiscard]] QLayoutItem *itemAt(int index) const override;
    QLayoutItem *takeAt(int index) override;

    [[nodiscard]] Qt::Orientations expandingDirections() const override { return Qt::Horizontal; }
    [[nodiscard]] bool hasHeightForWidth() const override { return true; }
    [[nodiscard]] int heightForWidth(int width) const override;
    [[nodiscard]] QSize sizeHint() const override;
    /// As wide as the widest control.
    [[nodiscard]] QSize minimumSize() const override;
    void setGeometry(const QRect &rect) override;

private:
    using Line = QList<QLayoutItem *>;

    [[nodiscard]] QList<Line> linesFor(int width) const;
    [[nodiscard]] int leastWidth(const QLayoutItem *item) const;
    void place(const Line &line, const QRect &rect) const;

    QList<QLayoutItem *> m_items{};
};

} // namespace keyferry::ui
