#include "proxy/routing/breaker.h"

#include <QTest>

#include <thread>
#include <vector>

namespace keyferry::routing {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 start = 1'700'000'000'000;

/// Plays one word after the other to a breaker; a number in front repeats it.
///   F A     a request of this moment fails, is answered
///   mark    remember this moment;  lF lA lN  a request picked then fails, is answered, is dropped
///   T t     a trial begins, is refused;  xF xA xN  the last trial fails, is answered, is dropped
///   +N      N ms pass; -N: the clock is set back
///   =closed/f   =open/s/f   =half/f   it is so, with s seconds to go and f failures in a row
class Play
{
public:
    /// Empty if all went as the script says, else what did not.
    QByteArray run(const QByteArray &script)
    {
        const auto words = script.simplified().split(' ');
        for (const QByteArray &word : words) {
            qsizetype digits = 0;
            while (digits < word.size() && word.at(digits) >= '0' && word.at(digits) <= '9')
                ++digits;
            const int times = digits == 0 ? 1 : word.left(digits).toInt();
            for (int i = 0; i < times; ++i) {
                if (!step(word.mid(digits)))
                    return word + " but " + standing();
            }
        }
        return {};
    }

private:
    bool step(const QByteArray &word)
    {
        if (word.startsWith('='))
            return standing() == word;
        if (word.startsWith('+') || word.startsWith('-'))
            m_now += word.toLongLong();
        else if (word == "mark")
            m_marked = m_now;
        else if (word == "T")
            return beginTrial();
        else if (word == "t")
            return !m_breaker.beginTrial(m_now);
        else
            note(word.back(), pickedAt(word));
        return true;
    }

    bool beginTrial()
    {
        m_trial = m_now;
        return m_breaker.admission(m_now) == Breaker::Admission::Trial
               && m_breaker.beginTrial(m_now);
    }

    [[nodiscard]] qint64 pickedAt(const QByteArray &word) const
    {
        if (word.size() == 1)
            return m_now;
        return word.front() == 'l' ? m_marked : m_trial;
    }

    void note(char result, qint64 pickedAt)
    {
        if (result == 'F')
            m_breaker.noteFailure(u"refused"_s, pickedAt, m_now);
        else if (result == 'A')
            m_breaker.noteAnswer(100ms, pickedAt, m_now);
        else
            m_breaker.noteNothing(pickedAt);
    }

    [[nodiscard]] QByteArray standing() const
    {
        const UpstreamHealth health = m_breaker.health();
        const QByteArray failures = "/" + QByteArray::number(health.consecutiveFailures);
        switch (health.state) {
        case BreakerState::Closed: return "=closed" + failures;
        case BreakerState::Open:
            return "=open/" + QByteArray::number((health.openUntil - m_now) / 1'000) + failures;
        case BreakerState::HalfOpen: return "=half" + failures;
        }
        Q_UNREACHABLE();
    }

    Breaker m_breaker{start};
    qint64 m_now = start;
    qint64 m_marked = start;
    qint64 m_trial = start;
};

} // namespace

class tst_Breaker : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void changesState_data();
    void changesState();
    void admitsByState();
    void averagesTheFirstByte();
    void handsOutTheLastErrorOnce();
    void givesOneTrialToManyWorkers();
    void opensOnceForManyWorkers();
    void countsEveryResultOfManyWorkers();
};

