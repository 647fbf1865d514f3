#include "ui/pages/attentionrow.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPainter>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

struct Look
{
    QLatin1String icon{};
    ThemeColor color = &Theme::warning;
};

Look lookOf(AttentionKind kind)
{
    switch (kind) {
    case AttentionKind::NoUsableKey:
    case AttentionKind::NoMember: return {"error"_L1, &Theme::danger};
    case AttentionKind::UpstreamOpen:
    case AttentionKind::KeysTurnedInvalid: return {"warning"_L1, &Theme::warning};
    case AttentionKind::DefaultAccessKey: return {"shield"_L1, &Theme::info};
    case AttentionKind::SecretsInFile: return {"lock"_L1, &Theme::info};
    case AttentionKind::LogOverLimit: return {"database"_L1, &Theme::info};
    }
    Q_UNREACHABLE();
}

// The subject in bold; whatever comes from outside is escaped.
QString richTitle(const AttentionWords &words)
{
    const qsizetype place = words.subject.isEmpty() ? -1 : words.title.indexOf(words.subject);
    if (place < 0)
        return words.title.toHtmlEscaped();
    return u"%1<b>%2</b>%3"_s.arg(words.title.left(place).toHtmlEscaped(),
                                  words.subject.toHtmlEscaped(),
                                  words.title.mid(place + words.subject.size()).toHtmlEscaped());
}

} // namespace

AttentionRow::AttentionRow(const AttentionItem &item, QWidget *parent)
    : QWidget(parent)
    , m_item(item)
    , m_icon(new IconLabel(lookOf(item.kind).icon, metrics::iconList, lookOf(item.kind).color))
    , m_title(new TextLabel)
    , m_detail(
          new ElidedLabel({.font = &Fonts::caption, .color = &Theme::textMuted}, Qt::ElideRight))
    , m_link(makeLink({}))
    , m_button(makeButton({}, {.size = ButtonSize::Small}))
{
    setMinimumHeight(metrics::attentionRow);
    m_title->setTextFormat(Qt::RichText);
    m_title->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(0);
    texts->addStretch();
    texts->addWidget(m_title);
    texts->addWidget(m_detail);
    texts->addStretch();
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::wide - 1, metrics::tight, metrics::block, metrics::tight);
    row->setSpacing(metrics::block);
    row->addWidget(m_icon);
    row->addLayout(texts, 1);
    row->addWidget(m_link);
    row->addSpacing(metrics::gap);
    row->addWidget(m_button);
}

void AttentionRow::show(const AttentionItem &item, qint64 now)
{
    m_item = item;
    const AttentionWords words = attentionWords(item, now);
    if (words == m_words)
        return;
    m_words = words;
    m_title->setText(richTitle(words));
    m_title->setAccessibleName(words.title);
    m_detail->setFullText(words.detail);
    m_link->setText(words.link);
    m_link->setVisible(!words.link.isEmpty());
    m_button->setText(words.button);
    // Several rows have the same words on their buttons.
    const auto name = [&words](const QString &text) {
        return tr("%1: %2", "what needs attention, action").arg(words.title, text);
    };
    m_link->setAccessibleName(name(words.link));
    m_button->setAccessibleName(name(words.button));
}

QString AttentionRow::title() const
{
    return m_words.title;
}

QString AttentionRow::detail() const
{
    return m_words.detail;
}

void AttentionRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    style::paintHorizontal(&painter, rect(), 0, Theme::current().grid);
}

} // namespace keyferry::ui
