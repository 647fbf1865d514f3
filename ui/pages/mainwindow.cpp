#include "ui/pages/mainwindow.h"

#include "ui/dialogs/taskdetailsdialog.h"
#include "ui/models/errortext.h"
#include "ui/models/grouptrouble.h"
#include "ui/models/portchoice.h"
#include "ui/pages/framecommands.h"
#include "ui/pages/framekeys.h"
#include "ui/pages/page.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/enginechip.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/statusstrip.h"
#include "ui/widgets/taskbar.h"
#include "ui/widgets/toast.h"

#include <QCloseEvent>
#include <QDesktopServices>
#include <QFileInfo>
#include <QGridLayout>
#include <QMessageBox>
#include <QSettings>
#include <QStackedWidget>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto figuresEvery = 1s;
constexpr auto logSizeEvery = 10s;
constexpr QSize firstSize{1280, 800};

} // namespace

MainWindow::MainWindow(const Parts &parts, QWidget *parent)
    : QWidget(parent)
    , m_parts(parts)
    , m_chip(new EngineChip)
    , m_rail(new Rail(m_chip, this))
    , m_pages(new QStackedWidget(this))
    , m_taskBar(new TaskBar(parts.work->tasks, this))
    , m_strip(new StatusStrip(this))
    , m_toast(new Toast(m_pages))
{
    setWindowIcon(applicationIcon());
    setMinimumSize(metrics::windowLeastWidth, metrics::windowLeastHeight);
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setSpacing(0);
    grid->addWidget(m_rail, 0, 0, 2, 1);
    grid->addWidget(m_pages, 0, 1);
    grid->addWidget(m_taskBar, 1, 1);
    grid->addWidget(m_strip, 2, 0, 1, 2);

    connectParts();
    m_keys = new FrameKeys({.window = this,
                            .rail = m_rail,
                            .taskBar = m_taskBar,
                            .page = [this] { return currentPage(); },
                            .commands = [this] { return commands(); }});
    restoreGeometryOnce();
    refresh();
}

