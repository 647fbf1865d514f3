#include "ui/models/keycooling.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_KeyCooling final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesTheDeadlineThatMatters_data();
    void namesTheDeadlineThatMatters();
    void endsWhatIsOver_data();
    void endsWhatIsOver();
};

void tst_KeyCooling::namesTheDeadlineThatMatters_data()
{
    QTest::addColumn<QList<Cooldown>>("cooldowns");
    QTest::addColumn<qint64>("until");
    QTest::addColumn<QString>("model");
    QTest::addColumn<int>("others");
    const Cooldown whole{.until = 9};
    const Cooldown soon{.model = u"a"_s, .until = 3};
    const Cooldown late{.model = u"b"_s, .until = 5};
    QTest::newRow("none") << QList<Cooldown>() << qint64{0} << QString() << 0;
    QTest::newRow("whole key") << QList{whole} << qint64{9} << QString() << 0;
    QTest::newRow("one model") << QList{late} << qint64{5} << u"b"_s << 0;
    QTest::newRow("first of two models") << QList{late, soon} << qint64{3} << u"a"_s << 1;
    QTest::newRow("whole key before models")
        << QList{soon, whole, late} << qint64{9} << QString() << 2;
}

void tst_KeyCooling::namesTheDeadlineThatMatters()
{
    QFETCH(const QList<Cooldown>, cooldowns);
    const CoolingDeadline deadline = coolingDeadline(cooldowns);
    QTEST(deadline.until, "until");
    QTEST(deadline.model, "model");
    QTEST(deadline.others, "others");
}

void tst_KeyCooling::endsWhatIsOver_data()
{
    QTest::addColumn<KeyState>("before");
    QTest::addColumn<qint64>("now");
    QTest::addColumn<bool>("changed");
    QTest::addColumn<KeyState>("after");
    QTest::addColumn<int>("left");
    QTest::newRow("none over") << KeyState::Cooling << qint64{2} << false << KeyState::Cooling << 2;
    QTest::newRow("one over") << KeyState::Cooling << qint64{3} << true << KeyState::Cooling << 1;
    QTest::newRow("all over") << KeyState::Cooling << qint64{5} << true << KeyState::Active << 0;
    QTest::newRow("disabled stays")
        << KeyState::Disabled << qint64{5} << true << KeyState::Disabled << 0;
}

void tst_KeyCooling::endsWhatIsOver()
{
    QFETCH(const KeyState, before);
    QFETCH(const qint64, now);
    KeyRow row{.state = before,
               .cooldowns = {{.model = u"a"_s, .until = 3}, {.model = u"b"_s, .until = 5}}};
    QTEST(endCooldowns(row, now), "changed");
    QTEST(row.state, "after");
    QTEST(static_cast<int>(row.cooldowns.size()), "left");
}

QTEST_GUILESS_MAIN(tst_KeyCooling)
#include "tst_keycooling.moc"
