#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"
#include "ui/models/attentionmonitor.h"

#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

using Kind = AttentionKind;

class tst_AttentionMonitor final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void looksAtMemoryEachTime();
    void asksTheStoreNowAndThen();
    void asksAgainAfterAChange();
    void countsTheDayFromMidnight();
    void addsUpTheKeys();
    void remembersWhatIsIgnored();

private:
    [[nodiscard]] QList<Kind> kinds() const;
    [[nodiscard]] GroupId group() const { return m_editor->snapshot()->groups.front()->id; }

    FakeClock m_clock{};
    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<FakeLogReader> m_reader;
    std::unique_ptr<AttentionMonitor> m_monitor;
};

void tst_AttentionMonitor::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    m_reader = std::make_unique<FakeLogReader>();
    m_editor->addGroup({.name = u"a"_s}, {});
    m_gateway->setStatus({.state = GatewayState::Running});
    m_gateway->setKeyCounts(group(), {.active = 3, .cooling = 1});
    m_monitor =
        std::make_unique<AttentionMonitor>(AttentionMonitor::Parts{.editor = m_editor.get(),
                                                                   .gateway = m_gateway.get(),
                                                                   .reader = m_reader.get(),
                                                                   .clock = &m_clock});
}

void tst_AttentionMonitor::cleanup()
{
    m_monitor.reset();
}

QList<Kind> tst_AttentionMonitor::kinds() const
{
    QList<Kind> kinds;
    for (const AttentionItem &item : m_monitor->items())
        kinds.append(item.kind);
    return kinds;
}

void tst_AttentionMonitor::looksAtMemoryEachTime()
{
    QSignalSpy changed(m_monitor.get(), &AttentionMonitor::changed);
    m_monitor->look();
    QVERIFY(!changed.isEmpty());
    QCOMPARE(kinds(), QList<Kind>());
    const UpstreamId upstream = m_editor->snapshot()->groups.front()->upstreams.front().id;
    m_gateway->setUpstreamHealth(group(), {{.id = upstream, .state = BreakerState::Open}});
    m_monitor->look();
    QCOMPARE(kinds(), QList{Kind::UpstreamOpen});
    m_gateway->setKeyCounts(group(), {.invalid = 2});
    m_monitor->look();
    QCOMPARE(kinds(), (QList{Kind::NoUsableKey, Kind::UpstreamOpen}));
    QCOMPARE(m_monitor->items().first().counts, (KeyCounts{.invalid = 2}));
    m_gateway->setStatus({.state = GatewayState::Stopped});
    m_monitor->look();
    QCOMPARE(kinds(), QList{Kind::UpstreamOpen});
}

void tst_AttentionMonitor::asksTheStoreNowAndThen()
{
    m_monitor->look();
    m_reader->sizeAnswer = 10'000'000'000;
    for (int i = 0; i < 9; ++i)
        m_monitor->look();
    QCOMPARE(kinds(), QList<Kind>());
    m_monitor->look();
    QCOMPARE(kinds(), QList{Kind::LogOverLimit});
}

void tst_AttentionMonitor::asksAgainAfterAChange()
{
    m_monitor->look();
    m_reader->sizeAnswer = 10'000'000'000;
    m_monitor->look();
    QCOMPARE(kinds(), QList<Kind>());
    Q_EMIT m_editor->keyUsageStored({KeyId{1}});
    m_monitor->look();
    QCOMPARE(kinds(), QList{Kind::LogOverLimit});
}

void tst_AttentionMonitor::countsTheDayFromMidnight()
{
    const qint64 midnight =
        QDateTime::fromMSecsSinceEpoch(m_clock.wall()).date().startOfDay().toMSecsSinceEpoch();
    m_editor->invalidatedAnswer = {{.group = group(), .count = 1, .at = midnight - 1}};
    m_monitor->look();
    QCOMPARE(kinds(), QList<Kind>());
    m_editor->invalidatedAnswer.first().at = midnight;
    m_monitor->askAgain();
    m_monitor->look();
    QCOMPARE(kinds(), QList{Kind::KeysTurnedInvalid});
}

void tst_AttentionMonitor::addsUpTheKeys()
{
    m_editor->addGroup({.name = u"b"_s}, {});
    const GroupId second = m_editor->snapshot()->groups.back()->id;
    m_gateway->setKeyCounts(second, {.active = 2, .disabled = 4});
    m_editor->addGroup(
        {.name = u"both"_s, .kind = GroupKind::Aggregate, .members = {{.group = group()}}}, {});
    QCOMPARE(m_monitor->keys(), (KeyCounts{.active = 5, .cooling = 1, .disabled = 4}));
}

void tst_AttentionMonitor::remembersWhatIsIgnored()
{
    const AttentionMonitor::Parts parts{.editor = m_editor.get(),
                                        .gateway = m_gateway.get(),
                                        .reader = m_reader.get(),
                                        .clock = &m_clock,
                                        .secretsFile = u"/d/k"_s};
    AttentionMonitor first(parts);
    first.look();
    QCOMPARE(first.items().size(), 1);
    first.ignore(Kind::SecretsInFile);
    QVERIFY(first.items().isEmpty());
    AttentionMonitor second(parts);
    second.setIgnoredNames(first.ignoredNames());
    second.look();
    QVERIFY(second.items().isEmpty());
    AttentionMonitor third(parts);
    third.setIgnoredNames({u"default-access-key"_s});
    third.look();
    QCOMPARE(third.items().size(), 1);
}

QTEST_GUILESS_MAIN(tst_AttentionMonitor)
#include "tst_attentionmonitor.moc"
