#pragma once

#include <QTimer>
#include <QWidget>

class QPlainTextEdit;

namespace keyferry::ui {

class FieldNote;

/// The parameter overrides as JSON text. What is wrong is said after a pause in typing, with its
/// line and column and a way there.
class ParamEditor final : public QWidget
{
    Q_OBJECT

public:
    explicit ParamEditor(QWidget *parent = nullptr);

    /// Not an edit.
    void setJson(const QByteArray &json);
    /// Byte for byte as given until somebody types.
    [[nodiscard]] QByteArray json() const;
    /// What core says of json(); empty: nothing is wrong.
    void setError(const QString &sentence);
    void showErrorNow();
    /// Leads to what is wrong.
    void goToFault();
    [[nodiscard]] bool showsError() const;

Q_SIGNALS:
    void edited();
    void errorShown();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QString text() const;
    void onTyped();
    void refresh();
    void markFault(qsizetype position);

    QByteArray m_given{};
    QString m_givenText{}; ///< as the box holds it
    QString m_error{};
    FieldNote *m_note = nullptr;
    QPlainTextEdit *m_text = nullptr;
    QTimer m_pause{};
};

} // namespace keyferry::ui
