#include "ui/widgets/toast.h"

#include <QToolButton>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Toast final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void standsAtTheBottomRight();
    void undoesInsteadOfExpiring();
    void expiresWhenReplaced();
    void expiresWhenClosed();
    void expiresWithItsHost();
    void undoesByKeyWhileItIsShown();
    void offersOtherActionsToTheMouseOnly();
    void staysWhileItIsUsed();
    void errorsStay();
};

void tst_Toast::standsAtTheBottomRight()
{
    QWidget host;
    host.resize(800, 600);
    host.show();
    Toast toast(&host);
    QVERIFY(toast.isHidden());
    toast.show({.text = u"Exported"_s});
    QVERIFY(toast.isVisible());
    QCOMPARE(toast.geometry().right(), 800 - 16 - 1);
    QCOMPARE(toast.geometry().bottom(), 600 - 16 - 1);
    host.resize(900, 500);
    QTRY_COMPARE(toast.geometry().right(), 900 - 16 - 1);
    QCOMPARE(toast.accessibleName(), u"Exported"_s);
}

void tst_Toast::undoesInsteadOfExpiring()
{
    QWidget host;
    int undone = 0;
    int final = 0;
    {
        Toast toast(&host);
        toast.show({.text = u"Deleted"_s,
                    .action = u"Undo"_s,
                    .act = [&] { ++undone; },
                    .expired = [&] { ++final; }});
        toast.findChild<QPushButton *>()->click();
        QVERIFY(toast.isHidden());
    }
    QCOMPARE(undone, 1);
    QCOMPARE(final, 0);
}

void tst_Toast::expiresWhenReplaced()
{
    QWidget host;
    Toast toast(&host);
    int final = 0;
    toast.show(
        {.text = u"First"_s, .action = u"Undo"_s, .act = [] {}, .expired = [&] { ++final; }});
    toast.show({.text = u"Second"_s});
    QCOMPARE(final, 1);
    QCOMPARE(toast.accessibleName(), u"Second"_s);
    toast.dismiss();
    QCOMPARE(final, 1);
}

void tst_Toast::expiresWhenClosed()
{
    QWidget host;
    Toast toast(&host);
    int final = 0;
    toast.show(
        {.text = u"Deleted"_s, .action = u"Undo"_s, .act = [] {}, .expired = [&] { ++final; }});
    toast.findChild<QToolButton *>()->click();
    QCOMPARE(final, 1);
}

void tst_Toast::expiresWithItsHost()
{
    int final = 0;
    {
        QWidget host;
        auto *toast = new Toast(&host);
        toast->show(
            {.text = u"Deleted"_s, .action = u"Undo"_s, .act = [] {}, .expired = [&] { ++final; }});
    }
    QCOMPARE(final, 1);
}

void tst_Toast::undoesByKeyWhileItIsShown()
{
    QWidget host;
    Toast toast(&host);
    host.show();
    QVERIFY(QTest::qWaitForWindowActive(&host));
    int undone = 0;
    int final = 0;
    toast.show({.text = u"Deleted"_s, .undo = [&] { ++undone; }, .expired = [&] { ++final; }});
    QCOMPARE(toast.findChild<QPushButton *>()->text(), u"Undo"_s);
    QTest::keyClick(&host, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 1);
    QVERIFY(toast.isHidden());
    QTest::keyClick(&host, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(undone, 1);
    QCOMPARE(final, 0);
}

void tst_Toast::offersOtherActionsToTheMouseOnly()
{
    QWidget host;
    Toast toast(&host);
    host.show();
    QVERIFY(QTest::qWaitForWindowActive(&host));
    int acted = 0;
    toast.show({.text = u"Exported"_s, .action = u"Show"_s, .act = [&] { ++acted; }});
    QTest::keyClick(&host, Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(acted, 0);
    QVERIFY(toast.isVisible());
}

void tst_Toast::staysWhileItIsUsed()
{
    QWidget host;
    host.resize(600, 400);
    host.setFocusPolicy(Qt::StrongFocus);
    Toast toast(&host, {.plain = 10ms, .withAction = 10ms});
    host.show();
    QVERIFY(QTest::qWaitForWindowActive(&host));
    int final = 0;
    toast.show({.text = u"Deleted"_s, .undo = [] {}, .expired = [&] { ++final; }});
    toast.findChild<QPushButton *>()->setFocus();
    QTest::qWait(100); // ten times its time
    QVERIFY(toast.isVisible());
    host.setFocus();
    QTRY_VERIFY(toast.isHidden());
    QCOMPARE(final, 1);
}

void tst_Toast::errorsStay()
{
    QWidget host;
    host.setFocusPolicy(Qt::StrongFocus); // else the toast would have the keyboard
    Toast toast(&host, {.plain = 10ms, .withAction = 10ms});
    host.show();
    host.setFocus();
    QVERIFY(QTest::qWaitForWindowActive(&host));
    toast.show({.text = u"Nothing was saved"_s, .icon = "error"});
    QTest::qWait(100);
    QVERIFY(toast.isVisible());
    toast.dismiss();
    QVERIFY(toast.isHidden());
    toast.show({.text = u"Saved"_s});
    QTRY_VERIFY(toast.isHidden());
}

QTEST_MAIN(tst_Toast)
#include "tst_toast.moc"
