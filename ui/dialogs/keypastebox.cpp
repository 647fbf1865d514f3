#include "ui/dialogs/keypastebox.h"

#include "ui/models/errortext.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/theme.h"

#include <QFileInfo>
#include <QPlainTextEdit>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

KeyPasteBox::KeyPasteBox(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_edit(new QPlainTextEdit(this))
{
    m_edit->setAccessibleName(name);
    m_edit->setFont(Theme::current().fonts.mono);
    m_edit->setTabChangesFocus(true);
    m_edit->document()->setDocumentMargin(metrics::gap);
    m_edit->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_edit->setUndoRedoEnabled(true);
    m_edit->setAcceptDrops(false); // the dialog takes files and texts
    setFocusProxy(m_edit);

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_edit);

    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connect(m_edit, &QPlainTextEdit::textChanged, &m_pause, qOverload<>(&QTimer::start));
    connect(&m_pause, &QTimer::timeout, this, &KeyPasteBox::read);
}

const ParsedKeys &KeyPasteBox::keys()
{
    if (m_pause.isActive())
        read();
    return m_keys;
}

bool KeyPasteBox::isEmpty() const
{
    return m_edit->document()->isEmpty();
}

void KeyPasteBox::read()
{
    m_pause.stop();
    m_keys = parseKeys(m_edit->toPlainText().toUtf8());
    Q_EMIT keysChanged();
}

QString openKeyFile(QFile &file)
{
    const QFileInfo info(file.fileName());
    if (!info.isDir() && file.open(QIODevice::ReadOnly))
        return {};
    return errorText({.kind = ErrorKind::FileUnreadable,
                      .detail = u"%1: %2"_s.arg(info.fileName(), file.errorString())});
}

} // namespace keyferry::ui
