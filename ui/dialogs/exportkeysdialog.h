#pragma once

#include "proxy/core/keyexport.h"

#include <QDialog>

class QButtonGroup;

namespace keyferry::ui {

class DialogFoot;

/// Asks which keys of a group to write into which file, after saying what clear keys mean. The
/// export itself is a task of the window.
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

    explicit ExportKeysDialog(const Offer &offer, QWidget *parent = nullptr);

    void exportTo(const QString &path);

Q_SIGNALS:
    void exportRequested(const keyferry::KeySelection &selection,
                         keyferry::KeyFileFormat format,
                         const QString &path);

private:
    [[nodiscard]] QWidget *makeChoices();
    void addChoice(const QString &text, qint64 count, const KeySelection &selection);
    void chooseFile();
    [[nodiscard]] QWidget *makeFormats();
    [[nodiscard]] KeyFileFormat format() const;

    Offer m_offer;
    QList<KeySelection> m_selections{};
    QButtonGroup *m_choices = nullptr;
    QButtonGroup *m_formats = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
