#pragma once

#include "ui/dialogs/setupstep.h"
#include "ui/models/keytrialmodel.h"

class QCheckBox;
class QProgressBar;
class QPushButton;

namespace keyferry::ui {

class DataTable;
class FieldNote;
class IconLabel;
class KeyPasteBox;
class TextLabel;

/// Second step: provider keys, counted as they are pasted and tried at the provider before they are
/// stored. A key that is rejected is left out.
class KeysStep final : public SetupStep
{
    Q_OBJECT

public:
    KeysStep(const SetupParts &parts, SetupResult &result, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] bool isDone() const override { return result().keysAdded > 0; }
    [[nodiscard]] QString verb() const override;
    [[nodiscard]] QString obstacle() const override;
    void enter() override;
    void store() override;

    /// Puts the text of a small file into the box.
    void openFile(const QString &path);

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeCounts();
    void prepareTable();
    void chooseFile();
    void takeText();
    void showCounts();
    void showProgress();
    [[nodiscard]] ParsedKeys keysToAdd() const;
    void finish(const Result<ImportReport> &report, bool needsCheck);

    KeyTrialModel m_trials;
    QCheckBox *m_check = nullptr;
    QPushButton *m_open = nullptr;
    KeyPasteBox *m_box = nullptr;
    FieldNote *m_note = nullptr;
    TextLabel *m_found = nullptr;
    TextLabel *m_twice = nullptr;
    IconLabel *m_refusedMark = nullptr;
    TextLabel *m_refused = nullptr;
    TextLabel *m_checked = nullptr;
    QProgressBar *m_progress = nullptr;
    DataTable *m_table = nullptr;
    TextLabel *m_fate = nullptr;
};

} // namespace keyferry::ui
