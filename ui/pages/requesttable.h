#pragma once

namespace keyferry::ui {

class DataTable;

/// Gives a table over a RequestTableModel its delegates, widths and the columns shown at first.
void prepareRequestTable(DataTable *table);

} // namespace keyferry::ui
