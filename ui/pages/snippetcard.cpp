#include "ui/pages/snippetcard.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/codehighlighter.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QBoxLayout>
#include <QEvent>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextEdit>
#include <QTextFrame>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

SnippetCard::SnippetCard(Toast *toast, QWidget *parent)
    : QWidget(parent)
    , m_toast(toast)
    , m_text(new QTextEdit(this))
    , m_highlighter(new CodeHighlighter(m_text->document()))
    , m_noticeTitle(new TextLabel({}, {.font = &Fonts::bodyStrong}))
    , m_noticeSentence(new TextLabel({}, {.color = &Theme::textMuted}))
    , m_notice(new QWidget(this))
{
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Snippet"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(Theme::current().fonts.mono);
    m_text->setLineWrapMode(QTextEdit::NoWrap);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_noticeSentence->setWordWrap(true);
    auto *words = new QVBoxLayout(m_notice);
    words->setContentsMargins(
        metrics::wide, metrics::pageMargin, metrics::wide, metrics::pageMargin);
    words->setSpacing(metrics::tight);
    words->addWidget(m_noticeTitle);
    words->addWidget(m_noticeSentence);

    auto *card = new Card(this);
    m_column = new QVBoxLayout(card);
    m_column->setContentsMargins(1, 1, 1, 1);
    m_column->setSpacing(0);
    m_column->addWidget(makeHead());
    m_column->addWidget(m_text);
    m_column->addWidget(m_notice);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);

    m_concealTimer.setSingleShot(true);
    m_concealTimer.setInterval(10s); // docs/desktop.md "Reveal"
    connect(&m_concealTimer, &QTimer::timeout, this, &SnippetCard::conceal);
    m_notice->hide();
}

QWidget *SnippetCard::makeHead()
{
    auto *head = new Band(Band::Fill::Surface, Band::Line::Bottom, this);
    m_file = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, head);
    m_reveal = makeButton(tr("&Show key"),
                          {.kind = ButtonKind::Quiet, .size = ButtonSize::Small, .icon = "eye"},
                          head);
    m_copy = makeButton(tr("&Copy"), {.size = ButtonSize::Small, .icon = "copy"}, head);
    m_copy->setToolTip(tr("With the real access key; it leaves the clipboard after 30 s"));
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(14, 5, metrics::close, metrics::close);
    row->setSpacing(metrics::gap);
    m_variantPlace = new QHBoxLayout;
    row->addLayout(m_variantPlace);
    row->addWidget(m_file);
    row->addStretch();
    row->addWidget(m_reveal);
    row->addWidget(m_copy);
    connect(m_reveal, &QPushButton::clicked, this, &SnippetCard::toggleReveal);
    connect(m_copy, &QPushButton::clicked, this, &SnippetCard::copyRequested);
    return head;
}

void SnippetCard::setFoot(QWidget *foot)
{
    m_column->addWidget(foot);
}

void SnippetCard::setContent(const Make &make, const QString &mask)
{
    m_make = make;
    m_mask = mask;
    fillVariants(m_make(m_mask));
    m_reveal->setEnabled(!mask.isEmpty());
    m_copy->setEnabled(true);
    m_notice->hide();
    m_text->show();
    conceal();
}

void SnippetCard::setNotice(const QString &title, const QString &sentence)
{
    m_make = {};
    conceal();
    fillVariants({});
    m_file->clear();
    m_text->clear();
    m_text->hide();
    m_reveal->setEnabled(false);
    m_copy->setEnabled(false);
    m_noticeTitle->setText(title);
    m_noticeSentence->setText(sentence);
    m_notice->show();
}

// The choice stays where the next client offers the same ones: who writes Node.js goes on with it.
void SnippetCard::fillVariants(const QList<ClientSnippet> &snippets)
{
    QStringList names;
    for (const ClientSnippet &snippet : snippets)
        names.append(snippet.name);
    if (names == m_variantNames)
        return;
    const int chosen = m_variants ? m_variants->current() : 0;
    delete std::exchange(m_variants, nullptr);
    m_variantNames = names;
    if (names.size() < 2)
        return;
    QList<SegmentedFilter::Segment> segments;
    for (const QString &name : std::as_const(names))
        segments.append({.text = name});
    m_variants = new SegmentedFilter(segments, this);
    m_variants->setAccessibleName(tr("Kind of snippet"));
    m_variants->setCurrent(std::min<int>(chosen, static_cast<int>(names.size()) - 1));
    m_variantPlace->addWidget(m_variants);
    connect(m_variants, &SegmentedFilter::currentChanged, this, &SnippetCard::conceal);
}

ClientSnippet SnippetCard::current(const QString &accessKey) const
{
    const QList<ClientSnippet> snippets = m_make(accessKey);
    return snippets.at(m_variants ? m_variants->current() : 0);
}

void SnippetCard::show(const QString &accessKey)
{
    const ClientSnippet snippet = current(accessKey);
    m_file->setText(snippet.file);
    m_highlighter->setLanguage(snippet.language);
    m_text->setPlainText(snippet.text.chopped(1));
    layOutText();
}

QString SnippetCard::text() const
{
    return m_text->toPlainText();
}

void SnippetCard::toggleReveal()
{
    if (m_isRevealed)
        conceal();
    else
        Q_EMIT revealRequested();
}

void SnippetCard::reveal(const Secret &accessKey)
{
    if (!m_make)
        return;
    show(QString::fromUtf8(accessKey.reveal()));
    m_isRevealed = true;
    m_reveal->setText(tr("&Hide key"));
    m_reveal->setIcon(icon("eye-off"));
    m_concealTimer.start();
}

void SnippetCard::conceal()
{
    m_concealTimer.stop();
    m_isRevealed = false;
    m_reveal->setText(tr("&Show key"));
    m_reveal->setIcon(icon("eye"));
    if (m_make)
        show(m_mask.isEmpty() ? tr("ACCESS-KEY") : m_mask);
}

void SnippetCard::copy(const Secret &accessKey)
{
    if (!m_make)
        return;
    const QString key =
        accessKey.isEmpty() ? tr("ACCESS-KEY") : QString::fromUtf8(accessKey.reveal());
    m_clipboard.put(Secret(current(key).text.toUtf8()));
    m_toast->show({.text = tr("Snippet copied, for 30 s"), .icon = "copy"});
}

// With air between its lines, and as high as they are: the page scrolls, not a box in it.
void SnippetCard::layOutText()
{
    constexpr int textMargin = 14; // where the name of the file begins
    constexpr double linePerFont = 1.5;
    const int line = qRound(linePerFont * QFontInfo(m_text->font()).pixelSize());
    QTextDocument *document = m_text->document();
    QTextFrameFormat frame = document->rootFrame()->frameFormat();
    frame.setTopMargin(metrics::gap);
    frame.setBottomMargin(metrics::block);
    frame.setLeftMargin(textMargin);
    frame.setRightMargin(textMargin);
    document->rootFrame()->setFrameFormat(frame);
    QTextBlockFormat block;
    block.setLineHeight(line, QTextBlockFormat::FixedHeight);
    QTextCursor everything(document);
    everything.select(QTextCursor::Document);
    everything.mergeBlockFormat(block);
    m_text->setFixedHeight(line * document->blockCount() + metrics::gap + metrics::block
                           + m_text->horizontalScrollBar()->sizeHint().height());
}

void SnippetCard::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() != QEvent::PaletteChange)
        return;
    m_text->setFont(Theme::current().fonts.mono);
    m_highlighter->rehighlight();
    layOutText();
}

} // namespace keyferry::ui