void tst_Breaker::changesState_data()
{
    QTest::addColumn<QByteArray>("script");
    const auto row = [](const char *name, const char *script) {
        QTest::newRow(name) << QByteArray(script);
    };

    row("new", "=closed/0 t");
    row("four failures", "4F =closed/4");
    row("five failures in a row", "5F =open/10/5");
    row("an answer in between", "4F A =closed/0 4F =closed/4 F =open/10/5");
    row("slowly, but in a row", "F +70000 F +70000 F +70000 F +70000 F =open/10/5");

    row("11 of 20 in a minute", "3F 3A 4F 4A 2A 3F =closed/3 F =open/10/4");
    row("10 of 20 is not over half", "4F 5A 4F 5A 2F =closed/2 F =open/10/3");
    row("over half, but of 19", "4F 4A 4F 4A 3F =closed/3 F =open/10/4");
    row("over half of 20, the last one answered", "4F 3A 4F 3A 4F 2A =closed/0 F =open/10/1");
    row("many in a minute, few failed", "30A 4F =closed/4 30A 4F =closed/4");
    row("the failures have slid out", "4F A 4F A 4F A +60000 4A F =closed/1");
    row("the failures are still in", "4F A 4F A 4F A +59999 4A F =open/10/1");
    row("the answers have slid out",
        "40A +50000 4F A 4F A 4F A =closed/0 +10000 4F A F =open/10/1");
    row("the window is empty after closing",
        "4F A 4F A 4F A 4F A F +10000 T xA =closed/0 4F =closed/4");

    row("not due a moment early", "5F +9999 t =open/0/5");
    row("due after 10 s", "5F +10000 T =half/5");
    row("a second trial is refused", "5F +10000 T t +59999 t =half/5");
    row("the trial's answer closes", "5F +10000 T +200 xA =closed/0");
    row("closed again, five more are needed", "5F +10000 T +200 xA 4F =closed/4 F =open/10/5");
    row("the trial's failure doubles", "5F +10000 T +200 xF =open/20/6");
    row("doubling to 5 min",
        "5F =open/10/5 +10000 T xF =open/20/6 +20000 T xF =open/40/7 +40000 T xF =open/80/8 +80000 "
        "T xF =open/160/9 +160000 T xF =open/300/10 +300000 T xF =open/300/11 +299999 t +1 T");
    row("closing resets the doubling", "5F +10000 T xF +20000 T xA 5F =open/10/5");
    row("the trial's client left: another may begin at once",
        "5F +10000 T +500 xN =open/0/5 T t xA =closed/0");
    row("leaving does not lengthen", "5F +10000 T xF +20000 T +5 xN T xF =open/40/7");
    row("a trial that never reports", "5F +10000 T +60000 =half/5 T t");
    row("a lost trial's late failure is nothing to the next",
        "5F +10000 T mark +60000 T lF =half/5");
    row("a lost trial's late answer is as good", "5F +10000 T mark +60000 T +30000 lA =closed/0");
    row("a lost trial's client leaves", "5F +10000 T mark +60000 T lN t =half/5");
    row("a slow trial fails before another begins", "5F +10000 T +70000 xF =open/20/6");

    row("failures begun before it opened", "mark +1 5F +200 9lF =open/9/5");
    row("an answer begun before it opened", "mark +1 5F +200 lA =open/9/5");
    row("an answer begun before it opened, during the trial", "mark +1 5F +10000 T lA =half/5 xF");
    row("a failure begun before it opened, during the trial", "mark +1 5F +10000 T 2lF =half/5 xA");
    row("a client that left, of before it opened", "mark +1 5F +10000 T lN =half/5 t");
    row("failures begun before it closed", "mark 5F +10000 T +1 xA 9lF =closed/0");
    row("answers begun before it closed do not excuse",
        "mark 5F +10000 T +1 xA 4F 3lA F =open/10/5");
    row("tried because no other was left: fails", "5F +3000 2F =open/7/7 +7000 T");
    row("tried because no other was left: answers", "5F +3000 A =closed/0");
    row("an answer of before the second opening", "5F +10000 T mark +500 xF lA =open/20/6");
    row("more failures than the count holds", "5F 300F =open/10/255");
    row("results of before it was made", "-1000 mark +1000 9lF =closed/0");

    row("the clock is set back while it is open", "5F -3600000 T xA =closed/0");
    row("the clocks of two workers differ a little", "5F -100 t +100 t");
    row("the clock is set back while it is closed", "-3600000 5F =open/10/5");
    row("the clock is set back during the trial",
        "5F +10000 T -3600000 T xA =closed/0 4F =closed/4");
}

void tst_Breaker::changesState()
{
    QFETCH(QByteArray, script);
    QCOMPARE(Play().run(script), QByteArray());
}

