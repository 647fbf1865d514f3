#pragma once

#include "ui/pages/standingtext.h"

#include <QWidget>

class QAction;
class QHBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace keyferry::ui {

class IconLabel;
class ElidedLabel;
class TextLabel;

/// "Why?" under the key table: what the pool thinks of the selected key, when it serves next, and
/// at most two things to do about it.
class WhyStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit WhyStrip(QWidget *parent = nullptr);

    void setWords(const StandingWords &words);
    /// \param cure  what helps a key in this state; null: nothing
    void setActions(QAction *requests, QAction *cure);

Q_SIGNALS:
    void closed();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void offer(QPushButton *button, QAction *action);

    StandingWords m_words{};
    IconLabel *m_icon = nullptr;
    ElidedLabel *m_lead = nullptr;
    TextLabel *m_left = nullptr;
    TextLabel *m_lines = nullptr;
    QHBoxLayout *m_row = nullptr;
    QVBoxLayout *m_column = nullptr; ///< of the words
    QWidget *m_buttons = nullptr;    ///< beside the words, below where there is no room
    QPushButton *m_requests = nullptr;
    QPushButton *m_cure = nullptr;
};

} // namespace keyferry::ui
