#pragma once

#include <QTimer>
#include <QWidget>

#include <functional>

class QPushButton;

namespace keyferry::ui {

class IconLabel;
class ElidedLabel;

/// A result in one sentence at the bottom right of a page, with at most one action. Gone after 5 s,
/// 10 s with an action; stays while it is hovered or focused. One per host: the next replaces it.
class Toast final : public QWidget
{
    Q_OBJECT

public:
    struct Message
    {
        QString text{};
        QAnyStringView icon = "check";
        QString action{}; ///< `Undo`; empty: none
        std::function<void()> act{};
        /// Called when it goes without its action having been used: what could be undone becomes
        /// final.
        std::function<void()> expired{};
    };

    /// \param host  the page it stands on; resized with it
    explicit Toast(QWidget *host);
    ~Toast() override;

    void show(const Message &message);
    /// Ends it as if its time were over.
    void dismiss();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    void act();
    void expire();
    void place();
    [[nodiscard]] bool isHeld() const;

    IconLabel *m_icon = nullptr;
    ElidedLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
    std::function<void()> m_act{};
    std::function<void()> m_expired{};
    QTimer m_timer{};
};

} // namespace keyferry::ui
