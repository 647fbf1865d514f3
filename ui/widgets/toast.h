#pragma once

#include <QTimer>
#include <QWidget>

#include <chrono>
#include <functional>

class QPushButton;
class QShortcut;

namespace keyferry::ui {

class IconLabel;
class ElidedLabel;

/// How long toasts stay.
struct ToastTimes
{
    std::chrono::milliseconds plain{5'000};
    std::chrono::milliseconds withAction{10'000};
};

/// A result in one sentence at the bottom right of a page, with at most one action. Gone after 5 s,
/// 10 s with an action; stays while it is hovered or focused, and an error until it is closed.
/// Ctrl+Z undoes while an offer to undo is shown. One per host: the next replaces it.
class Toast final : public QWidget
{
    Q_OBJECT

public:
    struct Message
    {
        QString text{};
        QAnyStringView icon = "check"; ///< with `error` it stays until it is closed
        QString action{};              ///< `Show`; empty: none
        std::function<void()> act{};
        /// In place of an action: takes back what was done. The button says so.
        std::function<void()> undo{};
        /// Called when it goes without its action having been used: what could be undone becomes
        /// final.
        std::function<void()> expired{};
    };

    /// \param host  the page it stands on; resized with it
    explicit Toast(QWidget *host, const ToastTimes &times = {});
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
    [[nodiscard]] std::chrono::milliseconds stayOf(const Message &message) const;
    void startTimer();
    void act();
    void expire();
    void place();
    [[nodiscard]] bool isHeld() const;

    IconLabel *m_icon = nullptr;
    ElidedLabel *m_text = nullptr;
    QPushButton *m_action = nullptr;
    std::function<void()> m_act{};
    std::function<void()> m_expired{};
    QShortcut *m_undo = nullptr; ///< Ctrl+Z
    ToastTimes m_times;
    QTimer m_timer{};
    std::chrono::milliseconds m_stay{}; ///< 0: until it is closed
};

} // namespace keyferry::ui
