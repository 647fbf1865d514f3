#pragma once

#include "ui/models/keycolumns.h"

#include <QObject>

class QMenu;
class QSettings;

namespace keyferry::ui {

class DataTable;
class KeyTableModel;

/// The columns of the key table: how each is painted, how wide it is, and a menu to choose them.
/// Tags show by themselves once a key has one, until somebody has chosen.
class KeyTableColumns final : public QObject
{
    Q_OBJECT

public:
    /// \param table  has its model already; becomes the parent
    KeyTableColumns(DataTable *table, KeyTableModel &model);

    /// Another group: its tags are not known yet.
    void startAnew();
    /// For a button; the header shows it too.
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    void saveState(QSettings &state) const;
    void restoreState(const QSettings &state);

private:
    void prepare();
    void fillMenu();
    void choose(KeyColumn column, bool isShown);
    void showTags();
    void show(KeyColumn column, bool isShown);

    DataTable *m_table;
    KeyTableModel &m_model;
    QMenu *m_menu = nullptr;
    bool m_isTagChosen = false; ///< by hand
};

} // namespace keyferry::ui
