#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "ui/widgets/icons.h"

#include <QMenu>
#include <QObject>
#include <QSystemTrayIcon>

#include <memory>

namespace keyferry::ui {

/// The icon in the system tray: state, figures, and a menu that is built anew each time it opens.
/// GUI thread; outlives neither gateway nor editor.
class Tray final : public QObject
{
    Q_OBJECT

public:
    Tray(Gateway *gateway, ConfigEditor *editor, QObject *parent = nullptr);

    /// True if a desktop shows tray icons now; it may come and go with the panel.
    [[nodiscard]] static bool isPresent();
    void show() { m_icon.show(); }
    /// Says that the window went away but the proxy did not.
    void tellHidden();

    [[nodiscard]] QString toolTip() const { return m_icon.toolTip(); }
    [[nodiscard]] TrayState state() const { return m_state; }
    /// The menu as it would open now; for the platform and for tests.
    QMenu *freshMenu();

Q_SIGNALS:
    void openRequested();
    void settingsRequested();
    void quitRequested();

private:
    void refresh();
    void fillMenu();
    void addAddresses();
    [[nodiscard]] QString statusLine() const;

    Gateway *m_gateway;
    ConfigEditor *m_editor;
    QMenu m_menu{};
    std::unique_ptr<QMenu>
        m_addresses{}; ///< made anew with the menu, which does not own its submenus
    QSystemTrayIcon m_icon{};
    TrayState m_state = TrayState::Stopped;
};

} // namespace keyferry::ui
