#include "proxy/channels/contentcoding.h"

#include <QTest>

#include <optional>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype noLimit = 64 * 1024 * 1024;

// Made by other hands: Python's gzip and zlib, RFC 7932 by hand, the zstd command.
const auto gzipHi = QByteArray::fromHex("1f8b0800000000000203cbc80400ac2a93d802000000");
const auto zlibHi = QByteArray::fromHex("789ccbc80400013b00d2");
const auto rawHi = QByteArray::fromHex("cbc80400");
const auto brotliHi = QByteArray::fromHex("8b0080686903");
const auto zstdHi = QByteArray::fromHex("28b52ffd00581100006869");
const auto zstdSkippable = QByteArray::fromHex("502a4d1803000000") + "abc";

// Does not compress to nothing, so that a cut leaves something to read.
QByteArray variedText(qsizetype size)
{
    QByteArray text;
    for (quint32 seed = 1; text.size() < size;) {
        seed = seed * 1'664'525 + 1'013'904'223;
        text += "{\"role\":\"user\",\"n\":" + QByteArray::number(seed) + "},";
    }
    return text.first(size);
}

void addCodings()
{
    QTest::addColumn<ContentCoding>("coding");
    QTest::newRow("gzip") << ContentCoding::Gzip;
    QTest::newRow("deflate") << ContentCoding::Deflate;
    QTest::newRow("br") << ContentCoding::Brotli;
    QTest::newRow("zstd") << ContentCoding::Zstd;
}

} // namespace

class tst_ContentCoding : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTheField_data();
    void readsTheField();
    void decodes_data();
    void decodes();
    void refuses_data();
    void refuses();
    void writesWhatItReads_data();
    void writesWhatItReads();
    void writesZlibDataForDeflate();
    void holdsTheLimitToTheByte_data() { addCodings(); }
    void holdsTheLimitToTheByte();
    void stopsABomb_data() { addCodings(); }
    void stopsABomb();
    void readsTheStartOfCutBodies_data() { addCodings(); }
    void readsTheStartOfCutBodies();
    void refusesEveryCut_data() { addCodings(); }
    void refusesEveryCut();
    void survivesEveryDamagedByte_data() { addCodings(); }
    void survivesEveryDamagedByte();
    void readsTheStartBeforeDamage();
};

void tst_ContentCoding::readsTheField_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<std::optional<ContentCoding>>("coding");

    const auto row = [](const QByteArray &value, std::optional<ContentCoding> coding) {
        QTest::newRow(qPrintable(u"'%1'"_s.arg(QString::fromLatin1(value)))) << value << coding;
    };
    row("", ContentCoding::Identity);
    row(" ", ContentCoding::Identity);
    row("identity", ContentCoding::Identity);
    row("gzip", ContentCoding::Gzip);
    row("GZip", ContentCoding::Gzip);
    row(" x-gzip\t", ContentCoding::Gzip);
    row("deflate", ContentCoding::Deflate);
    row("br", ContentCoding::Brotli);
    row("BR", ContentCoding::Brotli);
    row("zstd", ContentCoding::Zstd);
    row("compress", std::nullopt);
    row("gzip, br", std::nullopt);
    row("gzip,", std::nullopt);
    row("gzipped", std::nullopt);
}

void tst_ContentCoding::readsTheField()
{
    QFETCH(QByteArray, value);
    QFETCH(std::optional<ContentCoding>, coding);
    QCOMPARE(contentCoding(value), coding);
}

