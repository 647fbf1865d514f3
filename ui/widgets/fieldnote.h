#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace keyferry::ui {

class TextLabel;

/// The line under a field: its help, or in its place what is wrong (octagon and sentence) with a
/// one-click cure. Marks the field.
class FieldNote final : public QWidget
{
    Q_OBJECT

public:
    /// \param field  gets the danger border and the sentence as its accessible description
    explicit FieldNote(QWidget *field, QWidget *parent = nullptr);

    void setHelp(const QString &help);
    /// For long sentences over the whole width; a cure stands at the right then.
    void setWordWrap();
    /// \param cure  text of the link that mends it, `Use “silicon-flow”`; empty: none
    void setError(const QString &sentence, const QString &cure = {});
    void clearError() { setError({}); }
    [[nodiscard]] bool hasError() const { return !m_error.isEmpty(); }
    [[nodiscard]] QString error() const { return m_error; }

Q_SIGNALS:
    void cureRequested();

private:
    void show();

    QWidget *m_field = nullptr;
    QLabel *m_mark = nullptr;
    TextLabel *m_sentence = nullptr;
    QPushButton *m_cure = nullptr;
    QString m_help{};
    QString m_error{};
};

} // namespace keyferry::ui
