#include "proxy/transport/qnamheaders.h"

#include <QTest>

namespace keyferry::transport {

using namespace Qt::StringLiterals;

class tst_QnamHeaders final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void preparesOutgoingFields_data();
    void preparesOutgoingFields();
    void takesIncomingFieldsApart();
};

namespace {

// What outgoingFields() adds to fields that have none of these.
const HeaderField host{"Host"_ba, "up.test"_ba};
const HeaderField encoding{"Accept-Encoding"_ba, "identity"_ba};
const HeaderField language{"Accept-Language"_ba, " "_ba};
const HeaderField agent{"User-Agent"_ba, " "_ba};

QnamFraming framing(std::optional<qint64> length = std::nullopt, bool trims = false)
{
    return {.authority = "up.test"_ba, .contentLength = length, .qtTrimsValues = trims};
}

} // namespace

void tst_QnamHeaders::preparesOutgoingFields_data()
{
    QTest::addColumn<HeaderFields>("fields");
    QTest::addColumn<QnamFraming>("framed");
    QTest::addColumn<HeaderFields>("expected");
    QTest::addRow("none") << HeaderFields{} << framing()
                          << HeaderFields{host, encoding, language, agent};
    QTest::addRow("Qt 6.8 trims") << HeaderFields{} << framing(std::nullopt, true)
                                  << HeaderFields{host,
                                                  encoding,
                                                  {"Accept-Language"_ba, "*"_ba},
                                                  {"User-Agent"_ba, "keyferry"_ba}};
    QTest::addRow("the client's own, case and place kept")
        << HeaderFields{{"user-agent"_ba, "u"_ba},
                        {"ACCEPT-ENCODING"_ba, "br"_ba},
                        {"hOST"_ba, "other.test"_ba},
                        {"accept-language"_ba, "ja"_ba}}
        << framing()
        << HeaderFields{{"user-agent"_ba, "u"_ba},
                        {"ACCEPT-ENCODING"_ba, "br"_ba},
                        {"hOST"_ba, "other.test"_ba},
                        {"accept-language"_ba, "ja"_ba}};
    QTest::addRow("empty ones Qt would fill")
        << HeaderFields{{"User-Agent"_ba, ""_ba}, {"Host"_ba, ""_ba}, {"Accept-Encoding"_ba, ""_ba}}
        << framing() << HeaderFields{agent, host, encoding, language};
    QTest::addRow("repeats") << HeaderFields{{"A"_ba, "1"_ba},
                                             {"Cookie"_ba, "a=1"_ba},
                                             {"a"_ba, "2"_ba},
                                             {"B"_ba, "x"_ba},
                                             {"cookie"_ba, "b=2"_ba},
                                             {"A"_ba, "3"_ba}}
                             << framing()
                             << HeaderFields{host,
                                             {"A"_ba, "1, 2, 3"_ba},
                                             {"Cookie"_ba, "a=1; b=2"_ba},
                                             {"B"_ba, "x"_ba},
                                             encoding,
                                             language,
                                             agent};
    QTest::addRow("length is ours, at its place")
        << HeaderFields{{"content-length"_ba, "+7"_ba}, {"A"_ba, "b"_ba}} << framing(7)
        << HeaderFields{
               host, {"content-length"_ba, "7"_ba}, {"A"_ba, "b"_ba}, encoding, language, agent};
    QTest::addRow("length of nothing")
        << HeaderFields{} << framing(0)
        << HeaderFields{host, {"Content-Length"_ba, "0"_ba}, encoding, language, agent};
    QTest::addRow("chunked becomes a length")
        << HeaderFields{{"Transfer-Encoding"_ba, "chunked"_ba}} << framing(9)
        << HeaderFields{host, {"Content-Length"_ba, "9"_ba}, encoding, language, agent};
    QTest::addRow("a zero length stays without a device")
        << HeaderFields{{"Content-Length"_ba, "0"_ba}} << framing()
        << HeaderFields{host, {"Content-Length"_ba, "0"_ba}, encoding, language, agent};
    QTest::addRow("a length without a body goes")
        << HeaderFields{{"Content-Length"_ba, "5"_ba}} << framing()
        << HeaderFields{host, encoding, language, agent};
}

void tst_QnamHeaders::preparesOutgoingFields()
{
    QFETCH(HeaderFields, fields);
    QFETCH(QnamFraming, framed);
    QFETCH(HeaderFields, expected);
    QCOMPARE(outgoingFields(fields, framed), expected);
}

void tst_QnamHeaders::takesIncomingFieldsApart()
{
    QCOMPARE(incomingFields({{"A"_ba, "1, 2"_ba},
                             {"set-cookie"_ba, "a=1; Path=/\nb=2\nc=3, d"_ba},
                             {"Vary"_ba, "x"_ba}}),
             (HeaderFields{{"A"_ba, "1, 2"_ba},
                           {"set-cookie"_ba, "a=1; Path=/"_ba},
                           {"set-cookie"_ba, "b=2"_ba},
                           {"set-cookie"_ba, "c=3, d"_ba},
                           {"Vary"_ba, "x"_ba}}));
}

} // namespace keyferry::transport

QTEST_GUILESS_MAIN(keyferry::transport::tst_QnamHeaders)

#include "tst_qnamheaders.moc"
