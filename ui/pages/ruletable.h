#pragma once

#include "ui/models/ruletablemodel.h"

#include <QWidget>

class QAction;
class QHBoxLayout;

namespace keyferry::ui {

class DataTable;
class EmptyState;
class FieldNote;

/// One kind of rules: a bar to add, remove and move rows, what is wrong, and the table they are
/// edited in. Works by mouse, by dragging and by keys (Ins, Del, F2 or Return, Alt with an arrow).
class RuleTable final : public QWidget
{
    Q_OBJECT

public:
    struct Words
    {
        QString name{};
        QString add{}; ///< with a mnemonic
        QString help{};
        QString emptyTitle{};
        QString emptySentence{};
    };

    RuleTable(RuleTableModel *model, const Words &words, QWidget *parent = nullptr);

    [[nodiscard]] DataTable *table() const { return m_table; }
    /// Where a new row is begun.
    void setFirstColumn(int column) { m_firstColumn = column; }
    /// At the right of the bar.
    void addToBar(QWidget *widget);
    /// Takes over what stands in an open cell.
    void commit();
    /// Leads to what is wrong.
    void goTo(const QModelIndex &cell);

private:
    [[nodiscard]] QLayout *makeBar();
    void prepareTable(const Words &words);
    void makeEmptyState(const Words &words);
    [[nodiscard]] QAction *
    makeAction(const QString &text, const char *icon, void (RuleTable::*run)());
    [[nodiscard]] QWidget *makeIconButton(QAction *action);
    void refresh();
    void showError();
    void add();
    void remove();
    void moveUp();
    void moveDown();
    void move(int from, int before);
    void openCell();

    RuleTableModel *m_model;
    int m_firstColumn = 0;
    QHBoxLayout *m_bar = nullptr;
    QWidget *m_lastInBar = nullptr;
    QAction *m_add = nullptr;
    QAction *m_remove = nullptr;
    QAction *m_up = nullptr;
    QAction *m_down = nullptr;
    DataTable *m_table = nullptr;
    EmptyState *m_empty = nullptr;
    FieldNote *m_note = nullptr;
};

} // namespace keyferry::ui
