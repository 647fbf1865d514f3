#include "ui/models/membertablemodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

MemberLine line(qint64 group, int weight, int tier = 1)
{
    return {.member = {.group = GroupId(group), .weight = weight, .tier = tier},
            .name = u"g%1"_s.arg(group)};
}

QString shown(const MemberTableModel &model, int row, MemberColumn column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

} // namespace

class tst_MemberTableModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsSharesWithinATier();
    void saysWhichGroupIsOff();
    void asksForChanges();
    void keepsTheCurrentCell();
};

void tst_MemberTableModel::showsSharesWithinATier()
{
    MemberTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLines({line(1, 1), line(2, 3), line(3, 5, 2), line(4, 0)});
    QCOMPARE(shown(model, 0, MemberColumn::Weight), u"1 (25 %)"_s);
    QCOMPARE(shown(model, 1, MemberColumn::Weight), u"3 (75 %)"_s);
    QCOMPARE(shown(model, 2, MemberColumn::Weight), u"5 (100 %)"_s);
    QCOMPARE(shown(model, 3, MemberColumn::Weight), u"0 (off)"_s);
    QCOMPARE(shown(model, 2, MemberColumn::Tier), u"2"_s);
}

void tst_MemberTableModel::saysWhichGroupIsOff()
{
    MemberTableModel model;
    MemberLine off = line(1, 1);
    off.isEnabled = false;
    off.keys = {.active = 4, .cooling = 3, .invalid = 2, .disabled = 1};
    model.setLines({off});
    QCOMPARE(shown(model, 0, MemberColumn::Group), u"g1 (off)"_s);
    QCOMPARE(shown(model, 0, MemberColumn::Active), u"4"_s);
    QCOMPARE(shown(model, 0, MemberColumn::Cooling), u"3"_s);
    QCOMPARE(shown(model, 0, MemberColumn::Invalid), u"2"_s);
    QCOMPARE(shown(model, 0, MemberColumn::Disabled), u"1"_s);
}

void tst_MemberTableModel::asksForChanges()
{
    MemberTableModel model;
    model.setLines({line(1, 1), line(2, 3)});
    QSignalSpy asked(&model, &MemberTableModel::changeRequested);
    const QModelIndex weight = model.index(1, static_cast<int>(MemberColumn::Weight));
    const QModelIndex tier = model.index(1, static_cast<int>(MemberColumn::Tier));
    QVERIFY(weight.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!model.index(1, 0).flags().testFlag(Qt::ItemIsEditable));

    model.setData(weight, 3, Qt::EditRole); // as it is
    QCOMPARE(asked.size(), 0);
    model.setData(weight, 7, Qt::EditRole);
    model.setData(tier, 2, Qt::EditRole);
    QCOMPARE(asked.size(), 2);
    QCOMPARE(asked.at(0).at(0).toInt(), 1);
    QCOMPARE(asked.at(0).at(1).value<MemberConfig>(), (MemberConfig{GroupId(2), 7, 1}));
    QCOMPARE(asked.at(1).at(1).value<MemberConfig>(), (MemberConfig{GroupId(2), 3, 2}));
    QCOMPARE(weight.data(Qt::EditRole).toInt(), 3); // until the configuration has it
}

void tst_MemberTableModel::keepsTheCurrentCell()
{
    MemberTableModel model;
    const QAbstractItemModelTester tester(&model,
                                          QAbstractItemModelTester::FailureReportingMode::QtTest);
    model.setLines({line(1, 1), line(2, 3)});
    QSignalSpy reset(&model, &MemberTableModel::modelReset);
    QSignalSpy changed(&model, &MemberTableModel::dataChanged);
    model.setLines({line(1, 1), line(2, 3)});
    QCOMPARE(changed.size(), 0);
    model.setLines({line(1, 1), line(2, 4)});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(reset.size(), 0);
    model.setLines({line(2, 4)});
    QCOMPARE(reset.size(), 1);
    QCOMPARE(model.nameAt(0), u"g2"_s);
    model.setLines({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(tst_MemberTableModel)
#include "tst_membertablemodel.moc"
