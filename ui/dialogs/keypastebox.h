#pragma once

#include "proxy/core/drafts.h"

#include <QTimer>
#include <QWidget>

class QFile;
class QPlainTextEdit;

namespace keyferry::ui {

/// A box to paste keys into, read as one types: after a pause, so that a paste of 200,000 keys is
/// read once.
class KeyPasteBox final : public QWidget
{
    Q_OBJECT

public:
    explicit KeyPasteBox(const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QPlainTextEdit *edit() const { return m_edit; }
    /// The keys of the text as it stands now; reads it first if it has changed.
    [[nodiscard]] const ParsedKeys &keys();
    [[nodiscard]] bool isEmpty() const;

Q_SIGNALS:
    void keysChanged();

private:
    void read();

    QPlainTextEdit *m_edit = nullptr;
    QTimer m_pause{};
    ParsedKeys m_keys{};
};

/// Opens a file with keys for reading. \returns why that cannot be, in words; else nothing
[[nodiscard]] QString openKeyFile(QFile &file);

} // namespace keyferry::ui
