#pragma once

#include <QKeySequence>
#include <QWidget>

class QButtonGroup;
class QVBoxLayout;

namespace keyferry::ui {

class RailButton;

/// The bar at the left: mark, one entry a page, something at its foot. Icons only where the window
/// is narrow. Ctrl+1… choose.
class Rail final : public QWidget
{
    Q_OBJECT

public:
    /// \param foot  stays at the bottom; the rail owns it
    explicit Rail(QWidget *foot, QWidget *parent = nullptr);

    /// Entries are numbered in the order they come, from 0.
    void addEntry(QAnyStringView icon, const QString &title);
    /// Ctrl+1 for the first.
    [[nodiscard]] static QKeySequence keyFor(int index);
    void setCurrent(int index);
    /// Things that need a look, shown as a small triangle and number; 0 takes it away.
    void setAttention(int index, int count, const QString &explanation);
    void setNarrow(bool isNarrow);
    [[nodiscard]] bool isNarrow() const { return m_isNarrow; }

Q_SIGNALS:
    void chosen(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] RailButton *button(int index) const;

    QWidget *m_mark = nullptr;
    QVBoxLayout *m_entries = nullptr;
    QButtonGroup *m_buttons = nullptr;
    bool m_isNarrow = false;
};

} // namespace keyferry::ui
