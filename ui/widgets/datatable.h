#pragma once

#include <QHash>
#include <QTableView>

namespace keyferry::ui {

/// A table as design/tokens.md "Tables" has them: rows of one height, no grid, hover and selection
/// over the whole width, no row numbers. Cells are painted by CellDelegates.
class DataTable : public QTableView
{
    Q_OBJECT

public:
    explicit DataTable(QWidget *parent = nullptr);

    void setRowHeight(int pixels);
    /// -1: none
    [[nodiscard]] int hoveredRow() const { return m_hoveredRow; }
    /// Logical index of the outermost visible columns; they stand 16 px from the edge.
    [[nodiscard]] int firstColumn() const;
    [[nodiscard]] int lastColumn() const;

    /// Widens the column where these texts, with an icon before them, need more.
    void makeRoom(int column, const QStringList &texts);

protected:
    /// A language may have longer headers than the usual widths, or those of last time, allow.
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    bool viewportEvent(QEvent *event) override;
    void currentChanged(const QModelIndex &current, const QModelIndex &previous) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void widen(int column, int needed);
    [[nodiscard]] int headerWidth(int column) const;
    [[nodiscard]] bool isStretched(int column) const;
    void keepReadableSoon();
    void keepStretchedReadable();
    void noteWidths();
    void giveBackWidths();
    void hover(int row);
    void updateRow(int row);

    int m_hoveredRow = -1;
    QHash<int, int> m_widths{}; ///< of the other columns while a stretched one is kept readable
    int m_usualLeast = 0;
};

} // namespace keyferry::ui
