#pragma once

#include <QByteArray>
#include <QPoint>
#include <QProcess>
#include <QString>
#include <QTemporaryDir>

#include <optional>

namespace keyferry::test {

/// An X server on a free display with a window manager and a panel that hosts a tray, and the hands
/// of a person: keys and clicks that go where a real keyboard and mouse would send them. Made
/// before the application object, whose display it is.
class VirtualDesktop
{
public:
    VirtualDesktop() = default;
    ~VirtualDesktop();
    VirtualDesktop(const VirtualDesktop &) = delete;
    VirtualDesktop &operator=(const VirtualDesktop &) = delete;

    /// Starts everything and points this process's environment to it.
    /// \returns why it could not, else nothing
    [[nodiscard]] QString start();

    /// `ctrl+f`, `Return`: as xdotool names keys.
    void press(const QString &keys) const;
    void type(const QString &text) const;
    void click(const QPoint &position) const;

    /// Of the window that has the keyboard; empty if none has.
    [[nodiscard]] QString activeTitle() const;
    /// Its number, which tells windows of one title apart.
    [[nodiscard]] QByteArray activeWindow() const;
    /// The upper left corner of that window's contents.
    [[nodiscard]] QPoint activeCorner() const;
    /// Whether a window with this title can be seen.
    [[nodiscard]] bool isShown(const QString &title) const;
    [[nodiscard]] bool hasWindowManager() const;
    /// The middle of our icon in the tray, if it is there.
    [[nodiscard]] std::optional<QPoint> trayIcon() const;

private:
    [[nodiscard]] QString startServer();
    [[nodiscard]] QString startPanel();

    QTemporaryDir m_home{};
    QProcess m_server{};
    QProcess m_manager{};
    QProcess m_panel{};
};

} // namespace keyferry::test
