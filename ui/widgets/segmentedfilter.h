#pragma once

#include "ui/widgets/theme.h"

#include <QLatin1String>
#include <QList>
#include <QWidget>

class QButtonGroup;

namespace keyferry::ui {

/// One choice out of a few side by side, with counts: All 21 · Active 17 · …
class SegmentedFilter final : public QWidget
{
    Q_OBJECT

public:
    struct Segment
    {
        QString text{};
        QLatin1String icon{}; ///< state shape, may be empty
        ThemeColor iconColor = &Theme::textMuted;
    };

    explicit SegmentedFilter(const QList<Segment> &segments, QWidget *parent = nullptr);

    [[nodiscard]] int current() const;
    void setCurrent(int index);
    /// -1 shows no count.
    void setCount(int index, qint64 count);

Q_SIGNALS:
    void currentChanged(int index);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QButtonGroup *m_buttons = nullptr;
};

} // namespace keyferry::ui
