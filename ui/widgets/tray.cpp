#include "ui/widgets/tray.h"

#include "ui/widgets/formatting.h"
#include "ui/widgets/traystate.h"

#include <QClipboard>
#include <QGuiApplication>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString wordFor(TrayState state)
{
    switch (state) {
    case TrayState::Running: return Tray::tr("Running");
    case TrayState::Degraded: return Tray::tr("Degraded");
    case TrayState::Stopped: return Tray::tr("Stopped");
    case TrayState::Error: return Tray::tr("Not running");
    }
    Q_UNREACHABLE();
}

// The head of the menu is no action, yet its shape keeps its colour.
QIcon shape(QAnyStringView name, ThemeColor color)
{
    return icon(name, IconColors{.normal = color, .disabled = color});
}

QIcon shapeFor(TrayState state)
{
    switch (state) {
    case TrayState::Running: return shape("state-active", &Theme::success);
    case TrayState::Degraded: return shape("state-degraded", &Theme::warning);
    case TrayState::Stopped: return shape("state-stopped", &Theme::keyDisabled);
    case TrayState::Error: return shape("state-invalid", &Theme::danger);
    }
    Q_UNREACHABLE();
}

// A name with an ampersand must not become a mnemonic.
QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

} // namespace

Tray::Tray(Gateway *gateway, ConfigEditor *editor, QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_editor(editor)
{
    m_icon.setContextMenu(&m_menu);
    connect(&m_menu, &QMenu::aboutToShow, this, &Tray::fillMenu);
    connect(gateway, &Gateway::stateChanged, this, &Tray::refresh);
    connect(gateway, &Gateway::keyCountsChanged, this, &Tray::refresh);
    connect(gateway, &Gateway::upstreamHealthChanged, this, &Tray::refresh);
    connect(gateway, &Gateway::requestsChanged, this, &Tray::refresh);
    connect(editor, &ConfigEditor::snapshotChanged, this, &Tray::refresh);
    connect(&m_icon,
            &QSystemTrayIcon::activated,
            this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    Q_EMIT openRequested();
            });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &Tray::openRequested);
    m_icon.setIcon(trayIcon(m_state));
    fillMenu();
    refresh();
}

bool Tray::isPresent()
{
    return QSystemTrayIcon::isSystemTrayAvailable();
}

void Tray::tellHidden()
{
    m_icon.showMessage(
        tr("keyferry goes on in the tray"),
        tr("The window is closed, the proxy keeps serving. Quit from the menu of this icon."),
        applicationIcon());
}

QMenu *Tray::freshMenu()
{
    fillMenu();
    return &m_menu;
}

void Tray::refresh()
{
    const TrayState state = trayStateOf(*m_editor->snapshot(), *m_gateway);
    if (state != m_state) {
        m_state = state;
        m_icon.setIcon(trayIcon(state));
    }
    const QString line = statusLine();
    if (line != m_icon.toolTip())
        m_icon.setToolTip(line);
}

QString Tray::statusLine() const
{
    const GatewayStatus status = m_gateway->status();
    return tr("%1 active · %2 cooling · %3 in flight")
        .arg(format::count(status.keys.active),
             format::count(status.keys.cooling),
             format::count(status.requestsInFlight));
}

void Tray::fillMenu()
{
    m_menu.clear();
    QAction *head =
        m_menu.addAction(shapeFor(m_state), u"%1, %2"_s.arg(wordFor(m_state), statusLine()));
    head->setEnabled(false);
    m_menu.addSeparator();
    connect(m_menu.addAction(tr("Open keyferry")), &QAction::triggered, this, &Tray::openRequested);
    const GatewayState state = m_gateway->status().state;
    const bool isUp = state == GatewayState::Running || state == GatewayState::Starting;
    if (isUp)
        connect(m_menu.addAction(icon("stop"), tr("Stop")),
                &QAction::triggered,
                m_gateway,
                &Gateway::stop);
    else
        connect(m_menu.addAction(icon("play"), tr("Start")),
                &QAction::triggered,
                m_gateway,
                &Gateway::start);
    m_menu.addSeparator();
    addAddresses();
    m_menu.addSeparator();
    connect(m_menu.addAction(icon("settings"), tr("Settings")),
            &QAction::triggered,
            this,
            &Tray::settingsRequested);
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &Tray::quitRequested);
}

void Tray::addAddresses()
{
    const SnapshotPtr snapshot = m_editor->snapshot();
    m_addresses = std::make_unique<QMenu>(tr("Copy base URL"));
    QMenu *addresses = m_addresses.get();
    addresses->setIcon(icon("copy"));
    m_menu.addMenu(addresses);
    addresses->setEnabled(!snapshot->groups.empty());
    for (const GroupPtr &group : snapshot->groups) {
        const QString address = groupEndpoint(snapshot->settings, group->name);
        QAction *copy = addresses->addAction(menuText(QString::fromUtf8(group->name)));
        connect(copy, &QAction::triggered, this, [address] {
            QGuiApplication::clipboard()->setText(address);
        });
    }
}

} // namespace keyferry::ui
