#pragma once

#include "proxy/core/maintenance.h"

#include <QDialog>

class QCheckBox;
class QFormLayout;
class QLineEdit;

namespace keyferry::ui {

class DialogFoot;
class FieldNote;
class TextLabel;

/// Asks what a backup shall hold and under which passphrase, then for the file. The backup itself
/// is a task of the window.
class BackupDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit BackupDialog(QWidget *parent = nullptr);

    void backUpTo(const QString &file);

Q_SIGNALS:
    void backupRequested(const keyferry::BackupRequest &request);

private:
    [[nodiscard]] QFormLayout *makeForm();
    void judge();
    void chooseFile();

    QLineEdit *m_passphrase = nullptr;
    QLineEdit *m_again = nullptr;
    FieldNote *m_againNote = nullptr;
    TextLabel *m_meaning = nullptr;
    QCheckBox *m_withLog = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
