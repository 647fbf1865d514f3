#include "ui/dialogs/keytest.h"

#include "ui/models/checktext.h"
#include "ui/models/errortext.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace keyferry::ui {

namespace {

constexpr int iconSize = 12;
constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};
constexpr TextLabel::Look plain{.font = &Fonts::caption, .color = &Theme::text};

} // namespace

KeyTest::KeyTest(QWidget *parent)
    : QWidget(parent)
    , m_button(makeButton(tr("&Test"), {.icon = "check-circle"}, this))
    , m_icon(new IconLabel("state-active", iconSize, &Theme::success, this))
    , m_text(new TextLabel({}, quiet, this))
{
    m_button->setAutoDefault(false); // Return saves
    m_text->setWordWrap(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_button, 0, Qt::AlignTop);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    setFocusProxy(m_button);
    connect(m_button, &QPushButton::clicked, this, &KeyTest::press);
    forget();
}

QString KeyTest::text() const
{
    return m_text->text();
}

void KeyTest::setBlocked(const QString &whyNot)
{
    if (whyNot == m_whyNot)
        return;
    m_whyNot = whyNot;
    m_button->setEnabled(whyNot.isEmpty());
    m_button->setToolTip(whyNot);
    forget();
}

Reply<CheckResult> KeyTest::begin()
{
    m_running = std::make_unique<QObject>();
    m_button->setText(tr("S&top"));
    show(tr("Testing…"));
    return {m_running.get(), [this](const Result<CheckResult> &outcome) { end(outcome); }};
}

void KeyTest::forget()
{
    m_running.reset();
    m_button->setText(tr("&Test"));
    show(m_whyNot);
}

void KeyTest::press()
{
    if (isRunning())
        forget();
    else
        Q_EMIT requested();
}

void KeyTest::end(const Result<CheckResult> &outcome)
{
    const auto asked = std::move(m_running); // we are inside its reply
    m_button->setText(tr("&Test"));
    show(outcome ? trialText(*outcome) : errorText(outcome.error()), &outcome);
}

void KeyTest::show(const QString &text, const Result<CheckResult> *outcome)
{
    m_icon->setVisible(outcome);
    if (outcome) {
        const StateLook look = lookOf(*outcome);
        m_icon->setIcon(look.icon, look.color);
    }
    m_text->setLook(outcome ? plain : quiet);
    m_text->setText(text);
    m_button->setAccessibleDescription(text);
}

} // namespace keyferry::ui
