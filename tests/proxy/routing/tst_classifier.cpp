#include "proxy/routing/classifier.h"

#include <QTest>

namespace keyferry::routing {

class tst_Classifier : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesStatus_data();
    void judgesStatus();
};

void tst_Classifier::judgesStatus_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<Verdict>("verdict");

    for (const int status : {101, 200, 201, 204, 206, 299, 301, 304, 307, 399})
        QTest::addRow("%d", status) << status << Verdict::Success;
    for (const int status : {400, 402, 404, 405, 407, 409, 413, 415, 422, 428, 430, 499})
        QTest::addRow("%d", status) << status << Verdict::ClientFault;
    for (const int status : {401, 403})
        QTest::addRow("%d", status) << status << Verdict::KeyRejected;
    QTest::newRow("429") << 429 << Verdict::RateLimited;
    for (const int status : {408, 500, 502, 503, 504, 520, 529, 599, 600, 999})
        QTest::addRow("%d", status) << status << Verdict::UpstreamFault;
}

void tst_Classifier::judgesStatus()
{
    QFETCH(int, status);
    QFETCH(Verdict, verdict);
    for (const Channel channel : allChannels())
        QCOMPARE(classify({.channel = channel, .status = status, .fields = {}}, {}, 0).verdict,
                 verdict);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Classifier)
#include "tst_classifier.moc"
