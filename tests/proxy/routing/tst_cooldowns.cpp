#include "proxy/routing/cooldowns.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

const KeyId key{3};

QList<KeyId> over(Cooldowns &cooldowns, qint64 now)
{
    QList<KeyId> keys;
    while (const auto each = cooldowns.takeOver(now))
        keys.append(*each);
    return keys;
}

} // namespace

class tst_Cooldowns : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsTheLaterDeadline();
    void tellsModelsApart();
    void endsAtTheDeadline();
    void endsInOrder();
    void clearsAllOfAKey();
    void countsEndlessModelsForTheWholeKey();
};

void tst_Cooldowns::holdsTheLaterDeadline()
{
    Cooldowns cooldowns;
    QVERIFY(cooldowns.add(key, {.model = u"m"_s, .until = 100, .reason = u"first"_s}));
    QVERIFY(!cooldowns.add(key, {.model = u"m"_s, .until = 100, .reason = u"same"_s}));
    QVERIFY(!cooldowns.add(key, {.model = u"m"_s, .until = 99, .reason = u"earlier"_s}));
    QCOMPARE(cooldowns.of(key).front(), (Cooldown{u"m"_s, 100, u"first"_s}));
    QVERIFY(cooldowns.add(key, {.model = u"m"_s, .until = 101, .reason = u"later"_s}));
    QCOMPARE(cooldowns.of(key).size(), 1u);
    QCOMPARE(cooldowns.of(key).front(), (Cooldown{u"m"_s, 101, u"later"_s}));
    QCOMPARE(cooldowns.deadlines(u"m"_s), (Deadlines{{101, key}}));
}

void tst_Cooldowns::tellsModelsApart()
{
    Cooldowns cooldowns;
    cooldowns.add(key, {.model = u"m"_s, .until = 100});
    cooldowns.add(key, {.until = 50});
    QCOMPARE(cooldowns.until(key, u"m"_s), 100);
    QCOMPARE(cooldowns.until(key, u"n"_s), 50);
    QCOMPARE(cooldowns.until(key, {}), 50);
    QCOMPARE(cooldowns.until(KeyId{4}, {}), 0);
    QVERIFY(cooldowns.deadlines(u"n"_s).empty());
}

void tst_Cooldowns::endsAtTheDeadline()
{
    Cooldowns cooldowns;
    cooldowns.add(key, {.until = 100});
    QCOMPARE(over(cooldowns, 99), QList<KeyId>{});
    QCOMPARE(over(cooldowns, 100), QList<KeyId>{key});
    QVERIFY(cooldowns.of(key).empty());
    QCOMPARE(over(cooldowns, 1'000), QList<KeyId>{});

    // Once there was none, an early one is not overlooked.
    cooldowns.add(key, {.until = 60});
    QCOMPARE(over(cooldowns, 60), QList<KeyId>{key});
}

void tst_Cooldowns::endsInOrder()
{
    Cooldowns cooldowns;
    for (int id = 9; id >= 1; --id)
        cooldowns.add(KeyId{id}, {.model = id % 2 ? u"m"_s : QString(), .until = 100 * id});
    cooldowns.add(KeyId{1}, {.until = 450});
    QCOMPARE(over(cooldowns, 100), QList<KeyId>{KeyId{1}});
    QCOMPARE(over(cooldowns, 200), QList<KeyId>{KeyId{2}});
    QCOMPARE(over(cooldowns, 449).size(), 2);
    QCOMPARE(over(cooldowns, 450), QList<KeyId>{KeyId{1}});
    QCOMPARE(over(cooldowns, 900).size(), 5);
}

void tst_Cooldowns::clearsAllOfAKey()
{
    Cooldowns cooldowns;
    QVERIFY(!cooldowns.clear(key));
    cooldowns.add(key, {.model = u"m"_s, .until = 100});
    cooldowns.add(key, {.until = 50});
    cooldowns.add(KeyId{4}, {.until = 70});
    QVERIFY(cooldowns.clear(key));
    QCOMPARE(cooldowns.until(key, u"m"_s), 0);
    QCOMPARE(over(cooldowns, 1'000), QList<KeyId>{KeyId{4}});
}

void tst_Cooldowns::countsEndlessModelsForTheWholeKey()
{
    Cooldowns cooldowns;
    const QString longest(Cooldowns::longestModel, u'x');
    cooldowns.add(KeyId{99}, {.model = longest + u'x', .until = 100});
    QCOMPARE(cooldowns.until(KeyId{99}, {}), 100);

    cooldowns.add(key, {.model = longest, .until = 100});
    for (int model = 1; model < Cooldowns::mostModels; ++model)
        cooldowns.add(key, {.model = QString::number(model), .until = 100});
    QCOMPARE(cooldowns.until(key, {}), 0);

    cooldowns.add(KeyId{5}, {.model = u"7"_s, .until = 100}); // a known one
    QCOMPARE(cooldowns.until(KeyId{5}, {}), 0);
    cooldowns.add(KeyId{6}, {.model = u"one more"_s, .until = 100});
    QCOMPARE(cooldowns.until(KeyId{6}, {}), 100);

    QCOMPARE(over(cooldowns, 100).size(), Cooldowns::mostModels + 3);
    cooldowns.add(key, {.model = u"one more"_s, .until = 200});
    QCOMPARE(cooldowns.until(key, {}), 0);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Cooldowns)
#include "tst_cooldowns.moc"
