#pragma once

#include <functional>

class QMenu;
class QWidget;

namespace keyferry::ui {

class DataTable;

/// Gives a table over a RequestTableModel its delegates, widths and the columns shown at first.
void prepareRequestTable(DataTable *table);
/// The columns there is room for in a window of this width.
void showUsualColumns(DataTable *table, int windowWidth);
/// A menu of the columns to show. \param chosen  called when the person shows or hides one
[[nodiscard]] QMenu *
makeColumnMenu(DataTable *table, QWidget *parent, const std::function<void()> &chosen);

} // namespace keyferry::ui
