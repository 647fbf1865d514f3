#pragma once

#include "proxy/core/maintenance.h"

#include <QDialog>

class QLineEdit;
class QWidget;

namespace keyferry::ui {

class DialogFoot;
class FieldNote;
class TextLabel;

/// Checks a backup, says what it holds, and lays it ready to take the store's place. Asks for the
/// passphrase where the file has one.
class RestoreDialog final : public QDialog
{
    Q_OBJECT

public:
    RestoreDialog(Maintenance &maintenance, const QString &file, QWidget *parent = nullptr);

    /// `2 groups, 41 keys, 3 access keys, 7,210 requests`
    [[nodiscard]] static QString contentInWords(const BackupContent &content);

Q_SIGNALS:
    /// It is ready; a start of keyferry puts it in force.
    void confirmed();

private:
    void check();
    void makeRoom();
    void showContent(const Result<BackupContent> &content);
    void askPassphrase(const Error &error);
    void press();
    void finish(const Outcome &outcome);

    Maintenance &m_maintenance;
    QString m_file;
    bool m_isChecked = false;
    TextLabel *m_finding = nullptr;
    TextLabel *m_consequence = nullptr;
    QWidget *m_passphraseRow = nullptr;
    QLineEdit *m_passphrase = nullptr;
    FieldNote *m_note = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
