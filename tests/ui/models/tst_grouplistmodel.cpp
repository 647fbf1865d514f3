#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/models/grouplistmodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_GroupListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsHealth_data();
    void tellsHealth();
    void followsTheStoreByTheSmallestChange();
    void showsTheNameWhereThereIsNoOther();
    void movesARowAndKeepsTheOrder();
    void putsARefusedMoveBack();
    void countsFromTheEngineWhileItRuns();
    void countsFromTheStoreWhileStopped();
    void countsWhatAnAggregateReaches();
    void knowsWhetherAnAggregateCanBe();

private:
    GroupId add(const QString &name);
    [[nodiscard]] QStringList names() const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<GroupListModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

GroupId tst_GroupListModel::add(const QString &name)
{
    m_editor->addGroup({.name = name}, {});
    return m_editor->snapshot()->group(name.toUtf8())->id;
}

QStringList tst_GroupListModel::names() const
{
    QStringList names;
    for (int row = 0; row < m_model->rowCount(); ++row)
        names.append(m_model->index(row).data(roles::name).toString());
    return names;
}

void tst_GroupListModel::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        add(name);
    m_model = std::make_unique<GroupListModel>(*m_editor, *m_gateway);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void tst_GroupListModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void tst_GroupListModel::tellsHealth_data()
{
    QTest::addColumn<bool>("isEnabled");
    QTest::addColumn<KeyCounts>("counts");
    QTest::addColumn<GroupHealth>("health");
    const auto row = [](const char *name, bool isEnabled, KeyCounts counts, GroupHealth health) {
        QTest::newRow(name) << isEnabled << counts << health;
    };
    row("one active is enough", true, {.active = 1, .invalid = 9}, GroupHealth::Serving);
    row("all usable ones wait", true, {.cooling = 2, .invalid = 1}, GroupHealth::Cooling);
    row("all invalid", true, {.invalid = 5}, GroupHealth::Exhausted);
    row("all disabled", true, {.disabled = 5}, GroupHealth::Exhausted);
    row("no keys", true, {}, GroupHealth::NoKeys);
    row("switched off", false, {.active = 3}, GroupHealth::Disabled);
}

void tst_GroupListModel::tellsHealth()
{
    QFETCH(const bool, isEnabled);
    QFETCH(const KeyCounts, counts);
    GroupConfig group;
    group.enabled = isEnabled;
    QTEST(healthOf(group, counts), "health");
}

void tst_GroupListModel::followsTheStoreByTheSmallestChange()
{
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);

    const GroupId added = add(u"d"_s);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s, u"c"_s, u"d"_s}));

    m_editor->editGroup(added, {.name = u"d"_s, .displayName = u"Dee"_s}, {});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.last().at(0).toModelIndex().row(), 3);
    QCOMPARE(m_model->index(3).data().toString(), u"Dee"_s);

    m_editor->removeGroup(m_model->groupAt(1), {});
    QCOMPARE(removed.count(), 1);
    QCOMPARE(names(), (QStringList{u"a"_s, u"c"_s, u"d"_s}));

    m_editor->reorderGroups({added}, {});
    QCOMPARE(moved.count(), 1);
    QCOMPARE(names(), (QStringList{u"d"_s, u"a"_s, u"c"_s}));
    QCOMPARE(changed.count(), 1 + 0);
    QCOMPARE(reset.count(), 0);
}

void tst_GroupListModel::showsTheNameWhereThereIsNoOther()
{
    QCOMPARE(m_model->index(0).data().toString(), u"a"_s);
    QCOMPARE(m_model->index(0).data(roles::channel).toInt(), static_cast<int>(Channel::OpenAi));
    QVERIFY(m_model->index(0).data(roles::isEnabled).toBool());
    const auto speech = [this] {
        return m_model->index(0).data(Qt::AccessibleTextRole).toString();
    };
    QCOMPARE(speech(), u"a, keys: 0 active, 0 invalid, 0 disabled"_s);
    m_editor->editGroup(m_model->groupAt(0), {.name = u"a"_s, .enabled = false}, {});
    QCOMPARE(speech(), u"a, disabled"_s);
}

void tst_GroupListModel::movesARowAndKeepsTheOrder()
{
    QSignalSpy moved(m_model.get(), &QAbstractItemModel::rowsMoved);
    QVERIFY(m_model->moveRow({}, 2, {}, 0));
    QCOMPARE(names(), (QStringList{u"c"_s, u"a"_s, u"b"_s}));
    QCOMPARE(moved.count(), 1);
    QCOMPARE(m_editor->snapshot()->groups.front()->name, "c"_ba);
    QVERIFY(m_model->moveRow({}, 0, {}, 3));
    QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
    QVERIFY(!m_model->moveRow({}, 0, {}, 1)); // before itself
    QVERIFY(!m_model->moveRow({}, 0, {}, 9));
}

