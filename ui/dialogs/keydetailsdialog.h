#pragma once

#include "proxy/core/configeditor.h"

#include <QDialog>

class QGridLayout;
class QLineEdit;

namespace keyferry::ui {

class DialogFoot;
class FieldNote;
class NumberBox;

/// What people say of one key: notes, tag, weight and priority. Errors stand beside their field.
class KeyDetailsDialog final : public QDialog
{
    Q_OBJECT

public:
    KeyDetailsDialog(ConfigEditor &editor, const KeyRow &key, QWidget *parent = nullptr);

private:
    [[nodiscard]] QGridLayout *makeForm();
    void addRow(QGridLayout *form, const QString &label, QWidget *field, FieldNote *note);
    void connectFields();
    void fill();
    void judge();
    void save();
    void finish(const Outcome &outcome);
    [[nodiscard]] FieldNote *noteOf(QStringView field) const;

    ConfigEditor &m_editor;
    KeyRow m_key;
    QLineEdit *m_notes = nullptr;
    QLineEdit *m_tag = nullptr;
    NumberBox *m_weight = nullptr;
    NumberBox *m_priority = nullptr;
    FieldNote *m_notesNote = nullptr;
    FieldNote *m_tagNote = nullptr;
    FieldNote *m_weightNote = nullptr;
    FieldNote *m_priorityNote = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
