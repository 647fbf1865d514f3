#include "proxy/routing/servedkeys.h"

#include <QTest>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

struct Line
{
    int weight = 1;
    int priority = 0;
};

// Keys at positions 0, 1, 2 … as the ring would keep them.
class Harness
{
public:
    explicit Harness(KeyStrategy strategy, const QList<Line> &lines)
        : m_served([this](quint32 bound) { return m_random++ % bound; })
    {
        m_served.setStrategy(strategy, m_keys);
        for (const Line &line : lines)
            add(line);
    }

    void add(const Line &line)
    {
        const quint32 at = m_keys.append({.id = KeyId{m_keys.size() + 1},
                                          .weight = quint16(line.weight),
                                          .priority = quint16(line.priority)});
        m_served.append(at, m_keys.at(at));
        setServed(at, true);
    }
    void setServed(quint32 at, bool isServed, const QList<Cooldown> &cooldowns = {})
    {
        m_served.update(at, m_keys.at(at), isServed, cooldowns);
    }
    void setPriority(quint32 at, int priority)
    {
        m_keys.at(at).priority = quint16(priority);
        m_served.noteEdit(at, m_keys.at(at));
    }
    void setWeight(quint32 at, int weight)
    {
        m_keys.at(at).weight = quint16(weight);
        m_served.noteEdit(at, m_keys.at(at));
    }
    void setStrategy(KeyStrategy strategy) { m_served.setStrategy(strategy, m_keys); }
    // -1: none
    int pick(const QString &model = {}, const std::vector<quint32> &without = {})
    {
        const auto at = m_served.next(model, without);
        if (!at)
            return -1;
        ++m_keys.at(*at).inFlight;
        m_served.took(*at, m_keys.at(*at), model, true);
        return static_cast<int>(*at);
    }
    void release(quint32 at)
    {
        --m_keys.at(at).inFlight;
        m_served.noteInFlight(at, m_keys.at(at));
    }
    QList<int> picks(int count, const QString &model = {})
    {
        QList<int> out;
        for (int i = 0; i < count; ++i)
            out.append(pick(model));
        return out;
    }
    ServedKeys &served() { return m_served; }

private:
    quint32 m_random = 0;
    KeyTable m_keys{};
    ServedKeys m_served;
};

const QList<Cooldown> forModel{{.model = u"m"_s, .until = 1}};

} // namespace

class tst_ServedKeys : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesOutWhoIsNotServed_data();
    void leavesOutWhoIsNotServed();
    void keepsModelsApart_data();
    void keepsModelsApart();
    void servesByWeight();
    void followsAnEditedWeight();
    void givesNobodySavedUpTurns_data();
    void givesNobodySavedUpTurns();
    void servesTheLeastBusy();
    void fillsTheFirst();
    void drawsEachAsLikely();
    void changesStrategy();
    void countsWhoIsBefore();
};

void tst_ServedKeys::leavesOutWhoIsNotServed_data()
{
    QTest::addColumn<KeyStrategy>("strategy");
    QTest::newRow("round robin") << KeyStrategy::RoundRobin;
    QTest::newRow("weighted") << KeyStrategy::Weighted;
    QTest::newRow("least in flight") << KeyStrategy::LeastInFlight;
    QTest::newRow("fill first") << KeyStrategy::FillFirst;
    QTest::newRow("random") << KeyStrategy::Random;
}

void tst_ServedKeys::leavesOutWhoIsNotServed()
{
    QFETCH(KeyStrategy, strategy);
    Harness keys(strategy, {{}, {}, {}, {}});
    keys.setServed(1, false);
    for (int i = 0; i < 20; ++i) {
        const int picked = keys.pick({}, {2, 2, 1});
        QVERIFY(picked == 0 || picked == 3);
    }
    QCOMPARE(keys.pick({}, {0, 2, 3}), -1);
    QCOMPARE(keys.served().count({}), 3u); // those left out were so for one pick only
    keys.setServed(1, true);
    QCOMPARE(keys.pick({}, {0, 2, 3}), 1);
}

void tst_ServedKeys::keepsModelsApart_data()
{
    leavesOutWhoIsNotServed_data();
}

void tst_ServedKeys::keepsModelsApart()
{
    QFETCH(KeyStrategy, strategy);
    Harness keys(strategy, {{}, {}, {}});
    keys.setServed(0, true, forModel);
    keys.setServed(2, true, forModel);
    QCOMPARE(keys.picks(3, u"m"_s), (QList<int>{1, 1, 1}));
    QCOMPARE(keys.served().count(u"m"_s), 1u);
    QCOMPARE(keys.served().count(u"n"_s), 3u);
    QVERIFY(!keys.served().isServed(0, u"m"_s));
    QVERIFY(keys.served().isServed(0, {}));

    keys.setServed(1, false); // out for all
    QCOMPARE(keys.pick(u"m"_s), -1);
    keys.setServed(2, true);
    QCOMPARE(keys.picks(2, u"m"_s), (QList<int>{2, 2}));
    keys.setServed(0, true);
    keys.add({});
    QCOMPARE(keys.served().count(u"m"_s), 3u);
}

