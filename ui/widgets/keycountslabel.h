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
    enum class Words { Shown, Hidden };

    explicit KeyCountsLabel(Words words, QWidget *parent = nullptr);

    void setCounts(const KeyCounts &counts);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Words m_words;
    KeyCounts m_counts{};
};

struct KeyCountsLook
{
    bool hasWords = false;
    QFont font{};
    QColor color{};
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
