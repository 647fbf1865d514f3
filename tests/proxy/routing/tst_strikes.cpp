#include "proxy/routing/strikes.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

const KeyId key{3};

} // namespace

class tst_Strikes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doublesUpToTenMinutes();
    void countsAnswersOfOneLimitOnce();
    void forgetsAfterAWhile_data();
    void forgetsAfterAWhile();
    void startsOverAfterSuccess_data();
    void startsOverAfterSuccess();
    void keepsKeysApart();
    void remembersTheLatestModels();
};

void tst_Strikes::doublesUpToTenMinutes()
{
    Strikes strikes;
    qint64 now = 1'000;
    for (const qint64 seconds : {30, 60, 120, 240, 480, 600, 600}) {
        const qint64 length = strikes.strike(key, u"m"_s, now);
        QCOMPARE(length, seconds * 1'000);
        now += length;
    }
}

void tst_Strikes::countsAnswersOfOneLimitOnce()
{
    Strikes strikes;
    QCOMPARE(strikes.strike(key, {}, 0), 30'000);
    QCOMPARE(strikes.strike(key, {}, 10), 30'000);
    QCOMPARE(strikes.strike(key, {}, 30'009), 30'000); // until 30'010
    QCOMPARE(strikes.strike(key, {}, 60'009), 60'000);
}

void tst_Strikes::forgetsAfterAWhile_data()
{
    QTest::addColumn<qint64>("later");
    QTest::addColumn<qint64>("length");
    QTest::newRow("at once") << qint64(0) << qint64(60'000);
    QTest::newRow("just remembered") << Strikes::forgottenAfterMs - 1 << qint64(60'000);
    QTest::newRow("forgotten") << Strikes::forgottenAfterMs << qint64(30'000);
}

void tst_Strikes::forgetsAfterAWhile()
{
    QFETCH(qint64, later);
    QFETCH(qint64, length);
    Strikes strikes;
    const qint64 first = strikes.strike(key, {}, 0);
    QCOMPARE(strikes.strike(key, {}, first + later), length);
}

void tst_Strikes::startsOverAfterSuccess_data()
{
    QTest::addColumn<QString>("struck");
    QTest::addColumn<QString>("served");
    QTest::addColumn<bool>("startsOver");
    QTest::newRow("this model") << u"a"_s << u"a"_s << true;
    QTest::newRow("another model") << u"a"_s << u"b"_s << false;
    QTest::newRow("any model, whole key") << QString() << u"b"_s << true;
    QTest::newRow("no model") << u"a"_s << QString() << false;
}

void tst_Strikes::startsOverAfterSuccess()
{
    QFETCH(QString, struck);
    QFETCH(QString, served);
    QFETCH(bool, startsOver);
    Strikes strikes;
    QCOMPARE(strikes.strike(key, struck, 0), 30'000);
    strikes.forget(key, served);
    QCOMPARE(strikes.strike(key, struck, 30'000), startsOver ? 30'000 : 60'000);
    strikes.forgetAll(key);
    QCOMPARE(strikes.strike(key, struck, 90'000), 30'000);
}

void tst_Strikes::keepsKeysApart()
{
    Strikes strikes;
    QCOMPARE(strikes.strike(key, u"m"_s, 0), 30'000);
    QCOMPARE(strikes.strike(KeyId{4}, u"m"_s, 30'000), 30'000);
    strikes.forgetAll(KeyId{4});
    QCOMPARE(strikes.strike(key, u"m"_s, 30'000), 60'000);
}

void tst_Strikes::remembersTheLatestModels()
{
    Strikes strikes;
    for (int model = 0; model < 9; ++model)
        QCOMPARE(strikes.strike(key, QString::number(model), model), 30'000);
    QCOMPARE(strikes.strike(key, u"8"_s, 40'000), 60'000);
    QCOMPARE(strikes.strike(key, u"0"_s, 40'000), 30'000); // made room for the ninth
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Strikes)
#include "tst_strikes.moc"
