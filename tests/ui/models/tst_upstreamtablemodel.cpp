#include "ui/models/upstreamtablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

const std::vector<UpstreamConfig> two{
    {.id = UpstreamId(1), .url = "https://a.example"_ba},
    {.id = UpstreamId(2), .url = "https://b.example"_ba, .weight = 3}};

QString shown(const UpstreamTableModel &model, int row, UpstreamColumn column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

} // namespace

class tst_UpstreamTableModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsTheBreaker_data();
    void showsTheBreaker();
    void knowsHealthById();
    void asksForAWeight();
    void showsTestsOfTheLinesAsTheyStand();
};

void tst_UpstreamTableModel::showsTheBreaker_data()
{
    QTest::addColumn<BreakerState>("state");
    QTest::addColumn<qint64>("openUntil");
    QTest::addColumn<QString>("text");
    const qint64 until = QDateTime({2026, 1, 2}, {14, 31, 2}).toMSecsSinceEpoch();
    QTest::newRow("closed") << BreakerState::Closed << qint64(0) << u"Closed"_s;
    QTest::newRow("half-open") << BreakerState::HalfOpen << qint64(0) << u"Half-open, one trial"_s;
    QTest::newRow("open") << BreakerState::Open << until << u"Open until 14:31:02"_s;
    QTest::newRow("over") << BreakerState::Open << qint64(10) << u"Open, trial is due"_s;
}

void tst_UpstreamTableModel::showsTheBreaker()
{
    QFETCH(BreakerState, state);
    QFETCH(qint64, openUntil);
    QFETCH(QString, text);
    const UpstreamHealth health{.id = UpstreamId(1), .state = state, .openUntil = openUntil};
    QCOMPARE(breakerText(&health, 10), text);
    QCOMPARE(breakerText(nullptr, 10), u"–"_s);
}

void tst_UpstreamTableModel::knowsHealthById()
{
    UpstreamTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setHealth({}); // before there is a line
    model.setUpstreams(two);
    QCOMPARE(model.health(0), nullptr);
    model.setHealth({{.id = UpstreamId(2), .firstByteMs = 40, .lastError = u"refused"_s},
                     {.id = UpstreamId(9)}});
    QCOMPARE(model.health(0), nullptr);
    QCOMPARE(shown(model, 0, UpstreamColumn::FirstByte), u"-1"_s);
    QCOMPARE(shown(model, 1, UpstreamColumn::FirstByte), u"40"_s);
    QCOMPARE(shown(model, 1, UpstreamColumn::LastError), u"refused"_s);
    QCOMPARE(shown(model, 1, UpstreamColumn::Weight), u"3 (75 %)"_s);
}

void tst_UpstreamTableModel::asksForAWeight()
{
    UpstreamTableModel model;
    model.setUpstreams(two);
    QSignalSpy asked(&model, &UpstreamTableModel::weightRequested);
    const QModelIndex weight = model.index(1, static_cast<int>(UpstreamColumn::Weight));
    QVERIFY(weight.flags().testFlag(Qt::ItemIsEditable));
    model.setData(weight, 3, Qt::EditRole); // as it is
    QCOMPARE(asked.size(), 0);
    model.setData(weight, 0, Qt::EditRole);
    QCOMPARE(asked.size(), 1);
    QCOMPARE(asked.first().at(1).toInt(), 0);
    QCOMPARE(weight.data(Qt::EditRole).toInt(), 3); // until the configuration has it
}

void tst_UpstreamTableModel::showsTestsOfTheLinesAsTheyStand()
{
    UpstreamTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setUpstreams(two);
    model.setTest(UpstreamId(2), {});
    QCOMPARE(shown(model, 1, UpstreamColumn::Tested), u"Testing…"_s);
    QSignalSpy reset(&model, &UpstreamTableModel::modelReset);
    std::vector<UpstreamConfig> next = two;
    next.back().weight = 0;
    model.setUpstreams(next);
    QCOMPARE(reset.size(), 0); // the current cell stays
    QVERIFY(model.test(1));
    QCOMPARE(shown(model, 1, UpstreamColumn::Weight), u"0 (off)"_s);
    model.clearTest(UpstreamId(2));
    QVERIFY(!model.test(1));

    model.setTest(UpstreamId(1), {});
    next.front().url = "https://other.example";
    model.setUpstreams(next); // what was tested is no longer what stands there
    QCOMPARE(reset.size(), 1);
    QVERIFY(!model.test(0));
}

QTEST_GUILESS_MAIN(tst_UpstreamTableModel)
#include "tst_upstreamtablemodel.moc"
