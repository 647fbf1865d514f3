#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakelogreader.h"
#include "tests/support/fakemaintenance.h"
#include "ui/pages/settingcontrol.h"
#include "ui/pages/settingrow.h"
#include "ui/pages/settingscard.h"
#include "ui/pages/settingspage.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchfield.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_SettingsPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsOneSectionAtATime();
    void findsAcrossSections();
    void keepsCardsAsHighAsTheirRows();
    void saysWhenNothingMatches();
    void appliesANumberOnEnter();
    void checksANumberWhileItIsTyped();
    void appliesASwitchAndAChoiceAtOnce();
    void appliesAListOnLeaving();
    void resetsAValue();
    void locksWhatTheEnvironmentFixes();
    void showsWhatDiffers();
    void namesEveryControl();
    void offersALimitByATick();
    void leadsToASetting_data();
    void leadsToASetting();
    void leadsToASection();
    void showsAboutInASearch();
    void saysWhatGroupsMayOverride_data();
    void saysWhatGroupsMayOverride();
    void walksSectionsByKeyboard();
    void keepsItsSection();
    void showsControlsWholeInANarrowWindow();

private:
    [[nodiscard]] SettingRow *row(const QString &title) const;
    void choose(int section);
    [[nodiscard]] QString shownText() const;

    std::unique_ptr<test::FakeConfigEditor> m_editor;
    std::unique_ptr<test::FakeMaintenance> m_maintenance;
    std::unique_ptr<test::FakeLogReader> m_log;
    std::unique_ptr<TaskListModel> m_tasks;
    std::unique_ptr<MaintenanceTasks> m_work;
    std::unique_ptr<SettingsPage> m_page;
};

void tst_SettingsPage::init()
{
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_maintenance = std::make_unique<test::FakeMaintenance>();
    m_log = std::make_unique<test::FakeLogReader>();
    m_tasks = std::make_unique<TaskListModel>(std::chrono::milliseconds(0));
    m_work = std::make_unique<MaintenanceTasks>(*m_maintenance, *m_tasks);
    m_page = std::make_unique<SettingsPage>(SettingsPage::Parts{.editor = m_editor.get(),
                                                                .maintenance = m_maintenance.get(),
                                                                .log = m_log.get(),
                                                                .work = m_work.get()});
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    choose(1); // Listening
}

void tst_SettingsPage::cleanup()
{
    m_page.reset();
    m_work.reset();
    m_editor.reset();
}

SettingRow *tst_SettingsPage::row(const QString &title) const
{
    for (SettingRow *each : m_page->findChildren<SettingRow *>()) {
        if (each->control()->field()->accessibleName() == title)
            return each;
    }
    return nullptr;
}

void tst_SettingsPage::choose(int section)
{
    m_page->findChild<QListWidget *>()->setCurrentRow(section);
}

void tst_SettingsPage::showsOneSectionAtATime()
{
    QVERIFY(row(u"Port"_s)->isVisible());
    QVERIFY(!row(u"Retries"_s)->isVisible());
    choose(3);
    QVERIFY(!row(u"Port"_s)->isVisible());
    QVERIFY(row(u"Retries"_s)->isVisible());
}

void tst_SettingsPage::findsAcrossSections()
{
    m_page->focusFilter();
    auto *search = m_page->findChild<SearchField *>();
    QVERIFY(search->hasFocus());
    QTest::keyClicks(search, u"retries"_s);
    QVERIFY(row(u"Retries"_s)->isVisible());
    QVERIFY(!row(u"Port"_s)->isVisible());
    QTest::keyClick(search, Qt::Key_Escape);
    QVERIFY(row(u"Port"_s)->isVisible());
}

void tst_SettingsPage::keepsCardsAsHighAsTheirRows()
{
    QTest::keyClicks(m_page->findChild<SearchField *>(), u"colours"_s);
    QVERIFY(row(u"Theme"_s)->isVisible());
    QTRY_COMPARE(row(u"Theme"_s)->height(), metrics::settingsRow);
}

void tst_SettingsPage::saysWhenNothingMatches()
{
    auto *search = m_page->findChild<SearchField *>();
    search->setText(u"zzz"_s);
    for (const SettingsCard *card : m_page->findChildren<SettingsCard *>())
        QVERIFY(!card->isVisible());
    const auto clearing = [this]() -> QPushButton * {
        for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
            if (button->isVisible() && button->text() == u"Clear the search"_s)
                return button;
        }
        return nullptr;
    };
    QTRY_VERIFY(clearing());
    clearing()->click();
    QVERIFY(search->text().isEmpty());
    QVERIFY(row(u"Port"_s)->isVisible());
}

void tst_SettingsPage::appliesANumberOnEnter()
{
    QWidget *box = row(u"Port"_s)->control()->field();
    auto *line = box->findChild<QLineEdit *>();
    line->setFocus();
    line->selectAll();
    QTest::keyClicks(line, u"3002"_s);
    QVERIFY(m_editor->calls.isEmpty());
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(m_editor->calls, QStringList{u"setSetting listen_port 3002"_s});
}

