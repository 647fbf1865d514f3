#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"
#include "tests/support/fakemaintenance.h"
#include "ui/pages/commandpalette.h"
#include "ui/pages/focuswalk.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/mainwindow.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/requestspage.h"
#include "ui/pages/settingspage.h"
#include "ui/widgets/palettebutton.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/railbutton.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/taskbar.h"
#include "ui/widgets/toast.h"

#include <QAbstractItemView>
#include <QAbstractSpinBox>
#include <QApplication>
#include <QButtonGroup>
#include <QClipboard>
#include <QComboBox>
#include <QDialog>
#include <QLineEdit>
#include <QListView>
#include <QSettings>
#include <QTabBar>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

/// What a person can use with a mouse, and so has to reach with keys.
QList<QWidget *> controlsIn(QWidget *region)
{
    QList<QWidget *> controls;
    for (QWidget *each : region->findChildren<QWidget *>()) {
        const bool isControl =
            qobject_cast<QAbstractButton *>(each) || qobject_cast<QLineEdit *>(each)
            || qobject_cast<QComboBox *>(each) || qobject_cast<QAbstractItemView *>(each)
            || qobject_cast<QAbstractSpinBox *>(each) || qobject_cast<QTabBar *>(each);
        // Parts of a control are reached through it.
        const QWidget *parent = each->parentWidget();
        const bool isPart = qobject_cast<const QComboBox *>(parent)
                            || qobject_cast<const QAbstractSpinBox *>(parent)
                            || qobject_cast<const QLineEdit *>(parent)
                            || qobject_cast<const QTabBar *>(parent)
                            || qobject_cast<const QAbstractItemView *>(parent);
        if (isControl && !isPart && each->isVisible() && each->isEnabled())
            controls.append(each);
    }
    return controls;
}

QByteArray described(const QWidget *widget)
{
    return QByteArray(widget->metaObject()->className()) + ' ' + widget->accessibleName().toUtf8()
           + ' ' + widget->objectName().toUtf8();
}

} // namespace

class tst_Keyboard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tabReachesEveryControl_data();
    void tabReachesEveryControl();
    void everyControlHasAName_data() { tabReachesEveryControl_data(); }
    void everyControlHasAName();
    void f6WalksTheRegions_data() { tabReachesEveryControl_data(); }
    void f6WalksTheRegions();
    void f6ComesBackToWhereItWas();
    void f6GoesToToastAndTasks();
    void escapeGoesBackStepByStep();
    void findsAFailedRequestAndCopiesItsCurl();
    void paletteOpensPagesAndGroups();
    void paletteFindsSettings();
    void paletteDoesThings();
    void paletteButtonOfAPageOpensIt();

private:
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void choose(const QString &typed);
    [[nodiscard]] CommandPalette *palette() const
    {
        return m_window->findChild<CommandPalette *>();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_state;
    std::unique_ptr<test::FakeGateway> m_gateway;
    std::unique_ptr<test::FakeConfigEditor> m_editor;
    std::unique_ptr<test::FakeLogReader> m_log;
    std::unique_ptr<OngoingWork> m_work;
    std::unique_ptr<test::FakeMaintenance> m_maintenance;
    std::unique_ptr<MaintenanceTasks> m_maintenanceTasks;
    std::unique_ptr<MainWindow> m_window;
    FakeClock m_clock{};
    OverviewPage *m_overview = nullptr;
    GroupsPage *m_groups = nullptr;
    RequestsPage *m_requests = nullptr;
    SettingsPage *m_settings = nullptr;
};

