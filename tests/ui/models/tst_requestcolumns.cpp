#include "ui/models/requestcolumns.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(keyferry::ui::RequestColumn)

class tst_RequestColumns final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesRawValues_data();
    void givesRawValues();
    void runningRequestsLastUpToNow();
    void countsTriesWithoutAttempts();
    void tellsOutcomes_data();
    void tellsOutcomes();
};

namespace {

RequestRecord ended()
{
    return {.startedAt = 1'700'000'000'000,
            .groupName = u"openai"_s,
            .keyMask = u"sk-p…x9Qf"_s,
            .method = u"POST"_s,
            .path = u"/proxy/openai/v1/responses"_s,
            .model = u"gpt-4.1"_s,
            .status = 200,
            .outcome = RequestOutcome::Succeeded,
            .upstream = u"https://api.openai.com"_s,
            .firstByteMs = 120,
            .durationMs = 1420,
            .responseBytes = 31'400};
}

} // namespace

void tst_RequestColumns::givesRawValues_data()
{
    QTest::addColumn<RequestColumn>("column");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<bool>("isRight");
    QTest::newRow("time") << RequestColumn::Time << QVariant(1'700'000'000'000LL) << false;
    QTest::newRow("group") << RequestColumn::Group << QVariant(u"openai"_s) << false;
    QTest::newRow("model") << RequestColumn::Model << QVariant(u"gpt-4.1"_s) << false;
    QTest::newRow("status") << RequestColumn::Status << QVariant(200) << false;
    QTest::newRow("key") << RequestColumn::Key << QVariant(u"sk-p…x9Qf"_s) << false;
    QTest::newRow("tries") << RequestColumn::Tries << QVariant(0) << true;
    QTest::newRow("first byte") << RequestColumn::FirstByte << QVariant(120) << true;
    QTest::newRow("duration") << RequestColumn::Duration << QVariant(1420) << true;
    QTest::newRow("path") << RequestColumn::Path << QVariant(u"POST /proxy/openai/v1/responses"_s)
                          << false;
    QTest::newRow("upstream") << RequestColumn::Upstream << QVariant(u"https://api.openai.com"_s)
                              << false;
    QTest::newRow("size") << RequestColumn::Size << QVariant(31'400) << true;
}

void tst_RequestColumns::givesRawValues()
{
    QFETCH(const RequestColumn, column);
    QFETCH(const QVariant, value);
    QCOMPARE(cellValue(ended(), column, 0).toString(), value.toString());
    QTEST(isNumber(column), "isRight");
    QVERIFY(!columnTitle(column).isEmpty());
}

void tst_RequestColumns::runningRequestsLastUpToNow()
{
    RequestRecord record = ended();
    const auto duration = [&record](qint64 after) {
        return cellValue(record, RequestColumn::Duration, record.startedAt + after).toLongLong();
    };
    QCOMPARE(duration(5000), 1420);
    record.outcome = RequestOutcome::Running;
    QCOMPARE(duration(5000), 5000);
    QCOMPARE(duration(100), 1420); // never back behind what the engine said
}

void tst_RequestColumns::countsTriesWithoutAttempts()
{
    RequestRecord record = ended();
    record.tries = 3;
    QCOMPARE(cellValue(record, RequestColumn::Tries, 0).toInt(), 3);
    record.attempts = QList<AttemptRecord>(4);
    QCOMPARE(cellValue(record, RequestColumn::Tries, 0).toInt(), 4);
}

void tst_RequestColumns::tellsOutcomes_data()
{
    QTest::addColumn<RequestOutcome>("outcome");
    QTest::addColumn<int>("status");
    QTest::addColumn<bool>("isStream");
    QTest::addColumn<QString>("text");
    QTest::newRow("waiting") << RequestOutcome::Running << 0 << true << u"Waiting"_s;
    QTest::newRow("streaming") << RequestOutcome::Running << 200 << true << u"Streaming"_s;
    QTest::newRow("receiving") << RequestOutcome::Running << 200 << false << u"Receiving"_s;
    QTest::newRow("done") << RequestOutcome::Succeeded << 200 << false << u"200 OK"_s;
    QTest::newRow("unnamed status") << RequestOutcome::Failed << 418 << false << u"418"_s;
    QTest::newRow("cut") << RequestOutcome::Cut << 200 << true << u"200 OK, cut off"_s;
    QTest::newRow("left") << RequestOutcome::ClientGone << 499 << false << u"Client left"_s;
}

void tst_RequestColumns::tellsOutcomes()
{
    QFETCH(const RequestOutcome, outcome);
    QFETCH(const int, status);
    QFETCH(const bool, isStream);
    const RequestRecord record{.status = status, .outcome = outcome, .stream = isStream};
    QTEST(outcomeText(record), "text");
    QCOMPARE(cellSpeech(record, RequestColumn::Status).toString(), outcomeText(record));
}

QTEST_GUILESS_MAIN(tst_RequestColumns)
#include "tst_requestcolumns.moc"
