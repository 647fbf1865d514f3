#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "proxy/core/logreader.h"
#include "ui/models/command.h"
#include "ui/models/ongoingwork.h"

#include <QList>
#include <QTimer>
#include <QWidget>

#include <functional>

class QSettings;
class QStackedWidget;

namespace keyferry::ui {

class EngineChip;
class FrameKeys;
class Page;
class Rail;
class StatusStrip;
class TaskBar;
class Toast;

/// Frame and navigation, nothing else: rail, engine chip, tasks, status strip, and what closing
/// means. GUI thread.
class MainWindow final : public QWidget
{
    Q_OBJECT

public:
    struct Parts
    {
        Gateway *gateway = nullptr;
        ConfigEditor *editor = nullptr;
        LogReader *log = nullptr;
        /// Stays when the window goes.
        OngoingWork *work = nullptr;
        /// Where window state is kept; a file in the data folder.
        QSettings *state = nullptr;
    };

    explicit MainWindow(const Parts &parts, QWidget *parent = nullptr);
    ~MainWindow() override;

    /// Takes the page over; pages stand in the rail in the order they come.
    void addPage(Page *page);
    void showPage(Page *page);
    [[nodiscard]] Page *currentPage() const;
    /// Whether closing may leave the proxy running in the tray; asked when the window is closed.
    void setTrayPresence(std::function<bool()> isPresent)
    {
        m_isTrayPresent = std::move(isPresent);
    }
    /// Quits, after a question where requests are running.
    void quit();
    /// Writes down sizes, page and columns for the next window.
    void saveState();
    /// Shows the window and brings it to the front.
    void present();
    [[nodiscard]] Toast *toast() const { return m_toast; }
    /// Where pages put work that goes on.
    [[nodiscard]] TaskListModel &tasks() const { return m_parts.work->tasks; }

Q_SIGNALS:
    /// The person really wants to leave; the window is closed already.
    void quitRequested();
    /// Closed into the tray for the first time ever: somebody should say so.
    void firstHidden();

protected:
    void closeEvent(QCloseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void connectParts();
    void choose(int index);
    [[nodiscard]] QList<Command> commands();
    [[nodiscard]] QList<Command> commandsOf(Page *page);
    void refresh();
    void refreshLogSize();
    void usePort(int port);
    void hideToTray();
    [[nodiscard]] QString unsavedWork() const;
    void askBeforeQuit(const QString &sentence, const QString &consequence);
    void leave();
    void showTask(TaskId task);
    void restoreGeometryOnce();

    Parts m_parts;
    EngineChip *m_chip = nullptr;
    Rail *m_rail = nullptr;
    QStackedWidget *m_pages = nullptr;
    TaskBar *m_taskBar = nullptr;
    StatusStrip *m_strip = nullptr;
    Toast *m_toast = nullptr;
    FrameKeys *m_keys = nullptr;
    QList<Page *> m_list{};
    std::function<bool()> m_isTrayPresent{};
    QTimer m_tick{}; ///< figures once a second, only while somebody can see them
    QTimer m_logTick{};
    bool m_isLeaving = false;
};

} // namespace keyferry::ui
