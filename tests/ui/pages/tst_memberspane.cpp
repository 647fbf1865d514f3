#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/pages/memberspane.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/fieldnote.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_MembersPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsMembers();
    void followsKeyCounts();
    void editsWeightAndTier();
    void editsNothingElse();
    void showsARefusalBesideTheTable();

private:
    [[nodiscard]] GroupPtr aggregate() const { return m_editor->snapshot()->groups.back(); }
    [[nodiscard]] QAbstractItemModel *table() const
    {
        return m_pane->findChild<DataTable *>()->model();
    }
    [[nodiscard]] QString cell(int row, MemberColumn column) const;
    void set(int row, MemberColumn column, int value) const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<GroupListModel> m_groups;
    std::unique_ptr<MembersPane> m_pane;
};

void tst_MembersPane::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    m_editor->addGroup({.name = u"first"_s}, {});
    m_editor->addGroup({.name = u"second"_s}, {});
    m_editor->addGroup({.name = u"spare"_s, .enabled = false}, {});
    const auto groups = m_editor->snapshot()->groups;
    m_editor->addGroup({.name = u"all"_s,
                        .kind = GroupKind::Aggregate,
                        .members = {{.group = groups.at(0)->id, .weight = 3},
                                    {.group = groups.at(1)->id, .weight = 1},
                                    {.group = groups.at(2)->id, .weight = 5, .tier = 2}}},
                       {});
    m_groups = std::make_unique<GroupListModel>(*m_editor, *m_gateway);
    m_pane = std::make_unique<MembersPane>(*m_editor, *m_groups);
    m_pane->setGroup(aggregate());
    connect(m_editor.get(), &ConfigEditor::snapshotChanged, m_pane.get(), [this] {
        m_pane->setGroup(aggregate());
    });
}

void tst_MembersPane::cleanup()
{
    m_pane.reset();
    m_groups.reset();
}

QString tst_MembersPane::cell(int row, MemberColumn column) const
{
    return table()->index(row, static_cast<int>(column)).data().toString();
}

void tst_MembersPane::set(int row, MemberColumn column, int value) const
{
    table()->setData(table()->index(row, static_cast<int>(column)), value);
}

void tst_MembersPane::showsMembers()
{
    QCOMPARE(m_pane->findChild<DataTable *>()->accessibleName(), u"Members"_s);
    QCOMPARE(table()->rowCount(), 3);
    QCOMPARE(cell(0, MemberColumn::Group), u"first"_s);
    QCOMPARE(cell(2, MemberColumn::Group), u"spare (off)"_s);
    QCOMPARE(cell(0, MemberColumn::Weight), u"3 (75 %)"_s);
    QCOMPARE(cell(1, MemberColumn::Weight), u"1 (25 %)"_s);
    QCOMPARE(cell(2, MemberColumn::Weight), u"5 (100 %)"_s); // of its tier
    QCOMPARE(cell(2, MemberColumn::Tier), u"2"_s);
}

void tst_MembersPane::followsKeyCounts()
{
    m_gateway->setStatus({.state = GatewayState::Running});
    m_gateway->setKeyCounts(aggregate()->members.at(1).group,
                            {.active = 7, .cooling = 2, .invalid = 1, .disabled = 4});
    QTRY_COMPARE(cell(1, MemberColumn::Active), u"7"_s);
    QCOMPARE(cell(1, MemberColumn::Cooling), u"2"_s);
    QCOMPARE(cell(1, MemberColumn::Invalid), u"1"_s);
    QCOMPARE(cell(1, MemberColumn::Disabled), u"4"_s);
    QCOMPARE(cell(0, MemberColumn::Active), u"0"_s);
}

void tst_MembersPane::editsWeightAndTier()
{
    set(1, MemberColumn::Weight, 9);
    QCOMPARE(aggregate()->members.at(1).weight, 9);
    QCOMPARE(cell(1, MemberColumn::Weight), u"9 (75 %)"_s);
    set(1, MemberColumn::Tier, 3);
    QCOMPARE(aggregate()->members.at(1).tier, 3);
    QCOMPARE(aggregate()->members.at(1).weight, 9);
    QCOMPARE(cell(0, MemberColumn::Weight), u"3 (100 %)"_s);
}

void tst_MembersPane::editsNothingElse()
{
    for (int column = 0; column < memberColumnCount; ++column) {
        const bool isEditable = column == static_cast<int>(MemberColumn::Weight)
                                || column == static_cast<int>(MemberColumn::Tier);
        QCOMPARE(table()->index(0, column).flags().testFlag(Qt::ItemIsEditable), isEditable);
    }
}

void tst_MembersPane::showsARefusalBesideTheTable()
{
    auto *note = m_pane->findChild<FieldNote *>();
    set(0, MemberColumn::Tier, 1000);
    QVERIFY(note->hasError());
    QCOMPARE(aggregate()->members.at(0).tier, 1);
    set(0, MemberColumn::Tier, 2);
    QVERIFY(!note->hasError());
}

QTEST_MAIN(tst_MembersPane)
#include "tst_memberspane.moc"
