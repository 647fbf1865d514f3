#include "app/controlframe.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::app::control;
using namespace Qt::StringLiterals;

class tst_ControlFrame final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatItWroteSplitAtEveryByte();
    void readsTwoFromOneBlock();
    void refusesBrokenFrames_data();
    void refusesBrokenFrames();
};

void tst_ControlFrame::readsWhatItWroteSplitAtEveryByte()
{
    const QCborMap message{{u"input"_s, QByteArray("a\0b", 3)},
                           {u"id"_s, qint64(9'007'199'254'740'993)}};
    const QByteArray frame = encodeFrame(message);
    for (qsizetype split = 0; split < frame.size(); ++split) {
        FrameReader reader;
        reader.append(frame.first(split));
        const auto early = reader.next();
        QVERIFY(early && !*early);
        reader.append(frame.sliced(split));
        const auto whole = reader.next();
        QVERIFY(whole && *whole);
        QCOMPARE(**whole, message);
    }
}

void tst_ControlFrame::readsTwoFromOneBlock()
{
    FrameReader reader;
    reader.append(encodeFrame({{u"a"_s, 1}}) + encodeFrame({{u"b"_s, 2}}));
    QCOMPARE((*reader.next())->value(u"a"_s).toInteger(), 1);
    QCOMPARE((*reader.next())->value(u"b"_s).toInteger(), 2);
    QVERIFY(!*reader.next());
}

void tst_ControlFrame::refusesBrokenFrames_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addRow("longer than the limit") << QByteArray("\x00\x00\x00\x41", 4);
    QTest::addRow("an HTTP request") << "GET / HTTP/1.1\r\n\r\n"_ba;
    QTest::addRow("CBOR, but a number") << QByteArray("\x00\x00\x00\x01\x05", 5);
    QTest::addRow("not CBOR") << QByteArray("\x00\x00\x00\x02\xff\xff", 6);
    QTest::addRow("empty") << QByteArray("\x00\x00\x00\x00", 4);
}

void tst_ControlFrame::refusesBrokenFrames()
{
    QFETCH(const QByteArray, bytes);
    FrameReader reader(64);
    reader.append(bytes);
    const auto message = reader.next();
    QVERIFY(!message);
    QCOMPARE(message.error().kind, ErrorKind::MalformedRequest);
}

QTEST_GUILESS_MAIN(tst_ControlFrame)
#include "tst_controlframe.moc"
