#include "ui/pages/attemptdelegate.h"

#include "ui/models/attemptlistmodel.h"
#include "ui/models/roles.h"
#include "ui/models/verdicttext.h"
#include "ui/models/wordlist.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/styleparts.h"

#include <QAbstractItemView>
#include <QPainter>
#include <QUrl>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int barHeight = 14;
constexpr int waitHeight = 6;

struct Scene
{
    const AttemptRecord attempt{};
    RequestOutcome outcome{};
    bool isLast = false;
    qint64 spanMs = 1;

    [[nodiscard]] bool isRunning() const { return isLast && outcome == RequestOutcome::Running; }
};

Scene sceneOf(const QModelIndex &index)
{
    return {.attempt = index.data(roles::attempt).value<AttemptRecord>(),
            .outcome = static_cast<RequestOutcome>(index.data(roles::outcome).toInt()),
            .isLast = index.row() == index.model()->rowCount() - 1,
            .spanMs = qMax<qint64>(1, index.data(roles::span).toLongLong())};
}

StateLook statusLook(const Scene &scene)
{
    const int status = scene.attempt.status;
    if (scene.isRunning()) {
        StateLook look = lookOf(RequestOutcome::Running, status, true);
        look.word = status > 0 ? AttemptDelegate::tr("%1, running").arg(status)
                               : AttemptDelegate::tr("waiting");
        return look;
    }
    const bool isGood = scene.attempt.verdict == Verdict::Success;
    StateLook look =
        lookOf(isGood ? RequestOutcome::Succeeded : RequestOutcome::Failed, status, false);
    if (status == 0)
        look.word = AttemptDelegate::tr("no answer");
    return look;
}

ThemeColor verdictColor(const Scene &scene)
{
    if (scene.isRunning())
        return &Theme::accent;
    switch (scene.attempt.verdict) {
    case Verdict::Success: return &Theme::success;
    case Verdict::ClientFault:
    case Verdict::RateLimited:
    case Verdict::ClientLeft: return &Theme::warning;
    case Verdict::KeyRejected:
    case Verdict::OutOfCredit:
    case Verdict::Overloaded:
    case Verdict::UpstreamFault: return &Theme::danger;
    }
    Q_UNREACHABLE();
}

void paintTitle(QPainter *painter, QRect rect, const Scene &scene)
{
    const Theme &theme = Theme::current();
    const StateLook look = statusLook(scene);
    painter->setFont(theme.fonts.body);
    const int statusWidth = painter->fontMetrics().horizontalAdvance(look.word);
    const QRect status(rect.right() - statusWidth + 1, rect.y(), statusWidth, rect.height());
    painter->setPen(theme.*look.color);
    painter->drawText(status, Qt::AlignVCenter, look.word);
    paintIcon(
        painter,
        status.adjusted(-metrics::iconState - metrics::tight, 0, -statusWidth - metrics::tight, 0),
        look.icon,
        metrics::iconState,
        theme.*look.color);
    rect.setRight(status.left() - metrics::iconState - metrics::block);

    const auto put = [&](const QFont &font, const QColor &color, const QString &text) {
        painter->setFont(font);
        painter->setPen(color);
        const QString shown = painter->fontMetrics().elidedText(text, Qt::ElideRight, rect.width());
        painter->drawText(rect, Qt::AlignVCenter, shown);
        rect.setLeft(rect.left() + painter->fontMetrics().horizontalAdvance(shown) + metrics::gap);
    };
    put(theme.fonts.bodyStrong, theme.text, QString::number(scene.attempt.seq));
    put(theme.fonts.mono, theme.text, scene.attempt.keyMask);
    put(theme.fonts.body, theme.textMuted, QUrl(scene.attempt.upstream).host());
}

// Waiting is what passed before this attempt began.
void paintBar(QPainter *painter, const QRect &rect, const Scene &scene)
{
    const Theme &theme = Theme::current();
    const auto x = [&](qint64 ms) {
        const qreal share = static_cast<qreal>(ms) / static_cast<qreal>(scene.spanMs);
        return rect.x() + qRound(share * rect.width());
    };
    const AttemptRecord &attempt = scene.attempt;
    const qint64 end = scene.isRunning() ? scene.spanMs : attempt.startedMs + attempt.durationMs;
    const qint64 firstByte = attempt.firstByteMs < 0 ? end : attempt.firstByteMs;
    painter->fillRect(rect, theme.sunken);
    const QRect wait(rect.x(),
                     rect.y() + (rect.height() - waitHeight) / 2,
                     x(attempt.startedMs) - rect.x(),
                     waitHeight);
    painter->fillRect(wait, theme.tlWait);
    const auto piece = [&](qint64 from, qint64 to, const QColor &color) {
        if (to > from)
            painter->fillRect(x(from), rect.y(), qMax(1, x(to) - x(from)), rect.height(), color);
    };
    piece(attempt.startedMs, firstByte, theme.tlFirstByte);
    piece(firstByte, end, theme.tlBody);
}

QString consequences(const Scene &scene)
{
    const VerdictWords words = verdictWords(scene.attempt, scene.isLast, scene.outcome);
    return inSequence({words.sending, words.key, words.next});
}

void paintWords(QPainter *painter, const QRect &rect, const Scene &scene)
{
    const Theme &theme = Theme::current();
    const VerdictWords words = verdictWords(scene.attempt, scene.isLast, scene.outcome);
    painter->setFont(theme.fonts.body);
    painter->setPen(theme.*verdictColor(scene));
    QRect happened;
    painter->drawText(rect, Qt::AlignTop | Qt::TextWordWrap, words.happened, &happened);
    painter->setFont(theme.fonts.caption);
    painter->setPen(theme.textMuted);
    painter->drawText(rect.adjusted(0, happened.height() + metrics::hair, 0, 0),
                      Qt::AlignTop | Qt::TextWordWrap,
                      consequences(scene));
}

} // namespace

void AttemptDelegate::paint(QPainter *painter,
                            const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const Scene scene = sceneOf(index);
    painter->save();
    painter->setClipRect(option.rect);
    QRect rect = option.rect.adjusted(metrics::wide, metrics::gap, -metrics::wide, -metrics::gap);
    const int line = QFontMetrics(Theme::current().fonts.body).height() + metrics::tight;
    paintTitle(painter, QRect(rect.x(), rect.y(), rect.width(), line), scene);
    rect.setTop(rect.top() + line + metrics::hair);
    paintBar(painter, QRect(rect.x(), rect.y(), rect.width(), barHeight), scene);
    rect.setTop(rect.top() + barHeight + metrics::close);
    paintWords(painter, rect, scene);
    style::paintHorizontal(painter, option.rect, option.rect.bottom(), Theme::current().grid);
    painter->restore();
}

QSize AttemptDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *view = qobject_cast<const QAbstractItemView *>(option.widget);
    const int width = view ? view->viewport()->width() : metrics::detailLeast;
    const Fonts &fonts = Theme::current().fonts;
    const QRect room(0, 0, width - 2 * metrics::wide, QWIDGETSIZE_MAX);
    const auto heightOf = [&room](const QFont &font, const QString &text) {
        return QFontMetrics(font).boundingRect(room, Qt::TextWordWrap, text).height();
    };
    const Scene scene = sceneOf(index);
    const QString happened = verdictWords(scene.attempt, scene.isLast, scene.outcome).happened;
    const int words = heightOf(fonts.body, happened) + heightOf(fonts.caption, consequences(scene));
    return {metrics::listLeast,
            QFontMetrics(fonts.body).height() + barHeight + words + 2 * metrics::gap
                + metrics::block + metrics::tight};
}

} // namespace keyferry::ui
