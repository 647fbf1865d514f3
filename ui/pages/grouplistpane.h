#pragma once

#include "ui/models/grouplistmodel.h"

#include <QWidget>

class QBoxLayout;
class QListView;
class QPushButton;

namespace keyferry::ui {

class SearchField;

/// The left side of the groups page: search, the list (reordered by dragging or with Alt and the
/// arrow keys), New group and New aggregate.
class GroupListPane final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupListPane(GroupListModel &model, QWidget *parent = nullptr);

    [[nodiscard]] GroupId current() const;
    void setCurrent(GroupId group);
    void focusSearch();
    /// \returns false if there was nothing to clear
    bool clearSearch();
    [[nodiscard]] QWidget *list() const;

Q_SIGNALS:
    void currentChanged(keyferry::GroupId group);
    void newGroupRequested();
    void newAggregateRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeFoot();
    void placeButtons();
    void showWhetherAnAggregateCan();
    void applySearch();
    void chooseSomething();
    void moveCurrent(int step);

    GroupListModel &m_model;
    SearchField *m_search = nullptr;
    QListView *m_list = nullptr;
    QBoxLayout *m_buttons = nullptr;
    QPushButton *m_newAggregate = nullptr;
};

} // namespace keyferry::ui
