#include "proxy/transport/answerhead.h"

using namespace keyferry;
using namespace keyferry::transport;
using namespace Qt::StringLiterals;
using http::AnswerFraming;

class tst_AnswerHead final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAllOfAHead();
    void findsTheEndOfTheAnswer_data();
    void findsTheEndOfTheAnswer();
    void keepsToTheLimits();
};

void tst_AnswerHead::readsAllOfAHead()
{
    const auto answer =
        readAnswerHead("HTTP/1.0 503 Slow  Down\r\nRetry-After: 7\r\nconnection: x, Keep-Alive\r\n"
                       "content-length: 12\r\n\r\n"_ba,
                       {});
    QVERIFY(answer);
    QCOMPARE(*answer,
             (AnswerHead{.head = {.status = 503,
                                  .reason = "Slow  Down"_ba,
                                  .fields = {{"Retry-After"_ba, "7"_ba},
                                             {"connection"_ba, "x, Keep-Alive"_ba},
                                             {"content-length"_ba, "12"_ba}}},
                         .minorVersion = 0,
                         .framing = {.contentLength = 12},
                         .isPersistent = true}));
}

void tst_AnswerHead::findsTheEndOfTheAnswer_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("field");
    QTest::addColumn<bool>("answersHead");
    QTest::addColumn<AnswerFraming>("framing");
    const QByteArray length = "Content-Length: 3"_ba;
    const QByteArray chunked = "Transfer-Encoding: chunked"_ba;
    const QByteArray none = "A: b"_ba;
    const auto row = [](const QByteArray &status,
                        const QByteArray &field,
                        bool answersHead,
                        AnswerFraming framing) {
        QTest::addRow("%s %s%s", status.constData(), field.constData(), answersHead ? ", HEAD" : "")
            << status << field << answersHead << framing;
    };
    for (const QByteArray &status : {"200"_ba, "205"_ba, "404"_ba, "999"_ba}) {
        row(status, length, false, AnswerFraming::Length);
        row(status, chunked, false, AnswerFraming::Chunked);
        row(status, none, false, AnswerFraming::UntilClose);
        row(status, length, true, AnswerFraming::None);
        row(status, none, true, AnswerFraming::None);
    }
    for (const QByteArray &status : {"100"_ba, "103"_ba, "199"_ba, "204"_ba, "304"_ba}) {
        row(status, length, false, AnswerFraming::None);
        row(status, chunked, false, AnswerFraming::None);
        row(status, none, false, AnswerFraming::None);
    }
}

void tst_AnswerHead::findsTheEndOfTheAnswer()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, field);
    QFETCH(bool, answersHead);
    QFETCH(AnswerFraming, framing);
    const auto answer =
        readAnswerHead("HTTP/1.1 "_ba + status + " \r\n"_ba + field + "\r\n\r\n"_ba, {});
    QVERIFY(answer);
    QCOMPARE(answerFraming(*answer, answersHead), framing);
}

void tst_AnswerHead::keepsToTheLimits()
{
    const QByteArray head = "HTTP/1.1 200 OK\r\nA: b\r\nC: d\r\n\r\n"_ba;
    QVERIFY(readAnswerHead(head, {.headBytes = head.size(), .fieldCount = 2}));
    QVERIFY(!readAnswerHead(head, {.headBytes = head.size() - 1, .fieldCount = 2}));
    QVERIFY(!readAnswerHead(head, {.headBytes = head.size(), .fieldCount = 1}));
}

QTEST_GUILESS_MAIN(tst_AnswerHead)
#include "tst_answerhead.moc"