void MainWindow::connectParts()
{
    connect(m_taskBar, &TaskBar::detailsRequested, this, &MainWindow::showTask);
    connect(m_rail, &Rail::chosen, this, &MainWindow::choose);
    connect(m_chip, &EngineChip::startRequested, m_parts.gateway, &Gateway::start);
    connect(m_chip, &EngineChip::stopRequested, m_parts.gateway, &Gateway::stop);
    connect(m_chip, &EngineChip::portRequested, this, &MainWindow::usePort);
    connect(m_parts.gateway, &Gateway::stateChanged, this, &MainWindow::refresh);
    connect(m_parts.gateway, &Gateway::keyCountsChanged, this, &MainWindow::refresh);
    connect(m_parts.gateway, &Gateway::upstreamHealthChanged, this, &MainWindow::refresh);
    connect(m_parts.editor, &ConfigEditor::snapshotChanged, this, &MainWindow::refresh);
    connect(m_parts.log, &LogReader::cleared, this, &MainWindow::refreshLogSize);
    m_tick.setInterval(figuresEvery);
    m_logTick.setInterval(logSizeEvery);
    connect(&m_tick, &QTimer::timeout, this, &MainWindow::refresh);
    connect(&m_logTick, &QTimer::timeout, this, &MainWindow::refreshLogSize);
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(Page *page)
{
    m_list.append(page);
    m_rail->addEntry(page->iconName(), page->title());
    m_pages->addWidget(page);
    connect(page, &Page::paletteRequested, m_keys, &FrameKeys::openPalette);
    m_parts.state->beginGroup(page->iconName());
    page->restoreState(*m_parts.state);
    m_parts.state->endGroup();
    const qsizetype remembered = m_parts.state->value(u"window/page"_s, 0).toInt();
    const qsizetype index = m_list.size() - 1;
    if (index == 0 || index == remembered)
        choose(static_cast<int>(index));
    refresh();
}

void MainWindow::showPage(Page *page)
{
    choose(static_cast<int>(m_list.indexOf(page)));
}

Page *MainWindow::currentPage() const
{
    return m_list.value(m_pages->currentIndex(), nullptr);
}

void MainWindow::choose(int index)
{
    m_rail->setCurrent(index);
    m_pages->setCurrentIndex(index);
    m_toast->raise();
    setWindowTitle(tr("%1 – keyferry").arg(currentPage()->title()));
}

// What the page in sight can do comes first, then where one can go.
QList<Command> MainWindow::commands()
{
    QList<Command> all = commandsOf(currentPage());
    for (Page *page : std::as_const(m_list)) {
        const QKeySequence key = Rail::keyFor(static_cast<int>(m_list.indexOf(page)));
        all.append({.title = page->title(),
                    .kind = tr("Page"),
                    .keys = key.toString(QKeySequence::NativeText),
                    .icon = page->iconName(),
                    .run = [this, page] { showPage(page); }});
    }
    for (Page *page : std::as_const(m_list)) {
        if (page != currentPage())
            all += commandsOf(page);
    }
    return all + frameCommands(*m_parts.gateway, *m_parts.editor, *this);
}

QList<Command> MainWindow::commandsOf(Page *page)
{
    QList<Command> all = page ? page->commands() : QList<Command>();
    for (Command &command : all) {
        if (!command.opensPage)
            continue;
        command.run = [this, page, run = command.run] {
            showPage(page);
            run();
        };
    }
    return all;
}

void MainWindow::refresh()
{
    const GatewayStatus status = m_parts.gateway->status();
    const SnapshotPtr snapshot = m_parts.editor->snapshot();
    m_chip->setStatus(status, snapshot->settings.get(settings::listenPort));
    m_strip->setStatus(status);
    const auto troubled = static_cast<int>(groupsInTrouble(*snapshot, *m_parts.gateway).size());
    const QString explanation = troubled == 1 ? tr("1 group cannot serve")
                                              : tr("%n groups cannot serve", nullptr, troubled);
    for (qsizetype i = 0; i < m_list.size(); ++i) {
        if (m_list.at(i)->iconName() == "groups"_L1)
            m_rail->setAttention(static_cast<int>(i), troubled, explanation);
    }
}

void MainWindow::refreshLogSize()
{
    m_parts.log->sizeOnDisk(
        {this, [this](const Result<qint64> &size) { m_strip->setLogSize(size ? *size : -1); }});
}

void MainWindow::usePort(int port)
{
    const auto done = [this](const Outcome &outcome) {
        if (!outcome)
            m_toast->show({.text = errorText(outcome.error()), .icon = "error"});
    };
    choosePort(port, *m_parts.editor, *m_parts.gateway, {this, done});
}

void MainWindow::quit()
{
    const qint64 running = m_parts.gateway->status().requestsInFlight;
    const QString unsaved = unsavedWork();
    if (running > 0) {
        const QString end = tr("They get a few seconds to end; what is left then is cut off.");
        return askBeforeQuit(
            running == 1 ? tr("A request is running.")
                         : tr("%n requests are running.", nullptr, static_cast<int>(running)),
            unsaved.isEmpty() ? end : end + u'\n' + unsaved);
    }
    if (!unsaved.isEmpty())
        return askBeforeQuit(unsaved, tr("They are lost when keyferry quits."));
    leave();
}

QString MainWindow::unsavedWork() const
{
    QStringList all;
    for (const Page *page : m_list) {
        if (const QString unsaved = page->unsavedWork(); !unsaved.isEmpty())
            all.append(unsaved);
    }
    return all.join(u'\n');
}

void MainWindow::askBeforeQuit(const QString &sentence, const QString &consequence)
{
    present();
    auto *question = new QMessageBox(this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setWindowTitle(tr("Quit keyferry"));
    question->setText(sentence);
    question->setInformativeText(consequence);
    QPushButton *leaveNow = makeButton(tr("Quit"), {.kind = ButtonKind::Danger}, question);
    question->addButton(leaveNow, QMessageBox::DestructiveRole);
    QPushButton *stay = question->addButton(QMessageBox::Cancel);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    connect(leaveNow, &QPushButton::clicked, this, &MainWindow::leave);
    question->open();
}

void MainWindow::leave()
{
    m_isLeaving = true;
    close();
    Q_EMIT quitRequested();
}

void MainWindow::present()
{
    setWindowState(windowState() & ~Qt::WindowMinimized);
    show();
    raise();
    activateWindow();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    saveState();
    if (m_isLeaving)
        return event->accept();
    event->ignore();
    const bool isToTray = m_parts.editor->snapshot()->settings.get(settings::closeToTray);
    if (isToTray && m_isTrayPresent && m_isTrayPresent())
        hideToTray();
    else
        quit();
}

void MainWindow::hideToTray()
{
    hide();
    const QString told = u"window/told-of-tray"_s;
    if (m_parts.state->value(told).toBool())
        return;
    m_parts.state->setValue(told, true);
    Q_EMIT firstHidden();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool isNarrow = width() < metrics::railNarrowBelow;
    m_rail->setNarrow(isNarrow);
    m_chip->setNarrow(isNarrow);
}

void MainWindow::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_tick.start();
    m_logTick.start();
    refresh();
    refreshLogSize();
}

void MainWindow::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_tick.stop();
    m_logTick.stop();
}

void MainWindow::showTask(TaskId id)
{
    const Task *task = tasks().task(id);
    if (!task)
        return;
    if (!task->details.file.isEmpty()) {
        QDesktopServices::openUrl(
            QUrl::fromLocalFile(QFileInfo(task->details.file).absolutePath()));
        return;
    }
    auto *dialog = new TaskDetailsDialog(*task, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void MainWindow::saveState()
{
    QSettings &state = *m_parts.state;
    state.setValue(u"window/geometry"_s, saveGeometry());
    state.setValue(u"window/page"_s, m_pages->currentIndex());
    for (const Page *page : std::as_const(m_list)) {
        state.beginGroup(page->iconName());
        page->saveState(state);
        state.endGroup();
    }
}

void MainWindow::restoreGeometryOnce()
{
    resize(firstSize);
    restoreGeometry(m_parts.state->value(u"window/geometry"_s).toByteArray());
}

} // namespace keyferry::ui
