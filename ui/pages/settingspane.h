#pragma once

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace keyferry::ui {

class TextLabel;

/// A part of the settings with no setting behind it: rows of words and a control, in cards.
class SettingsPane : public QWidget
{
    Q_OBJECT

public:
    explicit SettingsPane(const QString &section, QWidget *parent = nullptr);

    [[nodiscard]] QString section() const { return m_section; }
    /// True if some text on it, a button's too, holds the search.
    [[nodiscard]] bool matches(const QString &search) const;

protected:
    /// Rows that follow stand in it.
    void addCard(const QString &heading);
    /// \param control  at the right; may be null. \returns the line below the title, which is empty
    /// at first if `help` is
    TextLabel *addRow(const QString &title, const QString &help, QWidget *control = nullptr);

private:
    QString m_section;
    QVBoxLayout *m_column = nullptr;
    QVBoxLayout *m_rows = nullptr; ///< of the last card
};

} // namespace keyferry::ui
