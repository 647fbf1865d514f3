#include "proxy/engine/bodybuffer.h"

#include <QTest>

using namespace Qt::StringLiterals;
using keyferry::engine::BodyBuffer;

namespace {

// Bytes that differ at every position of a 64 KiB block, so that a shifted read is seen.
QByteArray pattern(qint64 size, qint64 from = 0)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (qint64 i = 0; i < size; ++i)
        bytes[i] = static_cast<char>(((from + i) * 31 + (from + i) / 251) & 0xff);
    return bytes;
}

} // namespace

class tst_BodyBuffer : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsBackWhatCameIn_data();
    void readsBackWhatCameIn();
    void keepsItsPlaceWhenReadingAndAppendingAlternate();
    void knowsItsSizeOnceDeclaredOrComplete();
    void tellsWhenItHasGrown();
};

void tst_BodyBuffer::readsBackWhatCameIn_data()
{
    QTest::addColumn<qint64>("size");
    QTest::addColumn<qint64>("piece");
    QTest::addRow("empty") << qint64(0) << qint64(1);
    QTest::addRow("small") << qint64(379) << qint64(100);
    QTest::addRow("at the memory limit") << BodyBuffer::memoryLimit << qint64(65536);
    QTest::addRow("one byte over it") << BodyBuffer::memoryLimit + 1 << qint64(65536);
    QTest::addRow("three times over it") << 3 * BodyBuffer::memoryLimit + 17 << qint64(100'003);
}

void tst_BodyBuffer::readsBackWhatCameIn()
{
    QFETCH(qint64, size);
    QFETCH(qint64, piece);
    BodyBuffer body(std::nullopt);
    for (qint64 at = 0; at < size; at += piece)
        QVERIFY(body.append(pattern(std::min(piece, size - at), at)));
    body.markComplete();
    QCOMPARE(body.size(), size);
    QCOMPARE(body.available(), size);

    for (int round = 0; round < 2; ++round) { // as often as attempts need it
        QByteArray read(size, Qt::Uninitialized);
        qint64 at = 0;
        while (at < size) {
            const qint64 count = body.read(at, read.data() + at, 65536);
            QVERIFY(count > 0);
            at += count;
        }
        QCOMPARE(read, pattern(size));
        char beyond = 0;
        QCOMPARE(body.read(size, &beyond, 1), 0);
    }
    QCOMPARE(body.head(100), pattern(std::min<qint64>(size, 100)));
}

void tst_BodyBuffer::keepsItsPlaceWhenReadingAndAppendingAlternate()
{
    BodyBuffer body(4 * BodyBuffer::memoryLimit);
    QByteArray read;
    for (qint64 at = 0; at < 4 * BodyBuffer::memoryLimit; at += 128 * 1024) {
        QVERIFY(body.append(pattern(128 * 1024, at)));
        QByteArray piece(96 * 1024, Qt::Uninitialized);
        const qint64 count = body.read(read.size(), piece.data(), piece.size());
        QVERIFY(count >= 0);
        read.append(piece.first(count));
    }
    QCOMPARE(read, pattern(read.size()));
    QCOMPARE(body.head(3 * BodyBuffer::memoryLimit), pattern(3 * BodyBuffer::memoryLimit));
}

void tst_BodyBuffer::knowsItsSizeOnceDeclaredOrComplete()
{
    BodyBuffer declared(10);
    QVERIFY(declared.hasKnownSize());
    QCOMPARE(declared.size(), 10);
    QCOMPARE(declared.available(), 0);

    BodyBuffer chunked(std::nullopt);
    QVERIFY(!chunked.hasKnownSize());
    QVERIFY(chunked.append("abc"));
    QVERIFY(!chunked.hasKnownSize());
    chunked.markComplete();
    QVERIFY(chunked.hasKnownSize());
    QCOMPARE(chunked.size(), 3);
}

void tst_BodyBuffer::tellsWhenItHasGrown()
{
    BodyBuffer body(6);
    const int watcher = 0;
    int told = 0;
    body.watch(&watcher, [&told] { ++told; });
    QVERIFY(body.append("abc"));
    QCOMPARE(told, 1);
    body.unwatch(&watcher);
    QVERIFY(body.append("def"));
    QCOMPARE(told, 1);
}

QTEST_GUILESS_MAIN(tst_BodyBuffer)
#include "tst_bodybuffer.moc"
