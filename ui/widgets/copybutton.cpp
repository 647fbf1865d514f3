#include "ui/widgets/copybutton.h"

#include "ui/widgets/icons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QVariant>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

CopyButton::CopyButton(const QString &name, QWidget *parent)
    : QToolButton(parent)
{
    setProperty("kf-size", u"small"_s);
    setAutoRaise(true);
    setIcon(ui::icon("copy"));
    setAccessibleName(name);
    setToolTip(name);
    setFocusPolicy(Qt::StrongFocus);
    setEnabled(false);
    m_back.setSingleShot(true);
    m_back.setInterval(1500ms);
    connect(this, &QToolButton::clicked, this, &CopyButton::copy);
    connect(&m_back, &QTimer::timeout, this, [this] { setIcon(ui::icon("copy")); });
}

void CopyButton::setCopyText(const QString &text)
{
    m_text = text;
    setEnabled(!text.isEmpty());
}

void CopyButton::copy()
{
    QGuiApplication::clipboard()->setText(m_text);
    setIcon(ui::icon("check", &Theme::success));
    m_back.start();
    Q_EMIT copied();
}

} // namespace keyferry::ui
