#pragma once

#include "proxy/core/gateway.h"

#include <QWidget>

#include <memory>

class QPushButton;

namespace keyferry::ui {

class IconLabel;
class TextLabel;

/// A Test button with what came of it in words beside it; while a test runs the button stops it.
/// Destroying the widget ends the test. GUI thread.
class KeyTest final : public QWidget
{
    Q_OBJECT

public:
    explicit KeyTest(QWidget *parent = nullptr);

    [[nodiscard]] QPushButton *button() const { return m_button; }
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isRunning() const { return m_running != nullptr; }
    /// \param whyNot  what is missing for a test, shown beside the button; empty: nothing
    void setBlocked(const QString &whyNot);
    /// Shows that a test runs; the reply is for whoever does it.
    [[nodiscard]] Reply<CheckResult> begin();
    /// What was found, or is being found, is of no use any more.
    void forget();

Q_SIGNALS:
    void requested();

private:
    void press();
    void end(const Result<CheckResult> &outcome);
    void show(const QString &text, const Result<CheckResult> *outcome = nullptr);

    QPushButton *m_button = nullptr;
    IconLabel *m_icon = nullptr;
    TextLabel *m_text = nullptr;
    QString m_whyNot{};
    std::unique_ptr<QObject> m_running{}; ///< context of the reply
};

} // namespace keyferry::ui
