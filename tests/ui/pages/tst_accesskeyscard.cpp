#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/dialogs/accesskeydialog.h"
#include "ui/pages/accesskeydelegates.h"
#include "ui/pages/accesskeyscard.h"
#include "ui/pages/revealstrip.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_AccessKeysCard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void marksWhatIsOutOfTheOrdinary();
    void revealsForAMoment();
    void copiesByButtonAndKeyboard();
    void revokesWithUndo();
    void revokesForGoodWhenTheToastGoes();
    void revokesOnceWhenThePageGoes();
    void disablesFromTheMenu();
    void opensTheDialogOfARow();
    void saysThatNobodyGetsIn();
    void writesExpiries_data();
    void writesExpiries();
    void writesLimits_data();
    void writesLimits();

private:
    [[nodiscard]] QTableView *table() const { return m_host->findChild<DataTable *>(); }
    [[nodiscard]] QToolButton *button(const QString &name) const;
    void press(int row, Qt::Key key, Qt::KeyboardModifiers modifiers = {}) const;
    [[nodiscard]] QStringList visibleTexts() const;
    [[nodiscard]] CellContent cell(int row, AccessKeyTableModel::Column column) const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<QWidget> m_host;
    Toast *m_toast = nullptr;
    AccessKeysCard *m_card = nullptr;
};

void tst_AccessKeysCard::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    m_editor->addAccessKey({.name = u"default"_s, .secret = wellKnownAccessKey()}, {});
    m_editor->addAccessKey({.name = u"laptop"_s, .secret = Secret("laptop-access-key")}, {});
    m_host = std::make_unique<QWidget>();
    m_host->resize(900, 500);
    m_toast = new Toast(m_host.get());
    m_card = new AccessKeysCard(*m_editor, *m_gateway, m_toast, m_host.get());
    m_card->resize(900, 400);
    m_host->show();
}

void tst_AccessKeysCard::cleanup()
{
    m_host.reset();
}

QToolButton *tst_AccessKeysCard::button(const QString &name) const
{
    for (QToolButton *each : m_host->findChildren<QToolButton *>()) {
        if (each->accessibleName().startsWith(name))
            return each;
    }
    qFatal("no button %s", qPrintable(name));
}

void tst_AccessKeysCard::press(int row, Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    table()->setCurrentIndex(table()->model()->index(row, 0));
    QTest::keyClick(table(), key, modifiers);
}

QStringList tst_AccessKeysCard::visibleTexts() const
{
    QStringList texts;
    for (const QLabel *label : m_host->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts;
}

CellContent tst_AccessKeysCard::cell(int row, AccessKeyTableModel::Column column) const
{
    const QModelIndex index = table()->model()->index(row, static_cast<int>(column));
    return qobject_cast<CellDelegate *>(table()->itemDelegateForColumn(index.column()))
        ->content(index);
}

void tst_AccessKeysCard::marksWhatIsOutOfTheOrdinary()
{
    using Column = AccessKeyTableModel::Column;
    QCOMPARE(cell(0, Column::Name).remark.text, u"easy to guess"_s);
    QVERIFY(cell(1, Column::Name).remark.text.isEmpty());
    m_editor->editAccessKey(m_editor->snapshot()->accessKeys.back().id, {.enabled = false}, {});
    QCOMPARE(cell(1, Column::Name).remark.text, u"disabled"_s);
}

void tst_AccessKeysCard::revealsForAMoment()
{
    QVERIFY(!visibleTexts().contains(u"laptop-access-key"_s));
    QTest::mouseClick(button(u"Show laptop"_s), Qt::LeftButton);
    QVERIFY(visibleTexts().contains(u"laptop-access-key"_s));
    m_host->findChild<RevealStrip *>()->conceal();
    QVERIFY(!visibleTexts().contains(u"laptop-access-key"_s));
}

void tst_AccessKeysCard::copiesByButtonAndKeyboard()
{
    QTest::mouseClick(button(u"Copy laptop"_s), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"laptop-access-key"_s);
    press(0, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"sk-123456"_s);
    for (const QString &text : visibleTexts())
        QVERIFY(!text.contains(u"laptop-access"_s));
}

void tst_AccessKeysCard::revokesWithUndo()
{
    press(1, Qt::Key_Delete);
    QCOMPARE(table()->model()->rowCount(), 1);
    QVERIFY(!m_editor->snapshot()->accessKeys.back().enabled);
    for (QPushButton *each : m_toast->findChildren<QPushButton *>()) {
        if (each->text().contains(u"Undo"_s))
            QTest::mouseClick(each, Qt::LeftButton);
    }
    QCOMPARE(table()->model()->rowCount(), 2);
    QVERIFY(m_editor->snapshot()->accessKeys.back().enabled);
    press(1, Qt::Key_Delete);
    QVERIFY(QTest::qWaitForWindowActive(m_host.get()));
    QTest::keySequence(m_host.get(), QKeySequence::Undo);
    QCOMPARE(table()->model()->rowCount(), 2);
}

void tst_AccessKeysCard::revokesForGoodWhenTheToastGoes()
{
    press(1, Qt::Key_Delete);
    m_toast->dismiss();
    QCOMPARE(m_editor->snapshot()->accessKeys.size(), 1U);
    QCOMPARE(m_editor->snapshot()->accessKeys.front().name, u"default"_s);
}

void tst_AccessKeysCard::revokesOnceWhenThePageGoes()
{
    press(1, Qt::Key_Delete);
    m_host.reset(); // another language, or the end
    QCOMPARE(m_editor->snapshot()->accessKeys.size(), 1U);
    QCOMPARE(m_editor->calls.count(u"removeAccessKeys 1"_s), 1);
}

void tst_AccessKeysCard::disablesFromTheMenu()
{
    QTest::mouseClick(button(u"More for laptop"_s), Qt::LeftButton);
    auto *menu = m_card->findChild<QMenu *>();
    QVERIFY(menu);
    for (QAction *action : menu->actions()) {
        if (action->text() == u"&Disable"_s)
            action->trigger();
    }
    QVERIFY(!m_editor->snapshot()->accessKeys.back().enabled);
    QVERIFY(m_editor->snapshot()->accessKeys.front().enabled);
}

void tst_AccessKeysCard::opensTheDialogOfARow()
{
    press(1, Qt::Key_F2);
    auto *dialog = m_host->findChild<AccessKeyDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), u"Edit access key"_s);
    dialog->reject();
    m_card->create();
    dialog = m_host->findChildren<AccessKeyDialog *>().last();
    QCOMPARE(dialog->windowTitle(), u"New access key"_s);
}

