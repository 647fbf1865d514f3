#pragma once

#include <QAbstractSpinBox>

namespace keyferry::ui {

class TextLabel;

/// A number with its unit and step buttons that lets any text stand: who uses it says what is wrong
/// with it. QSpinBox would correct it silently.
class NumberBox final : public QAbstractSpinBox
{
    Q_OBJECT

public:
    /// \param unit  shown inside at the right, `s`; may be empty
    NumberBox(qint64 min, qint64 max, const QString &unit, QWidget *parent = nullptr);

    /// Keeps the cursor where it is if the text is there already.
    void setValueText(const QString &text);
    [[nodiscard]] QString valueText() const { return text(); }

    void stepBy(int steps) override;
    QValidator::State validate(QString &, int &) const override { return QValidator::Acceptable; }

Q_SIGNALS:
    void typed(const QString &text);
    /// By the buttons, arrow keys or wheel: meant, unlike half a number that is being typed.
    void stepped(const QString &text);

protected:
    [[nodiscard]] StepEnabled stepEnabled() const override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void placeUnit();

    qint64 m_min;
    qint64 m_max;
    TextLabel *m_unit = nullptr;
};

} // namespace keyferry::ui
