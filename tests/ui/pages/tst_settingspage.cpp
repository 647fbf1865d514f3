#include "tests/support/fakeconfigeditor.h"
#include "ui/pages/settingcontrol.h"
#include "ui/pages/settingrow.h"
#include "ui/pages/settingscard.h"
#include "ui/pages/settingspage.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/searchfield.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QListWidget>
#include <QPlainTextEdit>
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

private:
    [[nodiscard]] SettingRow *row(const QString &title) const;
    void choose(int section);

    std::unique_ptr<test::FakeConfigEditor> m_editor;
    std::unique_ptr<SettingsPage> m_page;
};

void tst_SettingsPage::init()
{
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_page = std::make_unique<SettingsPage>(m_editor.get());
    m_page->resize(1000, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    choose(1); // Listening
}

void tst_SettingsPage::cleanup()
{
    m_page.reset();
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

QTEST_MAIN(tst_SettingsPage)
#include "tst_settingspage.moc"