void tst_ContentCoding::decodes_data()
{
    QTest::addColumn<ContentCoding>("coding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("text");

    QTest::newRow("identity") << ContentCoding::Identity << "hi"_ba
                              << "hi"_ba;
    QTest::newRow("identity, empty") << ContentCoding::Identity << ""_ba
                                     << ""_ba;
    QTest::newRow("gzip") << ContentCoding::Gzip << gzipHi << "hi"_ba;
    QTest::newRow("gzip, two members") << ContentCoding::Gzip << gzipHi + gzipHi << "hihi"_ba;
    QTest::newRow("zlib data") << ContentCoding::Deflate << zlibHi << "hi"_ba;
    QTest::newRow("raw deflate (old servers)") << ContentCoding::Deflate << rawHi << "hi"_ba;
    QTest::newRow("br") << ContentCoding::Brotli << brotliHi << "hi"_ba;
    QTest::newRow("zstd") << ContentCoding::Zstd << zstdHi << "hi"_ba;
    QTest::newRow("zstd, two frames") << ContentCoding::Zstd << zstdHi + zstdHi << "hihi"_ba;
    QTest::newRow("zstd, skippable frame")
        << ContentCoding::Zstd << zstdSkippable + zstdHi << "hi"_ba;
}

void tst_ContentCoding::decodes()
{
    QFETCH(ContentCoding, coding);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, text);
    const auto decoded = decodeBody(body, coding, noLimit);
    QVERIFY(decoded);
    QCOMPARE(*decoded, text);
    QCOMPARE(decodeStart(body, coding, noLimit), text);
    QCOMPARE(decodeStart(body, coding, 1), text.first(std::min<qsizetype>(1, text.size())));
}

void tst_ContentCoding::refuses_data()
{
    QTest::addColumn<ContentCoding>("coding");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("start");

    const auto text = R"({"model":"m"})"_ba;
    QTest::newRow("empty gzip") << ContentCoding::Gzip << ""_ba
                                << ""_ba;
    QTest::newRow("empty deflate") << ContentCoding::Deflate << ""_ba
                                   << ""_ba;
    QTest::newRow("empty br") << ContentCoding::Brotli << ""_ba
                              << ""_ba;
    QTest::newRow("empty zstd") << ContentCoding::Zstd << ""_ba
                                << ""_ba;
    QTest::newRow("plain text as gzip") << ContentCoding::Gzip << text << ""_ba;
    QTest::newRow("plain text as zstd") << ContentCoding::Zstd << text << ""_ba;
    QTest::newRow("zstd as gzip") << ContentCoding::Gzip << zstdHi << ""_ba;
    QTest::newRow("gzip as deflate") << ContentCoding::Deflate << gzipHi << ""_ba;
    QTest::newRow("gzip as zstd") << ContentCoding::Zstd << gzipHi << ""_ba;
    QTest::newRow("text behind gzip") << ContentCoding::Gzip << gzipHi + "x"
                                      << "hi"_ba;
    QTest::newRow("zeros behind gzip")
        << ContentCoding::Gzip << gzipHi + QByteArray(8, '\0') << "hi"_ba;
    QTest::newRow("half a member behind gzip")
        << ContentCoding::Gzip << gzipHi + gzipHi.first(5) << "hi"_ba;
    QTest::newRow("text behind deflate") << ContentCoding::Deflate << zlibHi + "x"
                                         << "hi"_ba;
    QTest::newRow("text behind raw deflate") << ContentCoding::Deflate << rawHi + "x"
                                             << "hi"_ba;
    QTest::newRow("text behind br") << ContentCoding::Brotli << brotliHi + "x"
                                    << "hi"_ba;
    QTest::newRow("text behind zstd") << ContentCoding::Zstd << zstdHi + "text"
                                      << "hi"_ba;
    auto wrongSum = gzipHi;
    wrongSum[wrongSum.size() - 5] = static_cast<char>(wrongSum.at(wrongSum.size() - 5) ^ 1);
    QTest::newRow("gzip with a wrong checksum") << ContentCoding::Gzip << wrongSum << "hi"_ba;
    // Window descriptor 0xa0: 1 GiB.
    QTest::newRow("zstd that wants a huge window")
        << ContentCoding::Zstd << QByteArray::fromHex("28b52ffd00a01100006869") << ""_ba;
}

void tst_ContentCoding::refuses()
{
    QFETCH(ContentCoding, coding);
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, start);
    const auto decoded = decodeBody(body, coding, noLimit);
    QVERIFY(!decoded);
    QCOMPARE(decoded.error().kind, ErrorKind::InvalidValue);
    QCOMPARE(decodeStart(body, coding, noLimit), start);
}

