#pragma once

#include "ui/widgets/theme.h"

#include <QLatin1String>
#include <QStyledItemDelegate>

namespace keyferry::ui {

/// A word behind the text of a cell, for what is out of the ordinary: `easy to guess`.
struct CellRemark
{
    QString text{};
    QLatin1String icon{};
    ThemeColor color = &Theme::warning;
};

/// What stands in one cell of a table, ready to paint.
struct CellContent
{
    QString text{};
    QString tip{};                   ///< tooltip; where it is empty, the text if it was elided
    ThemeColor color = &Theme::text; ///< `text` turns to `selectionText` in a selected row
    Qt::Alignment alignment = Qt::AlignLeft;
    Qt::TextElideMode elide = Qt::ElideRight;
    QLatin1String icon{};           ///< shape before the text
    ThemeColor iconColor = nullptr; ///< null: as the text
    int iconSize = 12;
    bool isMono = false;
    bool isStrong = false;
    bool isTag = false; ///< in a small outlined box
    CellRemark remark{};
};

/// Paints a cell as design/tokens.md "Tables" says: row colours, the line below, padding, shape and
/// text. What stands in it is the subclass's one decision. For DataTable; works in any item view.
class CellDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter,
               const QStyleOptionViewItem &option,
               const QModelIndex &index) const final;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option,
                                 const QModelIndex &index) const final;
    bool helpEvent(QHelpEvent *event,
                   QAbstractItemView *view,
                   const QStyleOptionViewItem &option,
                   const QModelIndex &index) final;

    /// The decision. The default shows Qt::DisplayRole as text.
    [[nodiscard]] virtual CellContent content(const QModelIndex &index) const;
};

/// Text of a secondary column, muted; or a URL, elided in the middle.
class TextDelegate final : public CellDelegate
{
    Q_OBJECT

public:
    struct Look
    {
        ThemeColor color = &Theme::text;
        Qt::TextElideMode elide = Qt::ElideRight;
        bool isMono = false;
    };

    TextDelegate(const Look &look, QObject *parent)
        : CellDelegate(parent)
        , m_look(look)
    {}
    [[nodiscard]] CellContent content(const QModelIndex &index) const override;

private:
    Look m_look;
};

} // namespace keyferry::ui
