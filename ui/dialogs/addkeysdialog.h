#pragma once

#include "proxy/core/configeditor.h"

#include <QDialog>
#include <QFileInfo>

class QStandardItemModel;

namespace keyferry::ui {

class Card;
class DataTable;
class DialogFoot;
class FieldNote;
class KeyPasteBox;
class TextLabel;

/// Adds keys to a group: pasted, dropped or from a file of any size, read at once and counted
/// before anything is stored.
class AddKeysDialog final : public QDialog
{
    Q_OBJECT

public:
    AddKeysDialog(ConfigEditor &editor, const GroupPtr &group, QWidget *parent = nullptr);

    /// Reads keys from a file instead of the box; what cannot be read is said under the box.
    void openFile(const QString &path);

Q_SIGNALS:
    void added(const keyferry::ImportReport &report);

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeCounts();
    [[nodiscard]] QWidget *makeRefusals();
    void chooseFile();
    void takeText();
    void takeKeys(const ParsedKeys &keys);
    void listRefusals(const ParsedKeys &keys);
    void addKeys();
    void finish(const Result<ImportReport> &result);

    ConfigEditor &m_editor;
    GroupPtr m_group;
    ParsedKeys m_keys{};
    KeyPasteBox *m_box = nullptr;
    FieldNote *m_note = nullptr;
    TextLabel *m_found = nullptr;
    TextLabel *m_twice = nullptr;
    TextLabel *m_refused = nullptr;
    QStandardItemModel *m_refusals = nullptr;
    Card *m_refusalCard = nullptr;
    DataTable *m_refusalTable = nullptr;
    DialogFoot *m_foot = nullptr;
};

/// `1,240 keys added to openai, 312 were already there.`
[[nodiscard]] QString importSummary(const QString &groupName, const ImportReport &report);

} // namespace keyferry::ui