void tst_Keyboard::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_state =
        std::make_unique<QSettings>(m_folder->filePath(u"window.ini"_s), QSettings::IniFormat);
    m_gateway = std::make_unique<test::FakeGateway>();
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_log = std::make_unique<test::FakeLogReader>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_editor->addGroup({.name = u"claude"_s, .channel = Channel::Anthropic}, {});
    m_editor->addKeys(
        m_editor->snapshot()->groups.front()->id, parseKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb"), {});
    m_log->append({{.id = RequestId{1}, .groupName = u"openai"_s, .status = 200},
                   {.id = RequestId{2}, .groupName = u"openai"_s, .status = 503}});
    m_work = std::make_unique<OngoingWork>(*m_gateway, *m_editor);
    m_window = std::make_unique<MainWindow>(MainWindow::Parts{.gateway = m_gateway.get(),
                                                              .editor = m_editor.get(),
                                                              .log = m_log.get(),
                                                              .work = m_work.get(),
                                                              .state = m_state.get()});
    m_groups = new GroupsPage(*m_editor, *m_gateway, *m_log, *m_work);
    m_requests = new RequestsPage(*m_editor, *m_gateway, *m_log);
    m_maintenance = std::make_unique<test::FakeMaintenance>();
    m_maintenanceTasks = std::make_unique<MaintenanceTasks>(*m_maintenance, m_work->tasks);
    m_settings = new SettingsPage({.editor = m_editor.get(),
                                   .maintenance = m_maintenance.get(),
                                   .log = m_log.get(),
                                   .work = m_maintenanceTasks.get()});
    m_overview = new OverviewPage({.editor = m_editor.get(),
                                   .gateway = m_gateway.get(),
                                   .reader = m_log.get(),
                                   .clock = &m_clock});
    m_window->addPage(m_overview);
    m_window->addPage(m_groups);
    m_window->addPage(m_requests);
    m_window->addPage(m_settings);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void tst_Keyboard::cleanup()
{
    m_window.reset();
    m_maintenanceTasks.reset();
    m_maintenance.reset();
    m_work.reset();
    m_log.reset();
    m_editor.reset();
    m_gateway.reset();
    m_state.reset();
}

void tst_Keyboard::press(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    QWidget *popup = QApplication::activePopupWidget(); // it has the keyboard
    QWidget *focused = popup ? popup : QApplication::focusWidget();
    QTest::keyClick(focused ? focused : m_window.get(), key, modifiers);
}

void tst_Keyboard::choose(const QString &typed)
{
    press(Qt::Key_K, Qt::ControlModifier);
    QVERIFY(palette()->isVisible());
    QTest::keyClicks(QApplication::focusWidget(), typed);
    press(Qt::Key_Return);
}

void tst_Keyboard::tabReachesEveryControl_data()
{
    QTest::addColumn<int>("page");
    QTest::newRow("overview") << 1;
    QTest::newRow("groups") << 2;
    QTest::newRow("requests") << 3;
    QTest::newRow("settings") << 4;
}

void tst_Keyboard::tabReachesEveryControl()
{
    QFETCH(const int, page);
    press(static_cast<Qt::Key>(Qt::Key_0 + page), Qt::ControlModifier);
    QSet<QWidget *> reached;
    QList<QWidget *> order;
    press(Qt::Key_F6);
    QWidget *start = QApplication::focusWidget();
    QVERIFY(start);
    constexpr int most = 400; // a trap would go on for ever
    for (int i = 0; i < most; ++i) {
        QWidget *focused = QApplication::focusWidget();
        QVERIFY(focused);
        reached.insert(focused);
        order.append(focused);
        // A table hands Tab on only as a key: cells are for arrows.
        press(Qt::Key_Tab);
        if (QApplication::focusWidget() == start)
            break;
        QVERIFY2(QApplication::focusWidget() != focused, described(focused).constData());
    }
    QCOMPARE(QApplication::focusWidget(), start);
    for (QWidget *control : controlsIn(m_window.get())) {
        const auto *button = qobject_cast<QAbstractButton *>(control);
        if (button && button->group() && !button->isChecked())
            continue; // arrows go there
        QWidget *proxy = control->focusProxy() ? control->focusProxy() : control;
        QByteArrayList passed;
        for (const QWidget *each : order)
            passed.append(described(each));
        QVERIFY2(reached.contains(proxy), described(control) + " not in " + passed.join(','));
    }
}

void tst_Keyboard::everyControlHasAName()
{
    QFETCH(const int, page);
    press(static_cast<Qt::Key>(Qt::Key_0 + page), Qt::ControlModifier);
    for (const QWidget *control : controlsIn(m_window.get())) {
        const auto *button = qobject_cast<const QAbstractButton *>(control);
        const bool isNamed =
            !control->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed, described(control).constData());
    }
}