void tst_AccessKeysCard::saysThatNobodyGetsIn()
{
    const QString words = u"There is no access key: no program gets in."_s;
    QVERIFY(!visibleTexts().contains(words));
    const auto keys = m_editor->snapshot()->accessKeys;
    m_editor->removeAccessKeys({keys.front().id, keys.back().id}, {});
    QVERIFY(visibleTexts().contains(words));
}

void tst_AccessKeysCard::writesExpiries_data()
{
    constexpr qint64 hour = 3'600'000;
    QTest::addColumn<qint64>("left");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isNear");
    QTest::newRow("this moment") << qint64(0) << u"expired"_s << true;
    QTest::newRow("long over") << -99 * hour << u"expired"_s << true;
    QTest::newRow("minutes") << hour / 2 << u"in 1 hour(s)"_s << true;
    QTest::newRow("hours") << 23 * hour << u"in 24 hour(s)"_s << true;
    QTest::newRow("one day") << 24 * hour << u"in 1 day(s)"_s << true;
    QTest::newRow("days") << 9 * 24 * hour + 1 << u"in 9 day(s)"_s << true;
    QTest::newRow("a date") << 14 * 24 * hour << u"15 Nov 2023"_s << false;
}

void tst_AccessKeysCard::writesExpiries()
{
    QFETCH(const qint64, left);
    QFETCH(const bool, isNear);
    const qint64 now = QDateTime(QDate(2023, 11, 1), QTime(12, 0)).toMSecsSinceEpoch();
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    if (isNear)
        QTEST(expiryText(now + left, now, locale), "text");
    else
        QCOMPARE(expiryText(now + left, now, locale),
                 locale.toString(QDate(2023, 11, 15), QLocale::ShortFormat));
    QCOMPARE(isNearExpiry(now + left, now), isNear);
    QCOMPARE(expiryText(0, now), u"never"_s);
    QVERIFY(!isNearExpiry(0, now));
}

void tst_AccessKeysCard::writesLimits_data()
{
    QTest::addColumn<int>("perMinute");
    QTest::addColumn<int>("perDay");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << 0 << 0 << u"none"_s;
    QTest::newRow("minute") << 60 << 0 << u"60 a minute"_s;
    QTest::newRow("day") << 0 << 500 << u"500 a day"_s;
    QTest::newRow("both") << 60 << 500 << u"60 a minute, 500 a day"_s;
}

void tst_AccessKeysCard::writesLimits()
{
    QFETCH(const int, perMinute);
    QFETCH(const int, perDay);
    QTEST(limitText(perMinute, perDay), "text");
}

QTEST_MAIN(tst_AccessKeysCard)
#include "tst_accesskeyscard.moc"
