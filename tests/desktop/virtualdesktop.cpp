#include "tests/desktop/virtualdesktop.h"

#include <QFile>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QStringList>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 20'000; // ms, for a program to start or to end
constexpr int mostIconSize = 48;

// A panel that is nothing but a tray.
constexpr const char *panelConfiguration = "panel_items = S\n"
                                           "panel_size = 200 28\n"
                                           "panel_position = bottom right horizontal\n"
                                           "systray_padding = 2 2 2\n";

QString missingProgram()
{
    for (const QString &name : {u"Xvfb"_s,
                                u"openbox"_s,
                                u"tint2"_s,
                                u"xdotool"_s,
                                u"xwininfo"_s,
                                u"xprop"_s,
                                u"curl"_s}) {
        if (QStandardPaths::findExecutable(name).isEmpty())
            return name;
    }
    return {};
}

QByteArray outputOf(const QString &program, const QStringList &arguments)
{
    QProcess process;
    process.start(program, arguments);
    process.waitForFinished(patience);
    return process.readAllStandardOutput();
}

void end(QProcess &process)
{
    if (process.state() == QProcess::NotRunning)
        return;
    process.terminate();
    if (process.waitForFinished(patience))
        return;
    process.kill();
    process.waitForFinished();
}

} // namespace

VirtualDesktop::~VirtualDesktop()
{
    end(m_panel);
    end(m_manager);
    end(m_server);
}

QString VirtualDesktop::start()
{
    if (const QString missing = missingProgram(); !missing.isEmpty())
        return u"%1 is not installed; scripts/test installs what this test needs"_s.arg(missing);
    if (const QString reason = startServer(); !reason.isEmpty())
        return reason;
    // Nobody's own configuration, and no session bus: the tray is the panel's.
    qputenv("HOME", m_home.path().toLocal8Bit());
    qputenv("XDG_CONFIG_HOME", m_home.filePath(u"config"_s).toLocal8Bit());
    qputenv("XDG_RUNTIME_DIR", m_home.path().toLocal8Bit());
    qputenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=" + m_home.filePath(u"no-bus"_s).toLocal8Bit());
    qputenv("QT_QPA_PLATFORM", "xcb");
    qunsetenv("WAYLAND_DISPLAY");
    m_manager.setStandardErrorFile(QProcess::nullDevice());
    m_manager.start(u"openbox"_s, {});
    if (!m_manager.waitForStarted(patience))
        return u"openbox: %1"_s.arg(m_manager.errorString());
    return startPanel();
}

QString VirtualDesktop::startServer()
{
    m_server.setStandardErrorFile(QProcess::nullDevice());
    m_server.start(u"Xvfb"_s,
                   {u"-displayfd"_s,
                    u"1"_s,
                    u"-screen"_s,
                    u"0"_s,
                    u"1400x900x24"_s,
                    u"-nolisten"_s,
                    u"tcp"_s});
    QByteArray number;
    while (!number.endsWith('\n') && m_server.waitForReadyRead(patience))
        number += m_server.readAllStandardOutput();
    if (!number.endsWith('\n'))
        return u"Xvfb found no display: %1"_s.arg(m_server.errorString());
    qputenv("DISPLAY", ':' + number.trimmed());
    return {};
}

QString VirtualDesktop::startPanel()
{
    QFile file(m_home.filePath(u"tint2rc"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(panelConfiguration) < 0)
        return u"%1: %2"_s.arg(file.fileName(), file.errorString());
    file.close();
    m_panel.setStandardOutputFile(QProcess::nullDevice());
    m_panel.setStandardErrorFile(QProcess::nullDevice());
    m_panel.start(u"tint2"_s, {u"-c"_s, file.fileName()});
    return m_panel.waitForStarted(patience) ? QString() : u"tint2: %1"_s.arg(m_panel.errorString());
}

void VirtualDesktop::press(const QString &keys) const
{
    outputOf(u"xdotool"_s, {u"key"_s, u"--clearmodifiers"_s, keys});
}

void VirtualDesktop::type(const QString &text) const
{
    outputOf(u"xdotool"_s, {u"type"_s, u"--clearmodifiers"_s, text});
}

void VirtualDesktop::click(const QPoint &position) const
{
    outputOf(u"xdotool"_s,
             {u"mousemove"_s,
              QString::number(position.x()),
              QString::number(position.y()),
              u"click"_s,
              u"1"_s});
}

QString VirtualDesktop::activeTitle() const
{
    return QString::fromUtf8(outputOf(u"xdotool"_s, {u"getactivewindow"_s, u"getwindowname"_s}))
        .trimmed();
}

QByteArray VirtualDesktop::activeWindow() const
{
    return outputOf(u"xdotool"_s, {u"getactivewindow"_s}).trimmed();
}

QPoint VirtualDesktop::activeCorner() const
{
    const QByteArray id = activeWindow();
    static const QRegularExpression corner(
        u"Absolute upper-left X:\\s+(-?\\d+)\\s+Absolute upper-left Y:\\s+(-?\\d+)"_s);
    const auto match = corner.match(
        QString::fromLatin1(outputOf(u"xwininfo"_s, {u"-id"_s, QString::fromLatin1(id)})));
    return {match.captured(1).toInt(), match.captured(2).toInt()};
}

bool VirtualDesktop::isShown(const QString &title) const
{
    const QString pattern = u"^%1$"_s.arg(QRegularExpression::escape(title));
    return !outputOf(u"xdotool"_s, {u"search"_s, u"--onlyvisible"_s, u"--name"_s, pattern})
                .isEmpty();
}

bool VirtualDesktop::hasWindowManager() const
{
    return outputOf(u"xprop"_s, {u"-root"_s, u"_NET_SUPPORTING_WM_CHECK"_s}).contains("window id");
}

std::optional<QPoint> VirtualDesktop::trayIcon() const
{
    // `0x600006 "keyferry": ("keyferry" "keyferry")  24x24+0+0  +1202+874`, below the panel's.
    static const QRegularExpression line(
        uR"(\("keyferry" "keyferry"\)\s+(\d+)x(\d+)\S+\s+\+(-?\d+)\+(-?\d+))"_s);
    const QString tree = QString::fromUtf8(outputOf(u"xwininfo"_s, {u"-root"_s, u"-tree"_s}));
    auto matches = line.globalMatch(tree, tree.indexOf(u"(\"tint2\" \"Tint2\")"_s));
    while (matches.hasNext()) {
        const auto match = matches.next();
        const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
        const QPoint corner(match.captured(3).toInt(), match.captured(4).toInt());
        if (size.width() <= mostIconSize)
            return corner + QPoint(size.width() / 2, size.height() / 2);
    }
    return std::nullopt;
}

} // namespace keyferry::test
