#pragma once

#include "proxy/core/config.h"

#include <QWidget>

namespace keyferry::ui {

/// Keys by state, a shape and a number each: in the status bar and group head with the words, in
/// lists without.
class KeyCountsLabel final : public QWidget
{
    Q_OBJECT

public:
    /// With words, or with words in a tooltip; strong: as figures of a page.
    enum class Words { Shown, Hidden, Strong, StrongHidden };

    explicit KeyCountsLabel(Words words, QWidget *parent = nullptr);

    void setWords(Words words);
    void setCounts(const KeyCounts &counts);
    [[nodiscard]] QSize sizeHint() const override { return sizeFor(m_words); }
    /// Strong figures give way down to their counts: whoever lays them out then hides the words.
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QSize sizeFor(Words words) const;

    Words m_words;
    KeyCounts m_counts{};
};

struct KeyCountsLook
{
    bool hasWords = false;
    QFont font{};
    QColor color{};
    QFont countFont{};
    QColor countColor{};
};

/// `● 17 active  ◷ 2 cooling`; states without keys are left out, active never. For delegates too.
/// \returns the width it took; paints nothing without a painter
int paintKeyCounts(QPainter *painter,
                   const QRect &rect,
                   const KeyCounts &counts,
                   const KeyCountsLook &look);
/// The same in words, for screen readers and tooltips.
[[nodiscard]] QString keyCountsText(const KeyCounts &counts);

} // namespace keyferry::ui
