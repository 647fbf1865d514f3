#pragma once

#include <QList>
#include <QWidget>

namespace keyferry::ui {

class SetupStep;
class SetupStepRow;

/// The steps of the wizard at its left: which are done, which one is open. Shows, and leads
/// nowhere.
class SetupStepList final : public QWidget
{
    Q_OBJECT

public:
    explicit SetupStepList(const QList<SetupStep *> &steps, QWidget *parent = nullptr);

    void refresh(const SetupStep *current);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<SetupStep *> m_steps;
    QList<SetupStepRow *> m_rows{};
};

} // namespace keyferry::ui
