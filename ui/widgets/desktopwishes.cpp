#include "ui/widgets/desktopwishes.h"

#ifdef KEYFERRY_HAS_DBUS
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusVariant>
#endif

namespace keyferry::ui {

#ifdef KEYFERRY_HAS_DBUS

using namespace Qt::StringLiterals;

namespace {

constexpr auto service = "org.freedesktop.portal.Desktop"_L1;
constexpr auto path = "/org/freedesktop/portal/desktop"_L1;
constexpr auto interface = "org.freedesktop.portal.Settings"_L1;
constexpr auto appearance = "org.freedesktop.appearance"_L1;
constexpr auto gnome = "org.gnome.desktop.interface"_L1;

// Older portals wrap the value of Read twice.
QVariant unwrapped(QVariant value)
{
    while (value.userType() == qMetaTypeId<QDBusVariant>())
        value = value.value<QDBusVariant>().variant();
    return value;
}

} // namespace

DesktopPortal::DesktopPortal(QObject *parent)
    : QObject(parent)
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(
        service, path, interface, u"SettingChanged"_s, this, SLOT(onSettingChanged(QDBusMessage)));
    ask(appearance, u"color-scheme"_s);
    ask(appearance, u"contrast"_s);
    ask(appearance, u"reduced-motion"_s);
    ask(gnome, u"enable-animations"_s);
}

void DesktopPortal::ask(const QString &space, const QString &key)
{
    QDBusMessage call = QDBusMessage::createMethodCall(service, path, interface, u"Read"_s);
    call.setArguments({space, key});
    auto *watcher =
        new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(watcher, &QDBusPendingCallWatcher::finished, this, [this, watcher, space, key] {
        watcher->deleteLater();
        const QDBusPendingReply<QDBusVariant> reply = *watcher;
        if (reply.isValid()) // else it does not know this wish
            take(space, key, reply.value().variant());
    });
}

void DesktopPortal::onSettingChanged(const QDBusMessage &message)
{
    const QVariantList arguments = message.arguments();
    if (arguments.size() == 3)
        take(arguments.at(0).toString(), arguments.at(1).toString(), arguments.at(2));
}

void DesktopPortal::take(const QString &space, const QString &key, const QVariant &raw)
{
    const QVariant value = unwrapped(raw);
    DesktopWishes wishes = m_wishes;
    if (space == appearance && key == "color-scheme"_L1) {
        const uint scheme = value.toUInt(); // 0 no wish, 1 dark, 2 light
        wishes.isDark =
            scheme == 1 || scheme == 2 ? std::optional(scheme == 1) : std::optional<bool>();
    } else if (space == appearance && key == "contrast"_L1) {
        wishes.hasMoreContrast = value.toUInt() == 1;
    } else if (space == appearance && key == "reduced-motion"_L1) {
        wishes.hasMotion = value.toUInt() != 1;
    } else if (space == gnome && key == "enable-animations"_L1) {
        wishes.hasMotion = value.toBool();
    }
    if (wishes == m_wishes)
        return;
    m_wishes = wishes;
    Q_EMIT changed();
}

#else

DesktopPortal::DesktopPortal(QObject *parent)
    : QObject(parent)
{}

void DesktopPortal::onSettingChanged(const QDBusMessage &) {}

#endif

} // namespace keyferry::ui
