#pragma once

#include "ui/models/commandlistmodel.h"

#include <QPointer>
#include <QWidget>

class QListView;

namespace keyferry::ui {

class Card;
class SearchField;
class TextLabel;

/// Ctrl+K: a line to type in and the commands that answer it, over the whole window. Up and Down
/// choose, Return runs, Escape or a click beside it closes. Keeps nothing of what was typed. GUI
/// thread.
class CommandPalette final : public QWidget
{
    Q_OBJECT

public:
    /// \param window  what it covers
    explicit CommandPalette(QWidget *window);

    void open(const QList<Command> &commands);
    void close();

    bool eventFilter(QObject *watched, QEvent *event) override;

protected:
    void mousePressEvent(QMouseEvent *event) override;

private:
    [[nodiscard]] bool handleKey(int key);
    void move(int step);
    void announce(const QModelIndex &current);
    void showMatches();
    void place();
    void runCurrent();

    CommandListModel m_model{};
    Card *m_box = nullptr;
    SearchField *m_field = nullptr;
    QListView *m_list = nullptr;
    TextLabel *m_none = nullptr;
    QPointer<QWidget> m_before{}; ///< had the keyboard
};

} // namespace keyferry::ui
