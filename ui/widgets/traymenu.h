#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "proxy/core/logreader.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/secretclipboard.h"

#include <QMenu>
#include <QObject>

namespace keyferry::ui {

/// The menu of the tray icon, built from the state of things each time it opens. GUI thread;
/// outlives none of its parts.
class TrayMenu final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Gateway *gateway = nullptr;
        ConfigEditor *editor = nullptr;
        LogReader *log = nullptr;
    };

    explicit TrayMenu(const Parts &parts, QObject *parent = nullptr);
    ~TrayMenu() override;

    [[nodiscard]] QMenu *menu() { return &m_menu; }
    /// As it would open now; for tests and for platforms that never tell that it opens.
    void fill();
    /// `12 active · 2 cooling · 3 in flight`
    [[nodiscard]] QString figures() const;

Q_SIGNALS:
    void openRequested();
    void settingsRequested();
    void quitRequested();
    /// Somebody wants to see this request.
    void requestRequested(keyferry::RequestId request);
    void failed(const keyferry::Error &error);

private:
    void addPower();
    void addAddresses();
    void addEnvironments();
    void addGroups();
    void addErrors();
    void showErrors(const QList<RequestRecord> &records);
    void copyEnvironment(const GroupPtr &group);
    void setEnabled(GroupId group, bool isEnabled);
    QMenu *addMenu(QAnyStringView icon, const QString &title);

    Parts m_parts;
    QMenu m_menu{};
    QMenu *m_errors = nullptr; ///< of m_menu
    SecretClipboard m_clipboard{};
};

} // namespace keyferry::ui
