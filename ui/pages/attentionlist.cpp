#include "ui/pages/attentionlist.h"

#include "ui/pages/attentionrow.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/taglabel.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace keyferry::ui {

AttentionList::AttentionList(QWidget *parent)
    : QWidget(parent)
    , m_column(new QVBoxLayout)
    , m_count(new TagLabel)
    , m_calm(new TextLabel(tr("Nothing: every group serves."), {.color = &Theme::textMuted}))
{
    auto *card = new Card(this);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(card);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::wide - 1, metrics::gap, metrics::block, metrics::gap);
    head->setSpacing(metrics::gap);
    head->addWidget(new TextLabel(tr("Needs attention"), {.font = &Fonts::section}));
    head->addWidget(m_count);
    head->addWidget(m_calm);
    head->addStretch();
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addLayout(head);
    column->addLayout(m_column);
    m_column->setSpacing(0);
    show({}, 0);
}

AttentionRow *AttentionList::makeRow(const AttentionItem &item)
{
    auto *row = new AttentionRow(item);
    connect(
        row->link(), &QPushButton::clicked, this, [this, row] { Q_EMIT linkChosen(row->item()); });
    connect(row->button(), &QPushButton::clicked, this, [this, row] {
        Q_EMIT buttonChosen(row->item());
    });
    return row;
}

void AttentionList::show(const QList<AttentionItem> &items, qint64 now)
{
    const auto isGone = [&items](const AttentionRow *row) {
        return std::none_of(items.begin(), items.end(), [row](const AttentionItem &item) {
            return item.isSameAs(row->item());
        });
    };
    for (qsizetype i = m_rows.size() - 1; i >= 0; --i) {
        if (!isGone(m_rows.at(i)))
            continue;
        AttentionRow *row = m_rows.takeAt(i);
        row->hide(); // its button may be what called us
        row->deleteLater();
    }
    for (qsizetype i = 0; i < items.size(); ++i) {
        place(i, items.at(i));
        m_rows.at(i)->show(items.at(i), now);
    }
    m_count->setText(format::count(items.size()));
    m_count->setVisible(!items.isEmpty());
    m_calm->setVisible(items.isEmpty());
    alignButtons();
}

// Those that are there stand in order; a new one comes between, or one comes up.
void AttentionList::place(qsizetype index, const AttentionItem &item)
{
    const auto found = std::find_if(m_rows.begin() + index, m_rows.end(), [&item](const auto *row) {
        return item.isSameAs(row->item());
    });
    if (found == m_rows.begin() + index && found != m_rows.end())
        return;
    AttentionRow *row = found == m_rows.end() ? makeRow(item) : *found;
    if (found != m_rows.end()) {
        m_rows.erase(found);
        m_column->removeWidget(row);
    }
    m_rows.insert(index, row);
    m_column->insertWidget(static_cast<int>(index), row);
}

void AttentionList::alignButtons()
{
    int widest = 0;
    for (const AttentionRow *row : std::as_const(m_rows))
        widest = std::max(widest, row->button()->sizeHint().width());
    for (const AttentionRow *row : std::as_const(m_rows))
        row->button()->setMinimumWidth(widest);
}

} // namespace keyferry::ui
