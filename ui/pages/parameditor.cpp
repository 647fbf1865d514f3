#include "ui/pages/parameditor.h"

#include "ui/models/jsonfault.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QPlainTextEdit>
#include <QSignalBlocker>
#include <QTextBlock>
#include <QVBoxLayout>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto typingPause = 300ms;
constexpr int indent = 2;

} // namespace

ParamEditor::ParamEditor(QWidget *parent)
    : QWidget(parent)
    , m_text(new QPlainTextEdit(this))
{
    m_text->setAccessibleName(tr("Parameter overrides, as JSON"));
    m_text->setFont(Theme::current().fonts.mono);
    m_text->setPlaceholderText(u"{\n  \"temperature\": 0.2,\n  \"!top_p\": null\n}"_s);
    m_text->setTabChangesFocus(true);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->setTabStopDistance(indent * m_text->fontMetrics().horizontalAdvance(u' '));
    m_text->document()->setDocumentMargin(metrics::gap);
    m_note = new FieldNote(m_text, this);
    m_note->setWordWrap();
    m_note->setHelp(tr("Each member is put into the JSON body of a request, whatever the client "
                       "sent; “!name” with null takes one out."));
    setFocusProxy(m_text);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::wide, 0, metrics::wide, metrics::block);
    column->setSpacing(metrics::gap);
    column->addWidget(m_note);
    column->addWidget(m_text, 1);
    m_pause.setSingleShot(true);
    m_pause.setInterval(typingPause);
    connect(m_text, &QPlainTextEdit::textChanged, this, &ParamEditor::onTyped);
    connect(m_note, &FieldNote::cureRequested, this, &ParamEditor::goToFault);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        refresh();
        Q_EMIT errorShown();
    });
}

void ParamEditor::setJson(const QByteArray &json)
{
    if (json == this->json())
        return;
    m_given = json;
    m_pause.stop();
    const QSignalBlocker blocker(m_text);
    m_text->setPlainText(QString::fromUtf8(json));
    m_givenText = text();
}

QByteArray ParamEditor::json() const
{
    const QString typed = text();
    return typed == m_givenText ? m_given : typed.toUtf8();
}

// toPlainText() would turn no-break spaces, which may stand in a string, into plain ones.
QString ParamEditor::text() const
{
    return m_text->document()->toRawText().replace(QChar::ParagraphSeparator, u'\n');
}

void ParamEditor::onTyped()
{
    m_pause.start();
    Q_EMIT edited();
}

void ParamEditor::setError(const QString &sentence)
{
    m_error = sentence;
    if (sentence.isEmpty() || !m_pause.isActive())
        refresh();
}

void ParamEditor::showErrorNow()
{
    m_pause.stop();
    refresh();
}

bool ParamEditor::showsError() const
{
    return m_note->hasError();
}

void ParamEditor::refresh()
{
    m_text->setExtraSelections({});
    if (m_error.isEmpty())
        return m_note->clearError();
    const auto fault = jsonFault(text());
    if (!fault)
        return m_note->setError(m_error);
    m_note->setError(fault->sentence, tr("Go to line %1").arg(fault->line));
    markFault(fault->position);
}

void ParamEditor::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && showsError())
        refresh(); // the mark has a colour of the theme
}

// The line, since the place itself may be an end where there is nothing to underline.
void ParamEditor::markFault(qsizetype position)
{
    QTextEdit::ExtraSelection mark;
    mark.cursor = QTextCursor(m_text->document());
    mark.cursor.setPosition(static_cast<int>(position));
    mark.format.setBackground(Theme::current().dangerSoft);
    mark.format.setProperty(QTextFormat::FullWidthSelection, true);
    m_text->setExtraSelections({mark});
}

void ParamEditor::goToFault()
{
    if (const auto fault = jsonFault(text())) {
        QTextCursor cursor(m_text->document());
        cursor.setPosition(static_cast<int>(fault->position));
        m_text->setTextCursor(cursor);
    }
    m_text->setFocus();
}

} // namespace keyferry::ui
