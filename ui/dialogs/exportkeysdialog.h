#pragma once

#include "proxy/core/configeditor.h"

#include <QDialog>

class QButtonGroup;

namespace keyferry::ui {

class DialogFoot;

/// Writes clear keys of a group into a file, after saying what that means.
class ExportKeysDialog final : public QDialog
{
    Q_OBJECT

public:
    /// What can be exported of a group at the moment.
    struct Offer
    {
        GroupPtr group{};
        KeyCounts counts{};
        QList<KeyId> selected{}; ///< chosen first, if there are any
    };

    ExportKeysDialog(ConfigEditor &editor, const Offer &offer, QWidget *parent = nullptr);

    void exportTo(const QString &path);

Q_SIGNALS:
    void exported(const QString &path, qint64 keys);

private:
    [[nodiscard]] QWidget *makeChoices();
    void addChoice(const QString &text, qint64 count, const KeySelection &selection);
    void chooseFile();
    void write(const QString &path, const Result<QList<Secret>> &keys);

    ConfigEditor &m_editor;
    Offer m_offer;
    QList<KeySelection> m_selections{};
    QButtonGroup *m_choices = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