void tst_SettingsPage::checksANumberWhileItIsTyped()
{
    SettingRow *port = row(u"Port"_s);
    auto *line = port->control()->field()->findChild<QLineEdit *>();
    line->selectAll();
    QTest::keyClicks(line, u"99999"_s);
    QTRY_VERIFY(port->note()->hasError());
    QCOMPARE(line->text(), u"99999"_s);
    QVERIFY(port->control()->field()->property("kf-error").toBool());
    QTest::keyClick(port->control()->field(), Qt::Key_Return);
    QCOMPARE(line->text(), u"99999"_s);
    QVERIFY(m_editor->calls.isEmpty());
    QCOMPARE(m_editor->snapshot()->settings.get(settings::listenPort), 3001);
}

void tst_SettingsPage::appliesASwitchAndAChoiceAtOnce()
{
    choose(0);
    auto *toggle = qobject_cast<QAbstractButton *>(row(u"Close to tray"_s)->control()->field());
    QTest::mouseClick(toggle, Qt::LeftButton);
    QCOMPARE(m_editor->calls.last(), u"setSetting close_to_tray off"_s);
    auto *themes = qobject_cast<QComboBox *>(row(u"Theme"_s)->control()->field());
    themes->setFocus();
    QTest::keyClick(themes, Qt::Key_Down);
    QCOMPARE(m_editor->calls.last(), u"setSetting theme light"_s);
}

void tst_SettingsPage::appliesAListOnLeaving()
{
    auto *box = qobject_cast<QPlainTextEdit *>(row(u"Listen addresses"_s)->control()->field());
    QCOMPARE(box->toPlainText(), u"127.0.0.1\n::1"_s);
    box->setFocus();
    box->setPlainText(u"127.0.0.1\n\n 127.0.0.2 \n"_s);
    QVERIFY(m_editor->calls.isEmpty());
    m_page->focusFilter();
    QCOMPARE(m_editor->calls, QStringList{u"setSetting listen_addresses 127.0.0.1,127.0.0.2"_s});
}

void tst_SettingsPage::resetsAValue()
{
    m_editor->setSetting(u"listen_port"_s, u"3002"_s, {});
    SettingRow *port = row(u"Port"_s);
    QVERIFY(port->resetButton()->isVisible());
    port->resetButton()->click();
    QCOMPARE(m_editor->snapshot()->settings.get(settings::listenPort), 3001);
    QVERIFY(!port->resetButton()->isVisible());
}

void tst_SettingsPage::locksWhatTheEnvironmentFixes()
{
    SettingRow *workers = row(u"Worker threads"_s);
    QVERIFY(workers->control()->isEnabled());
    m_editor->setEnvironment(u"workers"_s, u"2"_s);
    QVERIFY(!workers->control()->isEnabled());
    QVERIFY(!workers->resetButton()->isVisible());
}

void tst_SettingsPage::showsWhatDiffers()
{
    m_editor->setSetting(u"max_retries"_s, u"5"_s, {});
    m_editor->setSetting(u"listen_port"_s, u"3002"_s, {});
    QPushButton *show = nullptr;
    for (QPushButton *button : m_page->findChildren<QPushButton *>()) {
        if (button->text() == u"Show them"_s)
            show = button;
    }
    QVERIFY(show && show->isVisible());
    show->click();
    QVERIFY(row(u"Retries"_s)->isVisible());
    QVERIFY(row(u"Port"_s)->isVisible());
    QVERIFY(!row(u"Public URL"_s)->isVisible());
}

void tst_SettingsPage::namesEveryControl()
{
    for (const SettingRow *each : m_page->findChildren<SettingRow *>()) {
        QVERIFY(!each->control()->field()->accessibleName().isEmpty());
        QVERIFY(each->resetButton()->accessibleName().contains(
            each->control()->field()->accessibleName()));
    }
}

void tst_SettingsPage::offersALimitByATick()
{
    m_page->showSetting(u"key_rpm"_s);
    SettingControl *control = row(u"Requests per minute and key"_s)->control();
    auto *tick = control->findChild<QCheckBox *>();
    QVERIFY(tick->hasFocus());
    QVERIFY(!control->field()->isVisible());
    QTest::keyClick(tick, Qt::Key_Space);
    QCOMPARE(m_editor->calls.last(), u"setSetting key_rpm 60"_s);
    QVERIFY(control->field()->isVisible());

    auto *line = control->field()->findChild<QLineEdit *>();
    line->selectAll();
    QTest::keyClicks(line, u"90"_s);
    QTest::keyClick(control->field(), Qt::Key_Return);
    QCOMPARE(m_editor->calls.last(), u"setSetting key_rpm 90"_s);
    QTest::mouseClick(tick, Qt::LeftButton, {}, {8, tick->height() / 2});
    QCOMPARE(m_editor->calls.last(), u"setSetting key_rpm 0"_s);
    QVERIFY(!control->field()->isVisible());
    QTest::keyClick(tick, Qt::Key_Space);
    QCOMPARE(m_editor->calls.last(), u"setSetting key_rpm 90"_s); // as it was
}