void tst_GroupListModel::putsARefusedMoveBack()
{
    QSignalSpy failed(m_model.get(), &GroupListModel::reorderFailed);
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    m_model->moveRow({}, 2, {}, 0);
    QCOMPARE(failed.count(), 1);
    QCOMPARE(names(), (QStringList{u"a"_s, u"b"_s, u"c"_s}));
}

void tst_GroupListModel::countsFromTheEngineWhileItRuns()
{
    const GroupId group = m_model->groupAt(1);
    m_gateway->start();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    QSignalSpy counted(m_model.get(), &GroupListModel::countsChanged);
    m_gateway->setKeyCounts(group, {.active = 2, .invalid = 1});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(counted.count(), 1);
    QCOMPARE(m_model->index(1).data(roles::counts).value<KeyCounts>().active, 2);
    QCOMPARE(m_model->index(1).data(roles::state).toInt(), static_cast<int>(GroupHealth::Serving));
    m_gateway->setKeyCounts(group, {.active = 2, .invalid = 1});
    QCOMPARE(changed.count(), 1);
}

void tst_GroupListModel::countsFromTheStoreWhileStopped()
{
    const GroupId group = m_model->groupAt(0);
    m_gateway->setKeyCounts(group, {.active = 99}); // of no account: nothing runs
    m_editor->addKeys(group, parseKeys("sk-one-aaaaaaaa sk-two-bbbbbbbb"), {});
    QCOMPARE(m_model->counts(group), KeyCounts{.active = 2});
    m_gateway->start();
    QCOMPARE(m_model->counts(group), KeyCounts{.active = 99});
}

void tst_GroupListModel::countsWhatAnAggregateReaches()
{
    m_gateway->setStatus({.state = GatewayState::Running});
    const auto groups = m_editor->snapshot()->groups;
    m_editor->addGroup({.name = u"all"_s,
                        .kind = GroupKind::Aggregate,
                        .members = {{.group = groups.at(0)->id},
                                    {.group = groups.at(1)->id},
                                    {.group = groups.at(2)->id, .weight = 0}}},
                       {});
    const GroupId all = m_editor->snapshot()->groups.back()->id;
    const QModelIndex row = m_model->index(m_model->rowOf(all));
    QCOMPARE(row.data(roles::kind).toInt(), static_cast<int>(GroupKind::Aggregate));
    QCOMPARE(row.data(roles::members).toInt(), 3);
    QCOMPARE(row.data(roles::state).toInt(), static_cast<int>(GroupHealth::NoKeys));
    QSignalSpy counted(m_model.get(), &GroupListModel::countsChanged);
    m_gateway->setKeyCounts(groups.at(0)->id, {.active = 2, .cooling = 1});
    m_gateway->setKeyCounts(groups.at(1)->id, {.active = 3, .invalid = 4, .disabled = 5});
    m_gateway->setKeyCounts(groups.at(2)->id, {.active = 100}); // weight 0: never asked
    QCOMPARE(m_model->counts(all),
             (KeyCounts{.active = 5, .cooling = 1, .invalid = 4, .disabled = 5}));
    QVERIFY(counted.contains({QVariant::fromValue(all)}));
    QCOMPARE(row.data(roles::state).toInt(), static_cast<int>(GroupHealth::Serving));

    GroupDraft off = draftOf(*m_editor->snapshot()->group(groups.at(0)->id));
    off.enabled = false;
    counted.clear();
    m_editor->editGroup(groups.at(0)->id, off, {});
    QCOMPARE(m_model->counts(all), (KeyCounts{.active = 3, .invalid = 4, .disabled = 5}));
    QVERIFY(counted.contains({QVariant::fromValue(all)}));
    QCOMPARE(row.data(Qt::AccessibleTextRole).toString(),
             u"all, aggregate, members: 3, keys: 3 active, 4 invalid, 5 disabled"_s);
}

void tst_GroupListModel::knowsWhetherAnAggregateCanBe()
{
    QVERIFY(m_model->hasStandardGroup());
    m_editor->addGroup({.name = u"all"_s, .kind = GroupKind::Aggregate, .enabled = false}, {});
    for (int i = 0; i < 3; ++i)
        m_editor->removeGroup(m_editor->snapshot()->groups.front()->id, {});
    QCOMPARE(names(), QStringList{u"all"_s});
    QVERIFY(!m_model->hasStandardGroup()); // the aggregate cannot be a member
}

QTEST_GUILESS_MAIN(tst_GroupListModel)
#include "tst_grouplistmodel.moc"