void tst_Breaker::admitsByState()
{
    Breaker breaker;
    QCOMPARE(breaker.admission(start), Breaker::Admission::Free);
    QCOMPARE(breaker.reopensAt(), 0);
    for (int i = 0; i < 5; ++i)
        breaker.noteFailure({}, start, start);
    QCOMPARE(breaker.admission(start + 9'999), Breaker::Admission::Refused);
    QCOMPARE(breaker.admission(start + 10'000), Breaker::Admission::Trial);
    QCOMPARE(breaker.reopensAt(), start + 10'000);
    QCOMPARE(breaker.health().openUntil, start + 10'000);
    QVERIFY(breaker.beginTrial(start + 11'000));
    QCOMPARE(breaker.admission(start + 11'000), Breaker::Admission::Refused);
    QCOMPARE(breaker.reopensAt(), start + 11'000);
    QCOMPARE(breaker.health().openUntil, 0);
}

void tst_Breaker::averagesTheFirstByte()
{
    Breaker breaker;
    QVERIFY(!breaker.firstByte());
    QCOMPARE(breaker.health().firstByteMs, -1);
    breaker.noteAnswer(100ms, start, start);
    QCOMPARE(breaker.firstByte(), 100ms);
    breaker.noteAnswer(600ms, start, start + 7);
    QCOMPARE(breaker.firstByte(), 200ms);
    breaker.noteAnswer(200ms, start, start + 8);
    QCOMPARE(breaker.firstByte(), 200ms);
    breaker.noteAnswer(0ms, start, start + 9);
    QCOMPARE(breaker.health().firstByteMs, 160);
    QCOMPARE(breaker.heardAt(), start + 9);
    breaker.noteFailure({}, start, start + 10);
    breaker.noteAnswer(-1ms, start, start + 11);
    QCOMPARE(breaker.health().firstByteMs, 160);
    QCOMPARE(breaker.heardAt(), start + 11);
}

void tst_Breaker::handsOutTheLastErrorOnce()
{
    Breaker breaker;
    QVERIFY(!breaker.takeError());
    breaker.noteFailure(u"refused"_s, start, start);
    breaker.noteFailure(u"timed out"_s, start, start);
    QCOMPARE(*breaker.takeError(), u"timed out"_s);
    QVERIFY(!breaker.takeError());
    breaker.noteFailure(u"left in the box"_s, start, start); // freed with the breaker
}

// Several threads do `work` at the same time as far as can be had.
template<typename Work>
void inFourThreads(Work work)
{
    std::atomic<int> waiting{4};
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i) {
        threads.emplace_back([&waiting, &work] {
            waiting.fetch_sub(1);
            while (waiting.load() > 0)
                std::this_thread::yield();
            work();
        });
    }
    for (std::thread &thread : threads)
        thread.join();
}

void tst_Breaker::givesOneTrialToManyWorkers()
{
    for (int round = 0; round < 25; ++round) {
        Breaker breaker;
        for (int i = 0; i < 5; ++i)
            breaker.noteFailure({}, start, start);
        std::atomic<int> trials{0};
        inFourThreads([&breaker, &trials] {
            for (int i = 0; i < 100; ++i)
                trials.fetch_add(breaker.beginTrial(start + 10'000 + i) ? 1 : 0);
        });
        QCOMPARE(trials.load(), 1);
        QCOMPARE(breaker.health().state, BreakerState::HalfOpen);
    }
}

void tst_Breaker::opensOnceForManyWorkers()
{
    for (int round = 0; round < 25; ++round) {
        Breaker breaker;
        for (int i = 0; i < 5; ++i)
            breaker.noteFailure({}, start, start);
        QVERIFY(breaker.beginTrial(start + 10'000));
        // Four failures of the half-open one are one opening more, not four.
        inFourThreads(
            [&breaker] { breaker.noteFailure(u"refused"_s, start + 10'000, start + 11'000); });
        QCOMPARE(breaker.health().openUntil, start + 31'000);
        QCOMPARE(*breaker.takeError(), u"refused"_s);
    }
}

void tst_Breaker::countsEveryResultOfManyWorkers()
{
    Breaker breaker;
    inFourThreads([&breaker] {
        for (int i = 0; i < 10'000; ++i)
            breaker.noteAnswer(100ms, start, start);
    });
    QCOMPARE(breaker.firstByte(), 100ms);
    QCOMPARE(breaker.health().state, BreakerState::Closed);

    inFourThreads([&breaker] { breaker.noteFailure({}, start, start); });
    QCOMPARE(breaker.health().consecutiveFailures, 4);
    breaker.noteFailure({}, start, start);
    QCOMPARE(breaker.health().state, BreakerState::Open);
}

} // namespace keyferry::routing

QTEST_GUILESS_MAIN(keyferry::routing::tst_Breaker)
#include "tst_breaker.moc"
