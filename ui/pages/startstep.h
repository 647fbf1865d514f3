#pragma once

#include "ui/widgets/theme.h"

#include <QWidget>

class QPushButton;

namespace keyferry::ui {

class IconLabel;
class TextLabel;

/// One step of the start panel: what to do, why, and the button that does it.
class StartStep final : public QWidget
{
    Q_OBJECT

public:
    struct Texts
    {
        QAnyStringView icon{};
        QString place{}; ///< `Step 1 of 3`
        QString title{};
        QString sentence{};
        QString button{};
    };

    enum class State { Ahead, Now, Done };

    explicit StartStep(const Texts &texts, QWidget *parent = nullptr);

    void setState(State state);
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QPushButton *button() const { return m_button; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const QString m_iconName;
    const QString m_placeText;
    State m_state = State::Ahead;
    IconLabel *m_icon = nullptr;
    TextLabel *m_place = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace keyferry::ui
