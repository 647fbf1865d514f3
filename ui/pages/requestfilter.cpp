#include "ui/pages/requestfilter.h"

#include "ui/models/errortext.h"
#include "ui/models/filterline.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/tokenfield.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>
#include <QRegularExpression>
#include <QStringListModel>
#include <QVBoxLayout>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

RequestFilter::RequestFilter(QWidget *parent)
    : QWidget(parent)
    , m_field(new TokenField(
          tr("Filter, for example status:>=400 or model:gpt*"), tr("Filter requests"), this))
    , m_note(new FieldNote(m_field, this))
    , m_completer(new QCompleter(this))
    , m_choices(new QStringListModel(this))
{
    m_field->setKeyCap(QKeySequence::Find);
    m_field->edit()->installEventFilter(this);
    m_completer->setModel(m_choices);
    m_completer->setWidget(m_field->edit());
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addWidget(m_field);
    column->addWidget(m_note);

    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(m_field->edit(), &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_field->edit(), &QLineEdit::textEdited, this, [this] {
        takeTokens(false);
        offer();
    });
    connect(m_field->edit(), &QLineEdit::returnPressed, this, &RequestFilter::finish);
    connect(m_field, &TokenField::tokensChanged, this, &RequestFilter::read);
    connect(&m_pause, &QTimer::timeout, this, &RequestFilter::read);
    connect(m_completer,
            qOverload<const QString &>(&QCompleter::activated),
            this,
            &RequestFilter::complete);
}

void RequestFilter::setQuery(const LogQuery &query)
{
    const FilterPieces pieces = filterPieces(filterLineOf(query), true);
    m_field->setTokens(pieces.tokens);
    m_field->edit()->setText(pieces.rest);
    read();
}

void RequestFilter::clear()
{
    m_field->setTokens({});
    m_field->edit()->clear();
    read();
}

// What is typed takes the place of a chip of the same name, also before it is whole.
QString RequestFilter::text() const
{
    const QString typed = m_field->edit()->text().trimmed();
    QStringList parts = m_field->tokens();
    for (const QString &word : typed.split(u' ')) {
        parts.removeIf([name = filterTokenName(word)](const QString &chip) {
            return filterTokenName(chip) == name;
        });
    }
    parts.append(typed);
    parts.removeAll(QString());
    return parts.join(u' ');
}

void RequestFilter::focusField()
{
    m_field->edit()->setFocus(Qt::ShortcutFocusReason);
    m_field->edit()->selectAll();
}

void RequestFilter::setCount(const QString &text)
{
    m_field->setCount(text);
}

// A line that cannot be understood leaves the filter as it was.
void RequestFilter::read()
{
    m_pause.stop();
    const auto query = parseFilterLine(text());
    if (!query)
        return m_note->setError(filterErrorText(query.error()));
    m_note->clearError();
    Q_EMIT queryChanged(*query);
}

void RequestFilter::finish()
{
    takeTokens(true);
    read();
}

/// Makes chips of the tokens that are whole.
void RequestFilter::takeTokens(bool isFinished)
{
    const FilterPieces typed = filterPieces(m_field->edit()->text(), isFinished);
    if (typed.tokens.isEmpty())
        return;
    QStringList tokens = m_field->tokens();
    for (const QString &token : typed.tokens) {
        tokens.removeIf([&token](const QString &chip) {
            return filterTokenName(chip) == filterTokenName(token);
        });
        tokens.append(token);
    }
    m_field->setTokens(tokens);
    m_field->edit()->setText(typed.rest);
}

qsizetype RequestFilter::wordStart() const
{
    const QLineEdit *edit = m_field->edit();
    return edit->text().left(edit->cursorPosition()).lastIndexOf(u' ') + 1;
}

QStringList RequestFilter::choicesFor(const QString &word) const
{
    if (word.startsWith("group:"_L1)) {
        QStringList choices = m_groups;
        choices.replaceInStrings(QRegularExpression(u"^"_s), u"group:"_s);
        return choices;
    }
    if (word.startsWith("status:"_L1))
        return {
            u"status:>=400"_s, u"status:4xx"_s, u"status:5xx"_s, u"status:429"_s, u"status:200"_s};
    if (word.startsWith("took:"_L1))
        return {u"took:>2s"_s, u"took:>10s"_s, u"took:<500ms"_s};
    if (word.startsWith("stream:"_L1))
        return {u"stream:yes"_s, u"stream:no"_s};
    return filterTokenStarts();
}

void RequestFilter::offer()
{
    const QLineEdit *edit = m_field->edit();
    const QString word = edit->text().left(edit->cursorPosition()).mid(wordStart());
    m_choices->setStringList(choicesFor(word));
    m_completer->setCompletionPrefix(word);
    const bool isUseful = !word.isEmpty() && m_completer->completionCount() > 0
                          && m_completer->currentCompletion() != word;
    if (isUseful)
        m_completer->complete();
    else
        m_completer->popup()->hide();
}

void RequestFilter::complete(const QString &choice)
{
    QLineEdit *edit = m_field->edit();
    const bool isStart = choice.endsWith(u':');
    const int begin = static_cast<int>(wordStart());
    QString text = edit->text();
    text.replace(begin, edit->cursorPosition() - begin, isStart ? choice : choice + u' ');
    edit->setText(text);
    edit->setCursorPosition(begin + static_cast<int>(choice.size()));
    if (isStart)
        return offer();
    m_completer->popup()->hide();
    takeTokens(false);
    read();
}

// Tab takes the first choice while choices are shown.
bool RequestFilter::eventFilter(QObject *watched, QEvent *event)
{
    const bool isTab =
        event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Tab;
    if (!isTab || !m_completer->popup()->isVisible())
        return QWidget::eventFilter(watched, event);
    complete(m_completer->currentCompletion());
    return true;
}

} // namespace keyferry::ui
