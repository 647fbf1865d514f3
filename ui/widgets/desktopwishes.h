#pragma once

#include <QObject>

#include <optional>

class QDBusMessage;

namespace keyferry::ui {

/// What the desktop asks of all programs. Value type.
struct DesktopWishes
{
    std::optional<bool> isDark{}; ///< not set: the desktop does not say
    bool hasMoreContrast = false;
    bool hasMotion = true;

    friend bool operator==(const DesktopWishes &, const DesktopWishes &) = default;
};

/// Asks the desktop portal (`org.freedesktop.portal.Settings`) and listens to it. Without a session
/// bus, or without QtDBus, nothing is ever wished. Never waits. GUI thread.
class DesktopPortal final : public QObject
{
    Q_OBJECT

public:
    explicit DesktopPortal(QObject *parent = nullptr);

    [[nodiscard]] const DesktopWishes &wishes() const { return m_wishes; }

Q_SIGNALS:
    void changed();

private Q_SLOTS:
    void onSettingChanged(const QDBusMessage &message);

private:
    void ask(const QString &space, const QString &key);
    void take(const QString &space, const QString &key, const QVariant &value);

    DesktopWishes m_wishes{};
};

} // namespace keyferry::ui
