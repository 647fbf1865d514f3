#include "ui/widgets/buttons.h"

#include "ui/widgets/icons.h"

#include <QVariant>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString roleName(ButtonKind kind)
{
    switch (kind) {
    case ButtonKind::Plain: return {};
    case ButtonKind::Primary: return u"primary"_s;
    case ButtonKind::Quiet: return u"quiet"_s;
    case ButtonKind::Danger: return u"danger"_s;
    }
    Q_UNREACHABLE();
}

} // namespace

QPushButton *makeButton(const QString &text, const ButtonLook &look, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("kf-role", roleName(look.kind));
    if (look.size == ButtonSize::Small)
        button->setProperty("kf-size", u"small"_s);
    if (!look.icon.isEmpty())
        button->setIcon(icon(look.icon));
    button->setAutoDefault(false);
    return button;
}

QToolButton *makeIconButton(QAnyStringView iconName, const QString &name, QWidget *parent)
{
    auto *button = new QToolButton(parent);
    button->setProperty("kf-size", u"small"_s);
    button->setAutoRaise(true);
    button->setIcon(icon(iconName));
    button->setIconSize({16, 16});
    button->setAccessibleName(name);
    button->setToolTip(name);
    button->setFocusPolicy(Qt::StrongFocus);
    return button;
}

QPushButton *makeLink(const QString &text, QWidget *parent)
{
    auto *button = new QPushButton(text, parent);
    button->setProperty("kf-role", u"link"_s);
    button->setProperty("kf-size", u"small"_s);
    button->setCursor(Qt::PointingHandCursor);
    button->setAutoDefault(false);
    return button;
}

} // namespace keyferry::ui
