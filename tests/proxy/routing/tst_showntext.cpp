#include "proxy/routing/showntext.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

class tst_ShownText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void masksKeys_data();
    void masksKeys();
    void leavesWordsAlone_data();
    void leavesWordsAlone();
    void staysOnOneLine();
    void cutsLongTexts();
    void readsMessages_data();
    void readsMessages();
};

void tst_ShownText::masksKeys_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shown");
    const auto row = [](const QString &text, const QString &shown) {
        QTest::addRow("%s", qPrintable(text)) << text << shown;
    };
    row(u"Incorrect API key provided: sk-ab***yz. You can"_s,
        u"Incorrect API key provided: …. You can"_s);
    row(u"key sk-proj-abc_DEF-123 is wrong"_s, u"key sk-… is wrong"_s);
    row(u"sk-ant-api03-AAAA_bbbb-CCCC"_s, u"sk-…"_s);
    row(u"Consumer 'api_key:AIzaSyA0bcdefghijk' has been suspended."_s,
        u"Consumer 'api_key:…' has been suspended."_s);
    row(u"AIzaSyA0bcdefghijk"_s, u"AIza…"_s);
    row(u"gsk_abcdefgh and xai-abcdefgh"_s, u"gsk_… and xai-…"_s);
    row(u"Your api key: ****abcd is invalid"_s, u"Your api key: … is invalid"_s);
    row(u"Incorrect API key provided: swordfish."_s, u"Incorrect API key provided: …."_s);
    row(u"token=swordfish"_s, u"token=…"_s);
    row(u"got 'Bearer swordfish'"_s, u"got 'Bearer …'"_s);
    row(u"key 0123456789abcdef0123456789abcdef here"_s, u"key … here"_s);
    row(u"eyJhbGciOi.eyJzdWIi.c2ln"_s, u"eyJ…"_s);
}

void tst_ShownText::masksKeys()
{
    QFETCH(QString, text);
    QFETCH(QString, shown);
    QCOMPARE(shownText(text), shown);
}

void tst_ShownText::leavesWordsAlone_data()
{
    QTest::addColumn<QString>("text");
    const auto row = [](const QString &text) { QTest::addRow("%s", qPrintable(text)) << text; };
    row(u"invalid x-api-key"_s);
    row(u"API key not valid. Please pass a valid API key."_s);
    row(u"x-api-key header is required"_s);
    row(u"Rate limit reached for gpt-4o in organization org-VTt on tokens per min (TPM): Limit 3"_s);
    row(u"model: claude-sonnet-4-5-20250929 not found"_s);
    row(u"You didn't provide an API key. You need to provide your API key in an Authorization header"_s);
    row(u"unsupported_country_region_territory"_s);
    row(u"The model `gemini-2.5-flash-preview-05-20` is overloaded"_s);
}

void tst_ShownText::leavesWordsAlone()
{
    QFETCH(QString, text);
    QCOMPARE(shownText(text), text);
}

void tst_ShownText::staysOnOneLine()
{
    QCOMPARE(shownText(u" one\r\n\ttwo\u0000\u001b[31m \u202ethree \u200bfour\n"_s),
             u"one two [31m three four"_s);
}

void tst_ShownText::cutsLongTexts()
{
    const QString fits(200, u'x');
    QCOMPARE(shownText(fits), fits);
    QCOMPARE(shownText(fits + u'x'), fits.first(199) + u'…');
    // A key at the cut is masked before it could be cut in two.
    const QString shown = shownText(QString(190, u'.') + u" sk-abcdefghijklmnop"_s);
    QCOMPARE(shown, QString(190, u'.') + u" sk-…"_s);
}

void tst_ShownText::readsMessages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("message");
    QTest::newRow("masked") << R"({"error":{"message":"bad key sk-abcdefgh"}})"_ba
                            << u"bad key sk-…"_s;
    QTest::newRow("code alone") << R"({"error":{"code":"slow_down"}})"_ba << u"slow_down"_s;
    QTest::newRow("nothing") << R"({"ok":true})"_ba << QString();
    QTest::newRow("empty") << ""_ba << QString();
    QTest::newRow("page") << "<html><title> 502\nBad Gateway </title></html>"_ba
                          << u"502 Bad Gateway"_s;
}

void tst_ShownText::readsMessages()
{
    QFETCH(QByteArray, body);
    QFETCH(QString, message);
    QCOMPARE(errorMessage(body), message);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_ShownText)
#include "tst_showntext.moc"
