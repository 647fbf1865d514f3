#include "proxy/transport/transporterror.h"

#include <QTest>

namespace keyferry::transport {

using namespace Qt::StringLiterals;
using NetworkError = QNetworkReply::NetworkError;

class tst_TransportError final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsWholeAnswers_data();
    void knowsWholeAnswers();
    void namesFailures_data();
    void namesFailures();
    void believesSignalsBeforeErrors();
    void keepsUrlsOutOfDetails();
    void namesMissedDeadlines_data();
    void namesMissedDeadlines();
};

void tst_TransportError::knowsWholeAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("error");
    QTest::addColumn<bool>("isWhole");
    // docs/qt-network.md "QNAM: abort, timers, errors"
    const std::vector<std::pair<int, int>> expected{
        {200, 0},   {204, 0},   {304, 0},   {307, 0},   {400, 302}, {401, 204}, {402, 299},
        {403, 201}, {404, 203}, {405, 202}, {407, 105}, {409, 206}, {410, 207}, {413, 299},
        {418, 302}, {429, 299}, {500, 401}, {501, 402}, {502, 499}, {503, 403}, {529, 499}};
    for (const auto &[status, error] : expected) {
        QTest::addRow("%d with %d", status, error) << status << error << true;
        QTest::addRow("%d, then closed", status) << status << 2 << false;
    }
    QTest::addRow("no status, no error") << 0 << 0 << false;
    QTest::addRow("200 with a 404's error") << 200 << 203 << false;
    QTest::addRow("another's error") << 404 << 204 << false;
    QTest::addRow("not sent again") << 307 << 205 << false;
}

void tst_TransportError::knowsWholeAnswers()
{
    QFETCH(int, status);
    QFETCH(int, error);
    QFETCH(bool, isWhole);
    ReplyEnd end{.error = static_cast<NetworkError>(error)};
    if (status > 0)
        end.status = status;
    QCOMPARE(isWholeAnswer(end), isWhole);
}

void tst_TransportError::namesFailures_data()
{
    QTest::addColumn<int>("error");
    QTest::addColumn<QString>("text");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("requestSent");
    QTest::addColumn<QString>("detail");
    const auto row = [](int error, ErrorKind kind, bool sent, const QString &detail) {
        QTest::addRow("%d", error)
            << error << u"Qt's text"_s << kind << sent << u"up.test: "_s + detail;
    };
    row(1, ErrorKind::UpstreamUnreachable, false, u"connection refused"_s);
    row(2, ErrorKind::UpstreamClosed, true, u"connection closed"_s);
    row(3, ErrorKind::UpstreamUnreachable, false, u"host not found"_s);
    row(4, ErrorKind::UpstreamTimeout, true, u"socket timeout"_s);
    row(6, ErrorKind::UpstreamUnreachable, false, u"Qt's text"_s);
    row(7, ErrorKind::UpstreamUnreachable, false, u"network failure"_s);
    row(99, ErrorKind::UpstreamUnreachable, false, u"Qt's text"_s);
    row(101, ErrorKind::UpstreamUnreachable, false, u"the proxy refused the connection"_s);
    row(105, ErrorKind::UpstreamUnreachable, false, u"the proxy wants other credentials"_s);
    row(205, ErrorKind::UpstreamClosed, true, u"connection closed, not sent again"_s);
    row(399, ErrorKind::UpstreamMalformed, true, u"malformed answer (Qt error 399)"_s);
    QTest::addRow("descriptors") << 99 << u"Out of resources"_s << ErrorKind::OutOfCapacity << false
                                 << u"up.test: out of file descriptors"_s;
}

void tst_TransportError::namesFailures()
{
    QFETCH(int, error);
    QFETCH(QString, text);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, requestSent);
    QFETCH(QString, detail);
    const TransportFailure failure =
        failureOf({.error = static_cast<NetworkError>(error), .text = text, .host = u"up.test"_s});
    QCOMPARE(failure,
             (TransportFailure{.error = {.kind = kind, .detail = detail},
                               .headSeen = false,
                               .requestSent = requestSent}));
}

void tst_TransportError::believesSignalsBeforeErrors()
{
    // A second connection refused does not undo that the request went out on the first.
    const ReplyEnd sent{.error = NetworkError::ConnectionRefusedError, .requestSent = true};
    QVERIFY(failureOf(sent).requestSent);
    const ReplyEnd answered{
        .error = NetworkError::UnknownNetworkError, .status = 200, .headSeen = true};
    QVERIFY(failureOf(answered).requestSent);
    QVERIFY(failureOf(answered).headSeen);
}

void tst_TransportError::keepsUrlsOutOfDetails()
{
    for (const QString &text : {u"Error transferring https://up.test/v1?key=sk-secret"_s,
                                u"/v1?key=sk-secret"_s,
                                QString()}) {
        const ReplyEnd end{
            .error = NetworkError::UnknownNetworkError, .text = text, .host = u"up.test"_s};
        QCOMPARE(failureOf(end).error.detail, u"up.test: network error"_s);
    }
}

void tst_TransportError::namesMissedDeadlines_data()
{
    QTest::addColumn<Deadline>("deadline");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<bool>("headSeen");
    QTest::addColumn<bool>("requestSent");
    QTest::addRow("queue") << Deadline::Queue << ErrorKind::OutOfCapacity << false << false;
    QTest::addRow("connect") << Deadline::Connect << ErrorKind::UpstreamTimeout << false << false;
    QTest::addRow("handshake") << Deadline::Handshake << ErrorKind::UpstreamTimeout << false
                               << false;
    QTest::addRow("first byte") << Deadline::FirstByte << ErrorKind::UpstreamTimeout << false
                                << true;
    QTest::addRow("idle") << Deadline::Idle << ErrorKind::UpstreamTimeout << true << true;
}

void tst_TransportError::namesMissedDeadlines()
{
    QFETCH(Deadline, deadline);
    QFETCH(ErrorKind, kind);
    QFETCH(bool, headSeen);
    QFETCH(bool, requestSent);
    const TransportFailure failure = missed(deadline, u"up.test"_s);
    QCOMPARE(failure.error.kind, kind);
    QVERIFY(failure.error.detail.startsWith("up.test: "_L1));
    QCOMPARE(failure.headSeen, headSeen);
    QCOMPARE(failure.requestSent, requestSent);
}

} // namespace keyferry::transport

QTEST_GUILESS_MAIN(keyferry::transport::tst_TransportError)

#include "tst_transporterror.moc"
