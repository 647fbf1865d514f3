#pragma once

#include "ui/models/attention.h"

#include <QWidget>

class QVBoxLayout;

namespace keyferry::ui {

class AttentionRow;
class TagLabel;
class TextLabel;

/// "Needs attention": a row each, the worst on top. A row stays where it is while its figures
/// change, so that nobody presses the button of another one.
class AttentionList final : public QWidget
{
    Q_OBJECT

public:
    explicit AttentionList(QWidget *parent = nullptr);

    /// \param now  UTC ms
    void show(const QList<AttentionItem> &items, qint64 now);
    [[nodiscard]] const QList<AttentionRow *> &rows() const { return m_rows; }

Q_SIGNALS:
    /// The quiet action of a row.
    void linkChosen(const keyferry::ui::AttentionItem &item);
    /// The one that mends.
    void buttonChosen(const keyferry::ui::AttentionItem &item);

private:
    [[nodiscard]] AttentionRow *makeRow(const AttentionItem &item);
    void place(qsizetype index, const AttentionItem &item);
    void alignButtons();

    QVBoxLayout *m_column = nullptr;
    TagLabel *m_count = nullptr;
    TextLabel *m_calm = nullptr; ///< while there is nothing
    QList<AttentionRow *> m_rows{};
};

} // namespace keyferry::ui
