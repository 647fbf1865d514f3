#include "ui/pages/requestfilter.h"

#include "ui/models/errortext.h"
#include "ui/models/filterline.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchfield.h"

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
    , m_field(new SearchField(tr("Filter, for example status:>=400 or model:gpt*"), this))
    , m_note(new FieldNote(m_field, this))
    , m_completer(new QCompleter(this))
    , m_choices(new QStringListModel(this))
{
    m_field->setLeadingIcon("filter");
    m_field->setKeyCap(QKeySequence::Find);
    m_field->setAccessibleName(tr("Filter requests"));
    m_field->installEventFilter(this);
    m_completer->setModel(m_choices);
    m_completer->setWidget(m_field);
    m_completer->setCaseSensitivity(Qt::CaseInsensitive);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addWidget(m_field);
    column->addWidget(m_note);

    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(m_field, &QLineEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(m_field, &QLineEdit::textEdited, this, &RequestFilter::offer);
    connect(m_field, &QLineEdit::returnPressed, this, &RequestFilter::read);
    connect(&m_pause, &QTimer::timeout, this, &RequestFilter::read);
    connect(m_completer,
            qOverload<const QString &>(&QCompleter::activated),
            this,
            &RequestFilter::complete);
}

void RequestFilter::setQuery(const LogQuery &query)
{
    m_field->setText(filterLineOf(query));
    read();
}

void RequestFilter::clear()
{
    m_field->clear();
    read();
}

QString RequestFilter::text() const
{
    return m_field->text().trimmed();
}

void RequestFilter::focusField()
{
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

// A line that cannot be understood leaves the filter as it was.
void RequestFilter::read()
{
    m_pause.stop();
    const auto query = parseFilterLine(m_field->text());
    if (!query)
        return m_note->setError(filterErrorText(query.error()));
    m_note->clearError();
    Q_EMIT queryChanged(*query);
}

qsizetype RequestFilter::wordStart() const
{
    return m_field->text().left(m_field->cursorPosition()).lastIndexOf(u' ') + 1;
}

void RequestFilter::offer()
{
    const QString word = m_field->text().left(m_field->cursorPosition()).mid(wordStart());
    QStringList choices = filterTokenStarts();
    if (word.startsWith("group:"_L1)) {
        choices = m_groups;
        choices.replaceInStrings(QRegularExpression(u"^"_s), u"group:"_s);
    } else if (word.startsWith("status:"_L1)) {
        choices = {
            u"status:>=400"_s, u"status:4xx"_s, u"status:5xx"_s, u"status:429"_s, u"status:200"_s};
    }
    m_choices->setStringList(choices);
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
    const int begin = static_cast<int>(wordStart());
    QString text = m_field->text();
    text.replace(begin, m_field->cursorPosition() - begin, choice);
    m_field->setText(text);
    m_field->setCursorPosition(begin + static_cast<int>(choice.size()));
    if (choice.endsWith(u':'))
        offer();
    else
        m_completer->popup()->hide();
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