void tst_SettingsPage::leadsToASetting_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("title");
    QTest::newRow("number") << u"max_retries"_s << u"Retries"_s;
    QTest::newRow("limit") << u"request_timeout"_s << u"Request time-out"_s;
    QTest::newRow("list") << u"allowed_origins"_s << u"Allowed origins"_s;
    QTest::newRow("last of its section") << u"websocket_tunnels"_s << u"WebSocket tunnels"_s;
}

void tst_SettingsPage::leadsToASetting()
{
    QFETCH(QString, name);
    QFETCH(QString, title);
    m_page->findChild<SearchField *>()->setText(u"zzz"_s);
    m_page->showSetting(name);
    QVERIFY(row(title)->isVisible());
    QVERIFY(row(title)->control()->entrance()->hasFocus());
    QVERIFY(!row(title)->visibleRegion().isEmpty());
    QVERIFY(m_page->findChild<SearchField *>()->text().isEmpty());
}

void tst_SettingsPage::leadsToASection()
{
    m_page->showSection(u"about"_s);
    QVERIFY(shownText().contains("GPL-3.0-or-later"_L1));
    m_page->showSection(u"nowhere"_s);
    m_page->showSetting(u"require_access_key"_s);
    QVERIFY(shownText().contains("GPL-3.0-or-later"_L1));
    m_page->showSection(u"timeouts"_s);
    QVERIFY(!shownText().contains("GPL-3.0-or-later"_L1));
    QVERIFY(row(u"Connect time-out"_s)->isVisible());
}

QString tst_SettingsPage::shownText() const
{
    QStringList texts;
    for (const QLabel *label : m_page->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

void tst_SettingsPage::showsAboutInASearch()
{
    auto *search = m_page->findChild<SearchField *>();
    search->setText(u"SQLite"_s);
    QVERIFY(shownText().contains("https://www.sqlite.org"_L1));
    QVERIFY(!row(u"Port"_s)->isVisible());
    search->setText(u"listen_port"_s);
    QVERIFY(!shownText().contains("https://www.sqlite.org"_L1));
    QVERIFY(row(u"Port"_s)->isVisible());
    QVERIFY(shownText().contains("Listening: Address"_L1));
}

void tst_SettingsPage::saysWhatGroupsMayOverride_data()
{
    QTest::addColumn<QString>("section");
    QTest::addColumn<QString>("note");
    QTest::newRow("all") << u"keys"_s << u"Groups may override any of these."_s;
    QTest::newRow("some") << u"timeouts"_s << u"Groups may override some of these."_s;
    QTest::newRow("none") << u"listening"_s << u"Changes apply at once."_s;
}

void tst_SettingsPage::saysWhatGroupsMayOverride()
{
    QFETCH(QString, section);
    QFETCH(QString, note);
    m_page->showSection(section);
    QVERIFY2(shownText().contains(note), qPrintable(shownText()));
    QCOMPARE(shownText().contains("Groups may"_L1), section != "listening"_L1);
}

void tst_SettingsPage::walksSectionsByKeyboard()
{
    auto *sections = m_page->findChild<QListWidget *>();
    sections->setFocus();
    QTest::keyClick(sections, Qt::Key_Home);
    QVERIFY(row(u"Theme"_s)->isVisible());
    QTest::keyClick(sections, Qt::Key_Down);
    QVERIFY(!row(u"Theme"_s)->isVisible());
    QVERIFY(row(u"Port"_s)->isVisible());
    for (int i = 0; i < sections->count(); ++i)
        QVERIFY(!sections->item(i)->text().isEmpty());
}

void tst_SettingsPage::keepsItsSection()
{
    const QTemporaryDir folder;
    QSettings state(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_page->showSection(u"network"_s);
    m_page->saveState(state);
    m_page->showSection(u"general"_s);
    m_page->restoreState(state);
    QVERIFY(row(u"Transport"_s)->isVisible());
}

void tst_SettingsPage::showsControlsWholeInANarrowWindow()
{
    m_page->resize(836, 574); // of a window of 900 by 600
    m_page->showSection(u"keys"_s);
    SettingControl *control = row(u"Key strategy"_s)->control();
    const auto isWhole = [control] {
        return control->field()->visibleRegion().boundingRect() == control->field()->rect();
    };
    QTRY_VERIFY(isWhole());
    m_page->resize(1200, 700);
    QTRY_VERIFY(isWhole());
}

QTEST_MAIN(tst_SettingsPage)
#include "tst_settingspage.moc"