void tst_ContentCoding::writesWhatItReads_data()
{
    QTest::addColumn<ContentCoding>("coding");
    QTest::addColumn<QByteArray>("text");

    const auto codings = {ContentCoding::Identity,
                          ContentCoding::Gzip,
                          ContentCoding::Deflate,
                          ContentCoding::Brotli,
                          ContentCoding::Zstd};
    for (const auto coding : codings) {
        for (const qsizetype size : {0, 1, 100, 16 * 1024, 16 * 1024 + 1, 3'000'000}) {
            QTest::addRow("coding %d, %d bytes", static_cast<int>(coding), static_cast<int>(size))
                << coding << variedText(size);
        }
    }
}

void tst_ContentCoding::writesWhatItReads()
{
    QFETCH(ContentCoding, coding);
    QFETCH(QByteArray, text);
    const auto encoded = encodeBody(text, coding);
    if (coding != ContentCoding::Identity && text.size() > 100)
        QVERIFY(encoded.size() < text.size());
    const auto decoded = decodeBody(encoded, coding, noLimit);
    QVERIFY(decoded);
    QCOMPARE(*decoded, text);
}

void tst_ContentCoding::writesZlibDataForDeflate()
{
    QCOMPARE(encodeBody("hi", ContentCoding::Deflate).at(0), '\x78');
}

void tst_ContentCoding::holdsTheLimitToTheByte()
{
    QFETCH(ContentCoding, coding);
    const auto text = variedText(100'000);
    const auto encoded = encodeBody(text, coding);
    QVERIFY(decodeBody(encoded, coding, text.size()));
    QVERIFY(!decodeBody(encoded, coding, text.size() - 1));
    QCOMPARE(decodeStart(encoded, coding, text.size() - 1), text.chopped(1));
    QCOMPARE(decodeStart(encoded, coding, 0), ""_ba);
}

void tst_ContentCoding::stopsABomb()
{
    QFETCH(ContentCoding, coding);
    const auto bomb = encodeBody(QByteArray(20'000'000, ' '), coding);
    QVERIFY(bomb.size() < 1'000'000);
    const auto decoded = decodeBody(bomb, coding, 1'000'000);
    QVERIFY(!decoded);
    const auto start = decodeStart(bomb, coding, 1'000'000);
    QCOMPARE(start.size(), 1'000'000);
    QVERIFY(start.capacity() < 4'000'000);
}

void tst_ContentCoding::readsTheStartOfCutBodies()
{
    QFETCH(ContentCoding, coding);
    const auto text = variedText(1'000'000);
    const auto encoded = encodeBody(text, coding);
    const auto start = decodeStart(encoded.first(encoded.size() / 2), coding, noLimit);
    QVERIFY(text.startsWith(start));
    QVERIFY2(start.size() > text.size() / 4, qPrintable(QString::number(start.size())));
}

void tst_ContentCoding::refusesEveryCut()
{
    QFETCH(ContentCoding, coding);
    const auto text = variedText(300);
    const auto encoded = encodeBody(text, coding);
    for (qsizetype size = 0; size < encoded.size(); ++size) {
        QVERIFY(!decodeBody(encoded.first(size), coding, noLimit));
        QVERIFY(text.startsWith(decodeStart(encoded.first(size), coding, noLimit)));
    }
}

void tst_ContentCoding::survivesEveryDamagedByte()
{
    QFETCH(ContentCoding, coding);
    const auto encoded = encodeBody(variedText(300), coding);
    for (qsizetype i = 0; i < encoded.size(); ++i) {
        auto damaged = encoded;
        damaged[i] = static_cast<char>(damaged.at(i) ^ 0x55);
        QVERIFY(decodeStart(damaged, coding, 10'000).size() <= 10'000);
    }
}

void tst_ContentCoding::readsTheStartBeforeDamage()
{
    const auto text = variedText(1'000'000);
    auto encoded = encodeBody(text, ContentCoding::Gzip);
    const auto middle = encoded.size() / 2;
    encoded.replace(middle, 64, QByteArray(64, '\xff'));
    QVERIFY(!decodeBody(encoded, ContentCoding::Gzip, noLimit));
    QVERIFY(decodeStart(encoded, ContentCoding::Gzip, noLimit).startsWith(text.first(100'000)));
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_ContentCoding)
#include "tst_contentcoding.moc"
