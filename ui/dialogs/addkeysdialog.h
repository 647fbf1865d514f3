#pragma once

#include "proxy/core/config.h"
#include "ui/models/transfertasks.h"

#include <QDialog>

class QCheckBox;

namespace keyferry::ui {

class DialogFoot;
class FieldNote;
class KeyPasteBox;
class RefusalTable;
class TextLabel;

/// Asks for keys to add to a group: pasted and counted as one types, or a file of any size, which
/// is named and not read here. The import itself is a task of the window.
class AddKeysDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit AddKeysDialog(const GroupPtr &group, QWidget *parent = nullptr);

    /// Takes a file in place of the box; what cannot be read is said under the box.
    void openFile(const QString &path);

Q_SIGNALS:
    void importRequested(const keyferry::ui::KeySource &source, bool checkThem);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeFileChip();
    [[nodiscard]] QWidget *makeCounts();
    void chooseFile();
    void dropFile();
    void takeText();
    void showCounts(const ParsedKeys &keys);
    void showReadiness();
    void addKeys();

    GroupPtr m_group;
    QString m_path{}; ///< of a chosen file
    KeyPasteBox *m_box = nullptr;
    QWidget *m_chip = nullptr; ///< in place of the box
    TextLabel *m_file = nullptr;
    TextLabel *m_fileSize = nullptr;
    FieldNote *m_note = nullptr;
    QWidget *m_counts = nullptr;
    TextLabel *m_found = nullptr;
    TextLabel *m_twice = nullptr;
    TextLabel *m_refused = nullptr;
    RefusalTable *m_refusals = nullptr;
    QCheckBox *m_check = nullptr;
    DialogFoot *m_foot = nullptr;
};

/// `1,240 keys added to openai, 312 were already there.`
[[nodiscard]] QString importSummary(const QString &groupName, const ImportReport &report);

} // namespace keyferry::ui
