#pragma once

#include "ui/models/attentiontext.h"

#include <QWidget>

class QPushButton;

namespace keyferry::ui {

class ElidedLabel;
class IconLabel;
class TextLabel;

/// One thing that needs a person: what, a second line, and two actions.
class AttentionRow final : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionRow(const AttentionItem &item, QWidget *parent = nullptr);

    [[nodiscard]] const AttentionItem &item() const { return m_item; }
    /// The same thing with its figures of now.
    void show(const AttentionItem &item, qint64 now);
    [[nodiscard]] QPushButton *link() const { return m_link; }
    [[nodiscard]] QPushButton *button() const { return m_button; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString detail() const;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    AttentionItem m_item;
    AttentionWords m_words{};
    IconLabel *m_icon = nullptr;
    TextLabel *m_title = nullptr;
    ElidedLabel *m_detail = nullptr;
    QPushButton *m_link = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace keyferry::ui
