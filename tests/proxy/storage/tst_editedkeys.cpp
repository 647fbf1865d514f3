#include "proxy/storage/editedkeys.h"

#include <QElapsedTimer>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;

class tst_EditedKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void forgetsWhatWasHeard();
    void remembersTheLastEditOfAKey();
    void hearsOfAWholePoolInNoTime();
};

namespace {

QList<KeyDelta> edits(const QList<qint64> &ids)
{
    KeyDelta delta;
    for (const qint64 id : ids)
        delta.upserted.append({.id = KeyId(id)});
    return {delta};
}

} // namespace

void tst_EditedKeys::forgetsWhatWasHeard()
{
    EditedKeys edited;
    QVERIFY(!edited.contains(KeyId(1)));
    const quint64 first = edited.note(edits({1, 2}));
    QVERIFY(edited.contains(KeyId(1)) && edited.contains(KeyId(2)));
    QVERIFY(!edited.contains(KeyId(3)));
    edited.heard(first);
    QVERIFY(!edited.contains(KeyId(1)) && !edited.contains(KeyId(2)));
}

void tst_EditedKeys::remembersTheLastEditOfAKey()
{
    EditedKeys edited;
    const quint64 first = edited.note(edits({1, 2}));
    const quint64 second = edited.note(edits({1}));
    edited.heard(first);
    QVERIFY(edited.contains(KeyId(1)));
    QVERIFY(!edited.contains(KeyId(2)));
    edited.heard(second);
    QVERIFY(!edited.contains(KeyId(1)));
}

void tst_EditedKeys::hearsOfAWholePoolInNoTime()
{
    QList<qint64> ids;
    for (qint64 id = 0; id < 200'000; ++id)
        ids.append(id);
    EditedKeys edited;
    const quint64 pool = edited.note(edits(ids));
    const quint64 later = edited.note(edits({7}));
    QElapsedTimer timer;
    timer.start();
    edited.heard(pool);
    edited.heard(later);
    QVERIFY2(timer.elapsed() < 2'000, qPrintable(QString::number(timer.elapsed())));
    QVERIFY(!edited.contains(KeyId(8)));
}

QTEST_GUILESS_MAIN(tst_EditedKeys)
#include "tst_editedkeys.moc"
