#include "ui/widgets/secretclipboard.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_SecretClipboard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesItsSecretOutAgain();
    void leavesWhatOthersPutThere();
    void tellsHistoriesNotToKeepIt();
};

void tst_SecretClipboard::takesItsSecretOutAgain()
{
    QClipboard *system = QGuiApplication::clipboard();
    SecretClipboard clipboard;
    clipboard.put(Secret("sk-one"));
    QCOMPARE(system->text(), u"sk-one"_s);
    clipboard.put(Secret("sk-two"));
    clipboard.clear();
    QCOMPARE(system->text(), QString());
    {
        SecretClipboard shortLived;
        shortLived.put(Secret("sk-three"));
    }
    QCOMPARE(system->text(), QString());
}

void tst_SecretClipboard::leavesWhatOthersPutThere()
{
    QClipboard *system = QGuiApplication::clipboard();
    SecretClipboard clipboard;
    clipboard.put(Secret("sk-one"));
    system->setText(u"a poem"_s);
    clipboard.clear();
    QCOMPARE(system->text(), u"a poem"_s);
    clipboard.clear(); // once only
    QCOMPARE(system->text(), u"a poem"_s);
}

void tst_SecretClipboard::tellsHistoriesNotToKeepIt()
{
    SecretClipboard clipboard;
    clipboard.put(Secret("sk-one"));
    QCOMPARE(QGuiApplication::clipboard()->mimeData()->data(u"x-kde-passwordManagerHint"_s),
             "secret"_ba);
}

QTEST_MAIN(tst_SecretClipboard)
#include "tst_secretclipboard.moc"
