#include "ui/widgets/tokenfield.h"

#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/styleparts.h"
#include "ui/widgets/taglabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/tokenchip.h"

#include <QHBoxLayout>
#include <QKeyEvent>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastText = 120;

} // namespace

TokenField::TokenField(const QString &hint, const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_hint(hint)
    , m_chipRow(new QHBoxLayout)
    , m_edit(new QLineEdit(this))
    , m_count(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
    , m_keyCap(new TagLabel({}, this))
{
    m_edit->setFrame(false);
    m_edit->setPlaceholderText(hint);
    m_edit->setAccessibleName(name);
    m_edit->setMinimumWidth(leastText);
    m_edit->installEventFilter(this);
    setFocusProxy(m_edit);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_count->hide();
    m_keyCap->hide();
    m_chipRow->setSpacing(metrics::close);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(metrics::gap, metrics::hair, metrics::gap, metrics::hair);
    row->setSpacing(metrics::close);
    row->addWidget(new IconLabel("filter", metrics::iconList, &Theme::textMuted, this));
    row->addLayout(m_chipRow);
    row->addWidget(m_edit, 1);
    row->addWidget(m_count);
    row->addWidget(m_keyCap);
}

QStringList TokenField::tokens() const
{
    QStringList all;
    for (const TokenChip *chip : m_chips)
        all.append(chip->token());
    return all;
}

void TokenField::setTokens(const QStringList &tokens)
{
    if (tokens == TokenField::tokens())
        return;
    for (TokenChip *chip : std::exchange(m_chips, {})) {
        chip->hide();
        chip->disconnect(this);
        chip->deleteLater(); // it may be the one that was pressed
    }
    QWidget *before = nullptr;
    for (const QString &token : tokens) {
        auto *chip = new TokenChip(token, this);
        m_chipRow->addWidget(chip);
        m_chips.append(chip);
        connect(chip, &QAbstractButton::clicked, this, [this, chip] { remove(chip); });
        if (before)
            setTabOrder(before, chip);
        before = chip;
    }
    if (before)
        setTabOrder(before, m_edit);
    // Beside chips there is room for a shorter one.
    m_edit->setPlaceholderText(tokens.isEmpty() ? m_hint : tr("Add a filter"));
}

void TokenField::setCount(const QString &text)
{
    m_count->setText(text);
    m_count->setVisible(!text.isEmpty());
}

void TokenField::setKeyCap(const QKeySequence &key)
{
    m_keyCap->setText(key.toString(QKeySequence::NativeText).replace(u'+', u' '));
    m_keyCap->show();
}

QSize TokenField::sizeHint() const
{
    return {QWidget::sizeHint().width(), metrics::controlHeight};
}

void TokenField::remove(TokenChip *chip)
{
    QStringList left = tokens();
    left.removeAt(m_chips.indexOf(chip));
    setTokens(left);
    m_edit->setFocus();
    Q_EMIT tokensChanged();
}

// To be mended rather than typed anew.
void TokenField::takeLastBack()
{
    QStringList left = tokens();
    const QString last = left.takeLast();
    setTokens(left);
    m_edit->setText(last);
    Q_EMIT tokensChanged();
}

void TokenField::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::current();
    QPainter painter(this);
    const bool isFocused = m_edit->hasFocus();
    QColor border = isFocused ? theme.focus : theme.borderControl;
    if (style::hasError(this))
        border = theme.danger;
    style::paintBox(&painter,
                    rect(),
                    {.fill = theme.surface,
                     .border = border,
                     .radius = metrics::radius,
                     .width = isFocused ? 2.0 : 1.0});
}

bool TokenField::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        update();
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        // An empty one leaves Escape to the page: it closes the detail next.
        if (key == Qt::Key_Escape && !m_edit->text().isEmpty()) {
            m_edit->clear();
            return true;
        }
        if (key == Qt::Key_Backspace && m_edit->text().isEmpty() && !m_chips.isEmpty()) {
            takeLastBack();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace keyferry::ui
