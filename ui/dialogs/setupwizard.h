#pragma once

#include "ui/dialogs/setupstep.h"

#include <QDialog>

class QPushButton;
class QStackedWidget;

namespace keyferry::ui {

class SetupStepList;
class TextLabel;

/// From nothing to a first answered request: a group, its keys, an access key, a snippet. Each step
/// stores its own part at once and can be skipped, so that leaving loses nothing that was stored
/// and leaves nothing half-made. GUI thread.
class SetupWizard final : public QDialog
{
    Q_OBJECT

public:
    explicit SetupWizard(const SetupParts &parts, QWidget *parent = nullptr);

Q_SIGNALS:
    /// It has been left. \param summary  what is stored now, as a sentence without its stop
    void ended(const QString &summary);
    /// The person wants to see it.
    void requestRequested(keyferry::RequestId request);

public Q_SLOTS:
    void done(int code) override;

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] QWidget *makeFoot();
    [[nodiscard]] SetupStep *current() const;
    void connectStep(SetupStep *step);
    void showStep(int index);
    void goOn();
    void skip();
    void press();
    void refresh();
    void showFailure(const QString &sentence);
    [[nodiscard]] QString summary() const;

    SetupResult m_result{};
    QList<SetupStep *> m_steps{};
    SetupStepList *m_list = nullptr;
    QStackedWidget *m_pages = nullptr;
    TextLabel *m_remark = nullptr;
    QPushButton *m_leave = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_skip = nullptr;
    QPushButton *m_primary = nullptr;
    bool m_isStoring = false;
};

} // namespace keyferry::ui
