#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"
#include "ui/dialogs/taskdetailsdialog.h"
#include "ui/pages/mainwindow.h"
#include "ui/pages/page.h"
#include "ui/widgets/enginechip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/taskbar.h"
#include "ui/widgets/taskrow.h"
#include "ui/widgets/toast.h"

#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QToolButton>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

class FakePage final : public Page
{
public:
    FakePage(QString title, QLatin1String icon)
        : m_title(std::move(title))
        , m_icon(icon)
    {}
    [[nodiscard]] QString title() const override { return m_title; }
    [[nodiscard]] QLatin1String iconName() const override { return m_icon; }
    void focusFilter() override { ++filterFocused; }
    void saveState(QSettings &state) const override { state.setValue(u"columns"_s, columns); }
    void restoreState(const QSettings &state) override
    {
        columns = state.value(u"columns"_s).toString();
    }

    [[nodiscard]] QString unsavedWork() const override { return unsaved; }

    int filterFocused = 0;
    QString unsaved{};
    QString columns{};

private:
    QString m_title;
    QLatin1String m_icon;
};

} // namespace

class tst_MainWindow final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void goesToPagesByKey();
    void focusesTheFilterOfThePage();
    void startsOnAnotherPortWhenOneIsTaken();
    void saysWhyAPortCannotBeUsed();
    void hidesOnlyWhereThereIsATray();
    void hidesNotWhenTheSettingIsOff();
    void asksBeforeRequestsAreCut();
    void asksBeforeEditsAreLost();
    void remembersPageAndColumns();
    void showsIconsOnlyWhenNarrow();
    void showsChecksInTheTaskBar();
    void keepsOtherTasksBehindACount();

private:
    void build();
    [[nodiscard]] QPushButton *taskButton(const QString &text) const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_state;
    std::unique_ptr<test::FakeGateway> m_gateway;
    std::unique_ptr<test::FakeConfigEditor> m_editor;
    std::unique_ptr<test::FakeLogReader> m_log;
    std::unique_ptr<OngoingWork> m_work;
    std::unique_ptr<MainWindow> m_window;
    FakePage *m_groups = nullptr;
    FakePage *m_requests = nullptr;
};

void tst_MainWindow::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_state =
        std::make_unique<QSettings>(m_folder->filePath(u"window.ini"_s), QSettings::IniFormat);
    m_gateway = std::make_unique<test::FakeGateway>();
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_log = std::make_unique<test::FakeLogReader>();
    m_work = std::make_unique<OngoingWork>(*m_gateway, *m_editor);
    build();
}

void tst_MainWindow::cleanup()
{
    m_window.reset();
    m_work.reset();
    m_log.reset();
    m_editor.reset();
    m_gateway.reset();
    m_state.reset();
}

void tst_MainWindow::build()
{
    m_window = std::make_unique<MainWindow>(MainWindow::Parts{.gateway = m_gateway.get(),
                                                              .editor = m_editor.get(),
                                                              .log = m_log.get(),
                                                              .work = m_work.get(),
                                                              .state = m_state.get()});
    m_groups = new FakePage(u"Groups"_s, "groups"_L1);
    m_requests = new FakePage(u"Requests"_s, "requests"_L1);
    m_window->addPage(m_groups);
    m_window->addPage(m_requests);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_MainWindow::goesToPagesByKey()
{
    QCOMPARE(m_window->currentPage(), m_groups);
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), m_requests);
    QVERIFY(m_window->windowTitle().startsWith(u"Requests"_s));
    m_window->showPage(m_groups);
    QCOMPARE(m_window->currentPage(), m_groups);
}

void tst_MainWindow::focusesTheFilterOfThePage()
{
    m_window->showPage(m_requests);
    QTest::keyClick(m_window.get(), Qt::Key_F, Qt::ControlModifier);
    QCOMPARE(m_requests->filterFocused, 1);
    QCOMPARE(m_groups->filterFocused, 0);
}

void tst_MainWindow::startsOnAnotherPortWhenOneIsTaken()
{
    m_gateway->failStartWith({.kind = ErrorKind::PortInUse}, 3002);
    auto *chip = m_window->findChild<EngineChip *>();
    chip->findChild<QToolButton *>()->click();
    QCOMPARE(chip->addressText(), u"Port 3001"_s);

    m_gateway->failStartWith({});
    chip->findChild<QPushButton *>()->click();
    QCOMPARE(m_editor->snapshot()->settings.get(settings::listenPort), 3002);
    QCOMPARE(m_gateway->status().state, GatewayState::Running);
    QCOMPARE(m_gateway->starts, 2);
}

void tst_MainWindow::saysWhyAPortCannotBeUsed()
{
    m_gateway->failStartWith({.kind = ErrorKind::PortInUse}, 3002);
    m_gateway->start();
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed, .detail = u"disk full"_s};
    m_window->findChild<EngineChip *>()->findChild<QPushButton *>()->click();
    QVERIFY(m_window->toast()->isVisible());
    QCOMPARE(m_gateway->starts, 1);
}

void tst_MainWindow::hidesOnlyWhereThereIsATray()
{
    bool hasTray = true;
    m_window->setTrayPresence([&hasTray] { return hasTray; });
    QSignalSpy quits(m_window.get(), &MainWindow::quitRequested);
    QSignalSpy firsts(m_window.get(), &MainWindow::firstHidden);
    m_window->close();
    QVERIFY(!m_window->isVisible());
    QCOMPARE(quits.size(), 0);
    QCOMPARE(firsts.size(), 1);

    m_window->present();
    m_window->close();
    QCOMPARE(firsts.size(), 1);

    hasTray = false;
    m_window->present();
    m_window->close();
    QCOMPARE(quits.size(), 1);
}

