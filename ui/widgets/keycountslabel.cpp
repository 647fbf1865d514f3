#include "ui/widgets/keycountslabel.h"

#include "ui/models/wordlist.h"
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

bool hasWords(KeyCountsLabel::Words words)
{
    return words == KeyCountsLabel::Words::Shown || words == KeyCountsLabel::Words::Strong;
}

KeyCountsLook lookFor(KeyCountsLabel::Words words)
{
    const Theme &theme = Theme::current();
    const bool isStrong =
        words == KeyCountsLabel::Words::Strong || words == KeyCountsLabel::Words::StrongHidden;
    return {.hasWords = hasWords(words),
            .font = theme.fonts.caption,
            .color = theme.textMuted,
            .countFont = isStrong ? theme.fonts.section : theme.fonts.caption,
            .countColor = isStrong ? theme.text : theme.textMuted};
}

QList<Part> partsOf(const KeyCounts &counts)
{
    QList<Part> parts{{lookOf(KeyState::Active), counts.active}};
    if (counts.cooling > 0)
        parts.append({lookOf(KeyState::Cooling), counts.cooling});
    if (counts.invalid > 0)
        parts.append({lookOf(KeyState::Invalid), counts.invalid});
    if (counts.disabled > 0)
        parts.append({lookOf(KeyState::Disabled), counts.disabled});
    return parts;
}

} // namespace

int paintKeyCounts(QPainter *painter,
                   const QRect &rect,
                   const KeyCounts &counts,
                   const KeyCountsLook &look)
{
    int x = rect.x();
    const auto put = [&](const QString &text, const QFont &font, const QColor &color) {
        const int width = QFontMetrics(font).horizontalAdvance(text);
        if (painter) {
            painter->setFont(font);
            painter->setPen(color);
            painter->drawText(QRect(x, rect.y(), width + 1, rect.height()), Qt::AlignVCenter, text);
        }
        x += width;
    };
    const int after = look.hasWords ? between + metrics::tight : metrics::gap;
    for (const Part &part : partsOf(counts)) {
        if (painter) {
            paintIcon(painter,
                      QRect(x, rect.y(), shape, rect.height()),
                      part.look.icon,
                      shape,
                      Theme::current().*part.look.color);
        }
        x += shape + metrics::tight;
        put(format::count(part.count), look.countFont, look.countColor);
        if (look.hasWords)
            put(u' ' + part.look.word.toLower(), look.font, look.color);
        x += after;
    }
    return x - rect.x() - after;
}

QString keyCountsText(const KeyCounts &counts)
{
    QStringList texts;
    for (const Part &part : partsOf(counts))
        texts.append(u"%1 %2"_s.arg(format::count(part.count), part.look.word.toLower()));
    return listed(texts);
}

KeyCountsLabel::KeyCountsLabel(Words words, QWidget *parent)
    : QWidget(parent)
    , m_words(words)
{
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    setCounts({});
}

void KeyCountsLabel::setWords(Words words)
{
    if (m_words == words)
        return;
    m_words = words;
    setCounts(m_counts);
}

void KeyCountsLabel::setCounts(const KeyCounts &counts)
{
    m_counts = counts;
    setAccessibleName(tr("Keys: %1").arg(keyCountsText(counts)));
    setToolTip(hasWords(m_words) ? QString() : keyCountsText(counts));
    updateGeometry();
    update();
}

QSize KeyCountsLabel::sizeFor(Words words) const
{
    const KeyCountsLook look = lookFor(words);
    return {paintKeyCounts(nullptr, {}, m_counts, look), QFontMetrics(look.countFont).height()};
}

QSize KeyCountsLabel::minimumSizeHint() const
{
    return m_words == Words::Strong ? sizeFor(Words::StrongHidden) : sizeHint();
}

void KeyCountsLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintKeyCounts(&painter, rect(), m_counts, lookFor(m_words));
}

} // namespace keyferry::ui
