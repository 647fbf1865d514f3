#include "proxy/core/config.h"

#include <QTest>

using namespace keyferry;
using namespace Qt::StringLiterals;

class tst_PoolPolicy : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesStrategies_data();
    void namesStrategies();
    void isReadWithTheOverridesOfAGroup();
};

void tst_PoolPolicy::namesStrategies_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<KeyStrategy>("strategy");
    QTest::newRow("round robin") << u"round_robin"_s << KeyStrategy::RoundRobin;
    QTest::newRow("weighted") << u"weighted"_s << KeyStrategy::Weighted;
    QTest::newRow("least in flight") << u"least_in_flight"_s << KeyStrategy::LeastInFlight;
    QTest::newRow("fill first") << u"fill_first"_s << KeyStrategy::FillFirst;
    QTest::newRow("random") << u"random"_s << KeyStrategy::Random;
}

void tst_PoolPolicy::namesStrategies()
{
    QFETCH(QString, name);
    QFETCH(KeyStrategy, strategy);
    SettingValues values;
    values.set(settings::keyStrategy.name, name);
    QCOMPARE(poolPolicy(values).strategy, strategy);
    QCOMPARE(QString(keyStrategyName(strategy)), name);
}

void tst_PoolPolicy::isReadWithTheOverridesOfAGroup()
{
    SettingValues global;
    global.set(settings::keyRpm.name, qint64(6));
    global.set(settings::keyRpd.name, qint64(70));
    GroupConfig group{.overrides = {{u"key_rpd"_s, u"80"_s},
                                    {u"key_max_in_flight"_s, u"2"_s},
                                    {u"key_strategy"_s, u"random"_s}}};
    applySettings(group, global);
    const PoolPolicy expected{
        .strategy = KeyStrategy::Random, .perMinute = 6, .perDay = 80, .maxInFlight = 2};
    QCOMPARE(group.poolPolicy, expected);

    group.overrides.clear();
    applySettings(group, {});
    QCOMPARE(group.poolPolicy, PoolPolicy{});
}

QTEST_GUILESS_MAIN(tst_PoolPolicy)
#include "tst_poolpolicy.moc"
