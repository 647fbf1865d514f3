#include "ui/widgets/textlabel.h"

#include <QEvent>
#include <QScopedValueRollback>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

TextLabel::TextLabel(QWidget *parent)
    : TextLabel({}, {}, parent)
{}

TextLabel::TextLabel(const QString &text, const Look &look, QWidget *parent)
    : QLabel(text, parent)
    , m_look(look)
{
    setTextFormat(Qt::PlainText);
    setForegroundRole(QPalette::WindowText); // not that of an input it may stand in
    applyLook();
}

void TextLabel::setLook(const Look &look)
{
    m_look = look;
    applyLook();
}

void TextLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_isApplying)
        applyLook();
}

void TextLabel::applyLook()
{
    const QScopedValueRollback guard(m_isApplying, true);
    const Theme &theme = Theme::current();
    setFont(theme.fonts.*m_look.font);
    QPalette colors;
    colors.setColor(QPalette::Active, QPalette::WindowText, theme.*m_look.color);
    colors.setColor(QPalette::Inactive, QPalette::WindowText, theme.*m_look.color);
    setPalette(colors);
}

ElidedLabel::ElidedLabel(const Look &look, Qt::TextElideMode mode, QWidget *parent)
    : TextLabel({}, look, parent)
    , m_mode(mode)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void ElidedLabel::setFullText(const QString &text)
{
    if (text == m_fullText)
        return;
    m_fullText = text;
    setAccessibleName(text);
    elide();
    updateGeometry();
}

QSize ElidedLabel::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(m_fullText) + 1, QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const
{
    return {fontMetrics().horizontalAdvance(u"mmm"_s), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent *event)
{
    TextLabel::resizeEvent(event);
    elide();
}

void ElidedLabel::changeEvent(QEvent *event)
{
    TextLabel::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        elide();
}

void ElidedLabel::elide()
{
    const QString shown = fontMetrics().elidedText(m_fullText, m_mode, width());
    setText(shown);
    setToolTip(shown == m_fullText ? QString() : m_fullText.toHtmlEscaped());
}

} // namespace keyferry::ui
