#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/models/accesskeytablemodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

using Column = AccessKeyTableModel::Column;

class tst_AccessKeyTableModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void showsWhatAKeyMayDo();
    void insertsAndRemovesSingleRows();
    void hidesWhatWaitsForItsEnd();
    void followsUseAsItComes();
    void followsNamesOfGroups();

private:
    [[nodiscard]] QVariant cell(int row, Column column) const
    {
        return m_model->index(row, static_cast<int>(column)).data();
    }
    [[nodiscard]] QStringList names() const
    {
        QStringList names;
        for (int row = 0; row < m_model->rowCount(); ++row)
            names.append(cell(row, Column::Name).toString());
        return names;
    }
    [[nodiscard]] AccessKeyId id(int row) const { return m_model->at(row)->id; }

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<AccessKeyTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_AccessKeyTableModel::init()
{
    m_tester.reset();
    m_model.reset();
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    m_editor->addGroup({.name = u"one"_s}, {});
    m_editor->addGroup({.name = u"two"_s}, {});
    m_editor->addAccessKey({.name = u"default"_s, .secret = wellKnownAccessKey()}, {});
    m_editor->addAccessKey({.scope = onlyGroups({GroupId{1}, GroupId{2}}),
                            .name = u"both"_s,
                            .expiresAt = 77,
                            .limits = {.perMinute = 60, .perDay = 500}},
                           {});
    m_editor->use.insert(m_editor->snapshot()->accessKeys.front().id, 42);
    m_model = std::make_unique<AccessKeyTableModel>(*m_editor, *m_gateway);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
}

void tst_AccessKeyTableModel::showsWhatAKeyMayDo()
{
    QCOMPARE(cell(0, Column::Scope).toString(), u"Every group"_s);
    QCOMPARE(cell(0, Column::LastUsed).toLongLong(), 42);
    QVERIFY(m_model->index(0, 0).data(AccessKeyTableModel::IsDefaultRole).toBool());
    QCOMPARE(cell(1, Column::Scope).toString(), u"one, two"_s);
    QCOMPARE(cell(1, Column::Expires).toLongLong(), 77);
    QCOMPARE(cell(1, Column::Limit).toInt(), 60);
    QCOMPARE(m_model->index(1, 0).data(AccessKeyTableModel::PerDayRole).toInt(), 500);
    QVERIFY(!m_model->index(1, 0).data(AccessKeyTableModel::IsDefaultRole).toBool());
    m_editor->editAccessKey(id(1), {.enabled = false}, {});
    QVERIFY(!m_model->index(1, 0).data(roles::isEnabled).toBool());
}

void tst_AccessKeyTableModel::insertsAndRemovesSingleRows()
{
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    m_editor->addAccessKey({.name = u"third"_s}, {});
    QCOMPARE(names(), (QStringList{u"default"_s, u"both"_s, u"third"_s}));
    m_editor->removeAccessKeys({id(1)}, {});
    QCOMPARE(names(), (QStringList{u"default"_s, u"third"_s}));
    m_editor->removeAccessKeys({id(1)}, {});
    m_editor->removeAccessKeys({id(0)}, {});
    QCOMPARE(m_model->rowCount(), 0);
    QCOMPARE(inserted.size(), 1);
    QCOMPARE(removed.size(), 3);
    QCOMPARE(reset.size(), 0);
}

void tst_AccessKeyTableModel::hidesWhatWaitsForItsEnd()
{
    const AccessKeyId first = id(0);
    m_model->hide(first);
    QCOMPARE(names(), QStringList{u"both"_s});
    QCOMPARE(m_model->rowOf(first), -1);
    m_model->unhide(first);
    QCOMPARE(names(), (QStringList{u"default"_s, u"both"_s}));
    QCOMPARE(m_model->rowOf(first), 0);
}

void tst_AccessKeyTableModel::followsUseAsItComes()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_gateway->announce({{.id = RequestId{1}, .startedAt = 100, .accessKey = id(1)},
                         {.id = RequestId{2}, .startedAt = 90, .accessKey = id(1)},
                         {.id = RequestId{3}, .startedAt = 41, .accessKey = id(0)},
                         {.id = RequestId{4}, .startedAt = 300}});
    QCOMPARE(cell(1, Column::LastUsed).toLongLong(), 100);
    QCOMPARE(cell(0, Column::LastUsed).toLongLong(), 42);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.first().first().toModelIndex(), m_model->index(1, 5));
}

void tst_AccessKeyTableModel::followsNamesOfGroups()
{
    m_editor->editGroup(GroupId{2}, {.name = u"zwei"_s}, {});
    QCOMPARE(cell(1, Column::Scope).toString(), u"one, zwei"_s);
}

QTEST_GUILESS_MAIN(tst_AccessKeyTableModel)
#include "tst_accesskeytablemodel.moc"