void tst_Keyboard::f6WalksTheRegions()
{
    QFETCH(const int, page);
    press(static_cast<Qt::Key>(Qt::Key_0 + page), Qt::ControlModifier);
    m_window->findChild<Rail *>()->findChildren<RailButton *>().at(page - 1)->setFocus();
    QList<QWidget *> regions;
    for (QWidget *region : m_window->currentPage()->regions()) {
        if (region->isVisible() && firstTabStop(region))
            regions.append(region);
    }
    QVERIFY(!regions.isEmpty());
    for (QWidget *region : std::as_const(regions)) {
        press(Qt::Key_F6);
        QVERIFY2(region->isAncestorOf(QApplication::focusWidget())
                     || region == QApplication::focusWidget(),
                 described(QApplication::focusWidget()).constData());
    }
    press(Qt::Key_F6);
    QVERIFY(m_window->findChild<Rail *>()->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(regions.last()->isAncestorOf(QApplication::focusWidget())
            || regions.last() == QApplication::focusWidget());
}

void tst_Keyboard::f6ComesBackToWhereItWas()
{
    m_window->showPage(m_groups);
    m_groups->focusFilter();
    QWidget *field = QApplication::focusWidget();
    QVERIFY(qobject_cast<QLineEdit *>(field));
    press(Qt::Key_F6);
    QVERIFY(QApplication::focusWidget() != field);
    press(Qt::Key_F6, Qt::ShiftModifier);
    QCOMPARE(QApplication::focusWidget(), field);
}

void tst_Keyboard::f6GoesToToastAndTasks()
{
    m_window->tasks().add({.title = u"Import"_s}, [] {});
    m_window->toast()->show({.text = u"Done"_s});
    auto *bar = m_window->findChild<TaskBar *>();
    m_window->findChild<Rail *>()->findChild<RailButton *>()->setFocus();
    press(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(m_window->toast()->isAncestorOf(QApplication::focusWidget()));
    press(Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(bar->isAncestorOf(QApplication::focusWidget()));
}

void tst_Keyboard::escapeGoesBackStepByStep()
{
    m_window->showPage(m_requests);
    m_requests->focusFilter();
    auto *field = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(field);
    QTest::keyClicks(field, u"openai"_s);
    auto *table = qobject_cast<QAbstractItemView *>(m_requests->mainList());
    QTRY_COMPARE(table->model()->rowCount(), 2);
    m_requests->showRequest(RequestId{2});
    field->setText(u"openai"_s);
    QTRY_COMPARE(table->model()->rowCount(), 2);
    m_requests->showRequest(RequestId{2});
    field->setText(u"status:503"_s);
    field->setFocus();
    m_window->toast()->show({.text = u"Done"_s});
    const auto detail = [this] { return m_requests->regions().last(); };

    press(Qt::Key_Escape);
    QVERIFY(!m_window->toast()->isVisible());
    QVERIFY(detail()->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!detail()->isVisible());
    QCOMPARE(field->text(), u"status:503"_s);
    press(Qt::Key_Escape);
    QVERIFY(field->text().isEmpty());
    press(Qt::Key_Escape);
    QVERIFY(table->hasFocus());
    press(Qt::Key_Escape); // and nothing worse
    QVERIFY(m_window->isVisible());
}

void tst_Keyboard::findsAFailedRequestAndCopiesItsCurl()
{
    press(Qt::Key_3, Qt::ControlModifier);
    press(Qt::Key_F, Qt::ControlModifier);
    QTest::keyClicks(QApplication::focusWidget(), u"status:503"_s);
    auto *table = qobject_cast<QAbstractItemView *>(m_requests->mainList());
    QTRY_COMPARE(table->model()->rowCount(), 1);
    if (QApplication::activePopupWidget())
        press(Qt::Key_Escape);  // what it would complete
    m_window->activateWindow(); // offscreen, nobody does once the popup is gone
    QTRY_VERIFY(m_window->isActiveWindow());
    press(Qt::Key_F6);
    QVERIFY2(table->hasFocus(), described(QApplication::focusWidget()).constData());
    press(Qt::Key_Space);
    press(Qt::Key_F6);
    const auto focusedText = [] {
        const auto *button = qobject_cast<QAbstractButton *>(QApplication::focusWidget());
        return button ? button->text().remove(u'&') : QString();
    };
    for (int i = 0; i < 5 && focusedText() != u"Copy as curl"_s; ++i)
        press(Qt::Key_Tab);
    QCOMPARE(focusedText(), u"Copy as curl"_s);
    QGuiApplication::clipboard()->clear();
    press(Qt::Key_Space);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith(u"curl "_s));
}

void tst_Keyboard::paletteOpensPagesAndGroups()
{
    choose(u"requests"_s);
    QCOMPARE(m_window->currentPage(), m_requests);
    choose(u"claude"_s);
    QCOMPARE(m_window->currentPage(), m_groups);
    m_window->close();
    m_window->present();
    press(Qt::Key_K, Qt::ControlModifier);
    press(Qt::Key_K, Qt::ControlModifier); // the same key closes it
    QVERIFY(!palette()->isVisible());
}

void tst_Keyboard::paletteFindsSettings()
{
    choose(u"listen_port"_s);
    QCOMPARE(m_window->currentPage(), m_settings);
    QVERIFY(m_settings->isAncestorOf(QApplication::focusWidget()));
    QVERIFY(!qobject_cast<SearchField *>(QApplication::focusWidget()));
}

void tst_Keyboard::paletteDoesThings()
{
    choose(u"start the proxy"_s);
    QCOMPARE(m_gateway->starts, 1);
    choose(u"stop the"_s);
    QCOMPARE(m_gateway->stops, 1);
    choose(u"theme dark"_s);
    QCOMPARE(m_editor->snapshot()->settings.get(settings::theme), u"dark"_s);
    choose(u"copy openai"_s);
    QVERIFY(m_window->toast()->isVisible());
    m_window->showPage(m_requests);
    choose(u"new group"_s);
    QCOMPARE(m_window->currentPage(), m_groups);
    auto *dialog = m_groups->findChild<QDialog *>();
    QVERIFY(dialog);
    dialog->reject();
}

void tst_Keyboard::paletteButtonOfAPageOpensIt()
{
    QTest::mouseClick(m_overview->findChild<PaletteButton *>(), Qt::LeftButton);
    QVERIFY(palette()->isVisible());
    press(Qt::Key_Escape);
    QVERIFY(!palette()->isVisible());
}

QTEST_MAIN(tst_Keyboard)
#include "tst_keyboard.moc"