void tst_MainWindow::hidesNotWhenTheSettingIsOff()
{
    m_window->setTrayPresence([] { return true; });
    m_editor->setSetting(u"close_to_tray"_s, u"off"_s, {});
    QSignalSpy quits(m_window.get(), &MainWindow::quitRequested);
    m_window->close();
    QCOMPARE(quits.size(), 1);
}

void tst_MainWindow::asksBeforeRequestsAreCut()
{
    m_gateway->setStatus({.state = GatewayState::Running, .requestsInFlight = 2});
    QSignalSpy quits(m_window.get(), &MainWindow::quitRequested);
    m_window->close();
    QVERIFY(m_window->isVisible());
    auto *question = m_window->findChild<QMessageBox *>();
    QVERIFY(question);
    QCOMPARE(question->defaultButton(), question->button(QMessageBox::Cancel));
    question->button(QMessageBox::Cancel)->click();
    QCOMPARE(quits.size(), 0);
    QTRY_VERIFY(!m_window->findChild<QMessageBox *>());

    m_window->quit();
    question = m_window->findChild<QMessageBox *>();
    for (QAbstractButton *button : question->buttons()) {
        if (question->buttonRole(button) == QMessageBox::DestructiveRole)
            button->click();
    }
    QCOMPARE(quits.size(), 1);
    QVERIFY(!m_window->isVisible());
}

void tst_MainWindow::asksBeforeEditsAreLost()
{
    m_requests->unsaved = u"Rules are not saved."_s;
    const QSignalSpy quits(m_window.get(), &MainWindow::quitRequested);
    m_window->quit();
    auto *question = m_window->findChild<QMessageBox *>();
    QVERIFY(question);
    QCOMPARE(question->text(), u"Rules are not saved."_s);
    question->button(QMessageBox::Cancel)->click();
    QTRY_VERIFY(!m_window->findChild<QMessageBox *>());

    m_gateway->setStatus({.state = GatewayState::Running, .requestsInFlight = 1});
    m_window->quit();
    question = m_window->findChild<QMessageBox *>();
    QCOMPARE(question->text(), u"A request is running."_s);
    QVERIFY(question->informativeText().endsWith(u"Rules are not saved."_s));
    question->button(QMessageBox::Cancel)->click();
    QCOMPARE(quits.size(), 0);
}

void tst_MainWindow::remembersPageAndColumns()
{
    m_window->showPage(m_requests);
    m_requests->columns = u"time,model"_s;
    m_window->resize(1111, 777);
    m_window->close();
    m_window.reset();
    build();
    QCOMPARE(m_window->currentPage(), m_requests);
    QCOMPARE(m_requests->columns, u"time,model"_s);
    QCOMPARE(m_window->size(), QSize(1111, 777));
}

void tst_MainWindow::showsIconsOnlyWhenNarrow()
{
    auto *rail = m_window->findChild<Rail *>();
    m_window->resize(1200, 700);
    QTRY_VERIFY(!rail->isNarrow());
    m_window->resize(metrics::windowLeastWidth, metrics::windowLeastHeight);
    QTRY_VERIFY(rail->isNarrow());
    QCOMPARE(m_window->size(), QSize(metrics::windowLeastWidth, metrics::windowLeastHeight));
}

void tst_MainWindow::showsChecksInTheTaskBar()
{
    m_window->show();
    auto *bar = m_window->findChild<TaskBar *>();
    QVERIFY(!bar->isVisible());
    CheckProgress check{.id = CheckId{1}, .total = 2};
    m_gateway->advanceCheck(check);
    QVERIFY(bar->isVisible());
    QTest::mouseClick(taskButton(u"Cancel"_s), Qt::LeftButton);
    QCOMPARE(m_gateway->checksCancelled, QList{CheckId{1}});
    check.isFinished = true;
    check.results = {{.mask = u"sk-a…aaaa"_s, .verdict = Verdict::KeyRejected}};
    m_gateway->advanceCheck(check);
    QVERIFY(!taskButton(u"Cancel"_s));
    QTest::mouseClick(taskButton(u"Details"_s), Qt::LeftButton);
    QVERIFY(m_window->findChild<TaskDetailsDialog *>());
    m_window->tasks().dismiss(m_window->tasks().idAt(0));
    QVERIFY(!bar->isVisible());
}

void tst_MainWindow::keepsOtherTasksBehindACount()
{
    m_window->show();
    for (int i = 0; i < 3; ++i)
        m_window->tasks().add({.title = QString::number(i)}, {});
    const auto shown = [this] {
        QStringList titles;
        for (const TaskRow *row : m_window->findChildren<TaskRow *>()) {
            if (row->isVisible())
                titles.append(row->accessibleName());
        }
        titles.sort();
        return titles;
    };
    QCOMPARE(shown(), QStringList{u"2"_s});
    QTest::mouseClick(taskButton(u"2 more"_s), Qt::LeftButton);
    QCOMPARE(shown(), (QStringList{u"0"_s, u"1"_s, u"2"_s}));
    QTest::mouseClick(taskButton(u"Fewer"_s), Qt::LeftButton);
    QCOMPARE(shown(), QStringList{u"2"_s});
}

QPushButton *tst_MainWindow::taskButton(const QString &text) const
{
    for (QPushButton *button : m_window->findChild<TaskBar *>()->findChildren<QPushButton *>()) {
        if (button->text() == text && button->isVisible())
            return button;
    }
    return nullptr;
}

QTEST_MAIN(tst_MainWindow)
#include "tst_mainwindow.moc"
