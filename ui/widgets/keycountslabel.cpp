#include "ui/widgets/keycountslabel.h"

#include "ui/widgets/formatting.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"

#include <QPainter>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int shape = 10;
constexpr int between = 12;

struct Part
{
    StateLook look{};
    qint64 count = 0;
};

QList<Part> partsOf(const KeyCounts &counts)
{
    QList<Part> parts{{lookOf(KeyState::Active), counts.active}};
    if (counts.cooling > 0)
        parts.append({coolingLook(), counts.cooling});
    if (counts.invalid > 0)
        parts.append({lookOf(KeyState::Invalid), counts.invalid});
    if (counts.disabled > 0)
        parts.append({lookOf(KeyState::Disabled), counts.disabled});
    return parts;
}

QString textOf(const Part &part, bool hasWords)
{
    const QString count = format::count(part.count);
    return hasWords ? u"%1 %2"_s.arg(count, part.look.word.toLower()) : count;
}

} // namespace

int paintKeyCounts(QPainter *painter,
                   const QRect &rect,
                   const KeyCounts &counts,
                   const KeyCountsLook &look)
{
    const QFontMetrics font(look.font);
    int x = rect.x();
    for (const Part &part : partsOf(counts)) {
        const QString text = textOf(part, look.hasWords);
        const int width = font.horizontalAdvance(text);
        if (painter) {
            paintIcon(painter,
                      QRect(x, rect.y(), shape, rect.height()),
                      part.look.icon,
                      shape,
                      Theme::current().*part.look.color);
            painter->setFont(look.font);
            painter->setPen(look.color);
            painter->drawText(QRect(x + shape + metrics::tight, rect.y(), width + 1, rect.height()),
                              Qt::AlignVCenter,
                              text);
        }
        x += shape + metrics::tight + width
             + (look.hasWords ? between + metrics::tight : metrics::gap);
    }
    return x - rect.x() - (look.hasWords ? between + metrics::tight : metrics::gap);
}

QString keyCountsText(const KeyCounts &counts)
{
    QStringList texts;
    for (const Part &part : partsOf(counts))
        texts.append(textOf(part, true));
    return texts.join(u", "_s);
}

KeyCountsLabel::KeyCountsLabel(Words words, QWidget *parent)
    : QWidget(parent)
    , m_words(words)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Preferred);
    setCounts({});
}

void KeyCountsLabel::setCounts(const KeyCounts &counts)
{
    m_counts = counts;
    setAccessibleName(tr("Keys: %1").arg(keyCountsText(counts)));
    if (m_words == Words::Hidden)
        setToolTip(keyCountsText(counts));
    updateGeometry();
    update();
}

QSize KeyCountsLabel::sizeHint() const
{
    const QFont font = Theme::current().fonts.caption;
    const int width =
        paintKeyCounts(nullptr, {}, m_counts, {.hasWords = m_words == Words::Shown, .font = font});
    return {width, QFontMetrics(font).height()};
}

void KeyCountsLabel::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    paintKeyCounts(&painter,
                   rect(),
                   m_counts,
                   {.hasWords = m_words == Words::Shown,
                    .font = theme.fonts.caption,
                    .color = theme.textMuted});
}

} // namespace keyferry::ui
