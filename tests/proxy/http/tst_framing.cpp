#include "proxy/http/framing.h"

using namespace keyferry;
using namespace Qt::StringLiterals;

class tst_Framing final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsFieldsAsTheyStand();
    void readsLengths_data();
    void readsLengths();
    void readsFraming_data();
    void readsFraming();
    void makesChunks();
};

void tst_Framing::readsFieldsAsTheyStand()
{
    const QByteArray section = "b: 1\r\nA:\r\nB:\t 2 \t\r\nb:x: y,\xc3\xa9\r\n\r\n"_ba;
    QCOMPARE(
        http::readFields(section),
        (HeaderFields{
            {"b"_ba, "1"_ba}, {"A"_ba, ""_ba}, {"B"_ba, "2"_ba}, {"b"_ba, "x: y,\xc3\xa9"_ba}}));
    QCOMPARE(http::readFields("\r\n"_ba), HeaderFields{});
}

void tst_Framing::readsLengths_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<qint64>("length"); // -1: refused
    QTest::addRow("0") << "0"_ba << qint64(0);
    QTest::addRow("leading zeros") << "007"_ba << qint64(7);
    QTest::addRow("63 bits") << "9223372036854775807"_ba << std::numeric_limits<qint64>::max();
    QTest::addRow("64 bits") << "9223372036854775808"_ba << qint64(-1);
    for (const char *value : {"", "+3", "-3", "0x3", "3 ", "3,3", "3.0", "\xd9\xa3"})
        QTest::addRow("'%s'", value) << QByteArray(value) << qint64(-1);
}

void tst_Framing::readsLengths()
{
    QFETCH(QByteArray, value);
    QFETCH(qint64, length);
    const auto read = http::readContentLength(value);
    QCOMPARE(read ? *read : -1, length);
}

void tst_Framing::readsFraming_data()
{
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<int>("minorVersion");
    QTest::addColumn<QByteArray>("expected");
    const HeaderField te{"transfer-encoding"_ba, "Chunked"_ba};
    const HeaderField cl{"content-length"_ba, "3"_ba};
    QTest::addRow("neither") << HeaderFields{{"A"_ba, "b"_ba}} << 1 << "-"_ba;
    QTest::addRow("length") << HeaderFields{cl} << 1 << "3"_ba;
    QTest::addRow("length, 1.0") << HeaderFields{cl} << 0 << "3"_ba;
    QTest::addRow("chunked") << HeaderFields{te} << 1 << "chunked"_ba;
    QTest::addRow("chunked, 1.0") << HeaderFields{te} << 0 << "refused"_ba;
    QTest::addRow("both") << HeaderFields{te, cl} << 1 << "refused"_ba;
    QTest::addRow("two lengths") << HeaderFields{cl, cl} << 1 << "refused"_ba;
    QTest::addRow("two codings") << HeaderFields{te, te} << 1 << "refused"_ba;
    for (const char *value : {"", "gzip", "gzip, chunked", "chunked, identity", "xchunked"}) {
        QTest::addRow("coding '%s'", value)
            << HeaderFields{{"Transfer-Encoding"_ba, value}} << 1 << "refused"_ba;
    }
}

void tst_Framing::readsFraming()
{
    QFETCH(HeaderFields, fields);
    QFETCH(int, minorVersion);
    QFETCH(QByteArray, expected);
    const auto framing = http::readFraming(fields, minorVersion);
    const QByteArray read = !framing                  ? "refused"_ba
                            : framing->isChunked      ? "chunked"_ba
                            : !framing->contentLength ? "-"_ba
                                                      : QByteArray::number(*framing->contentLength);
    QCOMPARE(read, expected);
}

void tst_Framing::makesChunks()
{
    QCOMPARE(http::chunkOf("x"_ba), "1\r\nx\r\n"_ba);
    QCOMPARE(http::chunkOf(QByteArray(26, 'y')), "1a\r\n"_ba + QByteArray(26, 'y') + "\r\n"_ba);
    QVERIFY2(http::chunkOf({}).isEmpty(), "an empty chunk would be the last one");
}

QTEST_GUILESS_MAIN(tst_Framing)
#include "tst_framing.moc"