void tst_ServedKeys::servesByWeight()
{
    Harness keys(KeyStrategy::Weighted, {{5}, {1}, {1}});
    QCOMPARE(keys.picks(7), (QList<int>{0, 0, 0, 1, 2, 0, 0}));
    const QList<int> more = keys.picks(700);
    QCOMPARE(more.count(0), 500);
    QCOMPARE(more.count(1), 100);
}

void tst_ServedKeys::followsAnEditedWeight()
{
    Harness keys(KeyStrategy::Weighted, {{1}, {1}});
    keys.picks(10);
    keys.setWeight(1, 3);
    QCOMPARE(keys.picks(400).count(1), 300);
}

void tst_ServedKeys::givesNobodySavedUpTurns_data()
{
    QTest::addColumn<QString>("model"); // of all requests
    QTest::newRow("out for all") << QString();
    QTest::newRow("out for the model that is asked for") << u"m"_s;
}

void tst_ServedKeys::givesNobodySavedUpTurns()
{
    QFETCH(QString, model);
    Harness keys(KeyStrategy::Weighted, {{1}, {1}});
    keys.setServed(1, !model.isEmpty(), forModel);
    QCOMPARE(keys.picks(100, model).count(0), 100);
    keys.setServed(1, true);
    QCOMPARE(keys.picks(10, model).count(1), 5);
    keys.add({2}); // nor does a new one
    QCOMPARE(keys.picks(40, model).count(2), 20);
}

void tst_ServedKeys::servesTheLeastBusy()
{
    Harness keys(KeyStrategy::LeastInFlight, {{}, {}, {}});
    QCOMPARE(keys.picks(4), (QList<int>{0, 1, 2, 0}));
    keys.release(1);
    keys.release(2);
    keys.release(0);
    keys.release(0);
    // All idle: the one unused for longest first.
    QCOMPARE(keys.picks(3), (QList<int>{1, 2, 0}));
    keys.release(2);
    QCOMPARE(keys.picks(2), (QList<int>{2, 1}));
}

void tst_ServedKeys::fillsTheFirst()
{
    Harness keys(KeyStrategy::FillFirst, {{1, 5}, {1, 2}, {1, 2}, {1, 0}});
    QCOMPARE(keys.picks(3), (QList<int>{3, 3, 3}));
    keys.setServed(3, false);
    QCOMPARE(keys.picks(2), (QList<int>{1, 1}));
    keys.setServed(1, false);
    QCOMPARE(keys.picks(2), (QList<int>{2, 2}));
    keys.setPriority(0, 1);
    QCOMPARE(keys.picks(2), (QList<int>{0, 0}));
    keys.add({1, 0});
    keys.setServed(3, true);
    QCOMPARE(keys.picks(2), (QList<int>{3, 3}));
}

void tst_ServedKeys::drawsEachAsLikely()
{
    Harness keys(KeyStrategy::Random, {{}, {}, {}, {}});
    keys.setServed(2, false);
    // The source counts up, so every number comes as often.
    const QList<int> picks = keys.picks(300);
    QCOMPARE(picks.count(0), 100);
    QCOMPARE(picks.count(1), 100);
    QCOMPARE(picks.count(3), 100);
}

void tst_ServedKeys::changesStrategy()
{
    Harness keys(KeyStrategy::RoundRobin, {{1, 3}, {8, 2}, {1, 1}});
    keys.setServed(2, true, forModel);
    QCOMPARE(keys.picks(2), (QList<int>{0, 1}));
    keys.setStrategy(KeyStrategy::FillFirst);
    QCOMPARE(keys.pick(), 2);
    QCOMPARE(keys.pick(u"m"_s), 1);
    keys.setStrategy(KeyStrategy::Weighted);
    QCOMPARE(keys.picks(10).count(1), 8);
    QCOMPARE(keys.picks(9, u"m"_s).count(0), 1);
    keys.setStrategy(KeyStrategy::RoundRobin);
    QCOMPARE(keys.picks(3), (QList<int>{2, 0, 1}));
}

void tst_ServedKeys::countsWhoIsBefore()
{
    Harness keys(KeyStrategy::RoundRobin, {{1, 3}, {1, 0}, {1, 3}, {1, 1}});
    keys.picks(2);
    keys.setServed(3, false);
    QCOMPARE(keys.served().countBefore(2), 0);
    QCOMPARE(keys.served().countBefore(0), 1);
    QCOMPARE(keys.served().countBefore(1), 2);
    keys.setStrategy(KeyStrategy::FillFirst);
    QCOMPARE(keys.served().countBefore(1), 0);
    QCOMPARE(keys.served().countBefore(0), 1);
    QCOMPARE(keys.served().countBefore(2), 2);
    keys.setStrategy(KeyStrategy::Random);
    QCOMPARE(keys.served().countBefore(1), -1);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_ServedKeys)
#include "tst_servedkeys.moc"
