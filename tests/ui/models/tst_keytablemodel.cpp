#include "tests/support/fakeconfigeditor.h"
#include "ui/models/keytablemodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QItemSelectionModel>
#include <QSignalSpy>
#include <QTest>

#include <ctime>
#include <functional>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_KeyTableModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fetchesRowsOnlyWhenLookedAt();
    void showsRawValues();
    void insertsAddedKeysAtTheEnd();
    void removesDeletedKeysInPieces();
    void changesOnlyTheRowThatChanged();
    void ignoresOtherGroups();
    void sortsByAskingAgain();
    void filtersByAskingAgain();
    void selectionFollowsItsKeys();
    void scatteredChangesStayFewSignals();
    void hidesKeysThatWaitForDeletion();
    void lastAnswerWins();
    void showsAnotherGroup();
    void endsCooldownsByItself();
    void keysLeaveTheListOfCoolingOnes();
    void tellsOfTags();
    void readsListsAnewOnlyNowAndThen();
    void keepsPaceWithManyKeys();

private:
    void addKeys(int count, const QString &start);
    [[nodiscard]] QString text(int row, KeyColumn column) const;
    [[nodiscard]] QStringList masks() const;
    void look() const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    GroupId m_group{};
    std::unique_ptr<KeyTableModel> m_model;
    std::unique_ptr<QAbstractItemModelTester> m_tester;
};

void tst_KeyTableModel::addKeys(int count, const QString &start)
{
    QByteArray keys;
    for (int i = 0; i < count; ++i)
        keys += u"%1-0000%2\n"_s.arg(start).arg(i, 4, 10, QChar(u'0')).toLatin1();
    m_editor->addKeys(m_group, parseKeys(keys), {});
}

QString tst_KeyTableModel::text(int row, KeyColumn column) const
{
    return m_model->index(row, static_cast<int>(column)).data().toString();
}

QStringList tst_KeyTableModel::masks() const
{
    QStringList masks;
    for (int row = 0; row < m_model->rowCount(); ++row)
        masks.append(text(row, KeyColumn::Key).right(4));
    return masks;
}

// As a view does: asks for every row and lets the answers come.
void tst_KeyTableModel::look() const
{
    for (int row = 0; row < m_model->rowCount(); ++row)
        QTRY_VERIFY(m_model->rowAt(row));
}

void tst_KeyTableModel::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_group = m_editor->snapshot()->groups.front()->id;
    addKeys(5, u"sk-aaaa"_s);
    m_model = std::make_unique<KeyTableModel>(*m_editor);
    m_tester = std::make_unique<QAbstractItemModelTester>(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    m_model->setGroup(m_group);
}

void tst_KeyTableModel::cleanup()
{
    m_tester.reset();
    m_model.reset();
}

void tst_KeyTableModel::fetchesRowsOnlyWhenLookedAt()
{
    KeyTableModel model(*m_editor);
    addKeys(300, u"sk-bbbb"_s);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    model.setGroup(m_group);
    QVERIFY(model.isLoaded());
    QCOMPARE(model.rowCount(), 305);
    QCoreApplication::processEvents();
    QCOMPARE(changed.count(), 0);

    QVERIFY(!model.index(130, 1).data().isValid());
    QTRY_COMPARE(changed.count(), 1); // its page, in one signal
    QCOMPARE(changed.last().at(0).toModelIndex().row(), 128);
    QCOMPARE(changed.last().at(1).toModelIndex().row(), 255);
    QVERIFY(model.index(130, 1).data().isValid());
    QVERIFY(!model.index(3, 1).data().isValid());
}

void tst_KeyTableModel::showsRawValues()
{
    m_editor->setKeyRow({.id = m_model->keyAt(1),
                         .mask = u"sk-p…x9Qf"_s,
                         .state = KeyState::Invalid,
                         .notes = u"Work"_s,
                         .tag = u"acme"_s,
                         .requests = 12,
                         .failures = 3,
                         .lastUsedAt = 1'700'000'000'000,
                         .lastErrorStatus = 401});
    look();
    QCOMPARE(m_model->index(1, 0).data().toInt(), static_cast<int>(KeyState::Invalid));
    QCOMPARE(text(1, KeyColumn::Key), u"sk-p…x9Qf"_s);
    QCOMPARE(text(1, KeyColumn::Tag), u"acme"_s);
    QCOMPARE(m_model->index(1, 4).data().toLongLong(), 12);
    QCOMPARE(m_model->index(1, 6).data().toLongLong(), 1'700'000'000'000);
    QCOMPARE(text(1, KeyColumn::LastError), u"401 Unauthorized"_s);
    QCOMPARE(m_model->index(1, 0).data(Qt::AccessibleTextRole).toString(), u"Invalid"_s);
    QCOMPARE(m_model->index(0, 6).data(Qt::AccessibleTextRole).toString(), u"never"_s);
    QCOMPARE(m_model->index(1, 0).data(roles::errorStatus).toInt(), 401);
    QCOMPARE(m_model->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), u"Key"_s);
}

void tst_KeyTableModel::insertsAddedKeysAtTheEnd()
{
    look();
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    QSignalSpy reset(m_model.get(), &QAbstractItemModel::modelReset);
    QSignalSpy layout(m_model.get(), &QAbstractItemModel::layoutChanged);
    addKeys(20, u"sk-bbbb"_s);
    QCOMPARE(inserted.count(), 1);
    QCOMPARE(inserted.last().at(1).toInt(), 5);
    QCOMPARE(inserted.last().at(2).toInt(), 24);
    QCOMPARE(reset.count() + layout.count(), 0);
}

void tst_KeyTableModel::removesDeletedKeysInPieces()
{
    look();
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    const QList<KeyId> gone{m_model->keyAt(0), m_model->keyAt(2), m_model->keyAt(3)};
    m_editor->changeKeys({.group = m_group, .ids = gone}, KeyAction::Remove, {});
    QCOMPARE(removed.count(), 2);
    QCOMPARE(removed.at(0).at(1).toInt(), 2);
    QCOMPARE(removed.at(1).at(1).toInt(), 0);
    QCOMPARE(masks(), (QStringList{u"0001"_s, u"0004"_s}));
}

void tst_KeyTableModel::changesOnlyTheRowThatChanged()
{
    look();
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    const KeyId key = m_model->keyAt(3);
    KeyRow row = *m_model->rowAt(3);
    row.requests = 7;
    m_editor->setKeyRow(row);
    Q_EMIT m_editor->keyUsageStored({m_model->keyAt(1), key});
    QCOMPARE(changed.count(), 1);
    QCOMPARE(changed.last().at(0).toModelIndex().row(), 3);
    QCOMPARE(changed.last().at(1).toModelIndex().row(), 3);
    QCOMPARE(m_model->index(3, 4).data().toInt(), 7);

    m_editor->editKey(key, {.notes = u"mine"_s}, {});
    QCOMPARE(changed.count(), 2);
    QCOMPARE(text(3, KeyColumn::Notes), u"mine"_s);
}

void tst_KeyTableModel::ignoresOtherGroups()
{
    look();
    m_editor->addGroup({.name = u"other"_s}, {});
    QSignalSpy loaded(m_model.get(), &KeyTableModel::loaded);
    m_editor->addKeys(m_editor->snapshot()->group("other")->id, parseKeys("sk-zzzz-00000001"), {});
    QCOMPARE(loaded.count(), 0);
    QCOMPARE(m_model->rowCount(), 5);
}

void tst_KeyTableModel::sortsByAskingAgain()
{
    look();
    for (int row = 0; row < 5; ++row) {
        KeyRow changed = *m_model->rowAt(row);
        changed.requests = row % 3;
        m_editor->setKeyRow(changed);
    }
    QSignalSpy layout(m_model.get(), &QAbstractItemModel::layoutChanged);
    m_model->sort(static_cast<int>(KeyColumn::Requests), Qt::DescendingOrder);
    QCOMPARE(layout.count(), 1);
    QCOMPARE(m_model->query().order, KeyQuery::Order::Requests);
    QCOMPARE(masks().first(), u"0002"_s);
    m_model->sort(static_cast<int>(KeyColumn::Notes), Qt::DescendingOrder); // has no order
    QCOMPARE(masks(), (QStringList{u"0000"_s, u"0001"_s, u"0002"_s, u"0003"_s, u"0004"_s}));

    m_model->sort(static_cast<int>(KeyColumn::Requests), Qt::DescendingOrder);
    m_model->sort(-1, Qt::DescendingOrder); // the mark was taken away
    QCOMPARE(m_model->query().order, KeyQuery::Order::Pool);
}

void tst_KeyTableModel::filtersByAskingAgain()
{
    look();
    m_model->setFilter({}, u"0003"_s);
    QCOMPARE(masks(), QStringList{u"0003"_s});
    m_model->setFilter(KeyState::Invalid, {});
    QCOMPARE(m_model->rowCount(), 0);

    // A key that turns invalid while serving enters the list.
    m_editor->setKeyRow({.id = KeyId{3}, .mask = u"…0001"_s, .state = KeyState::Invalid});
    Q_EMIT m_editor->keyUsageStored({KeyId{3}});
    QCOMPARE(m_model->rowCount(), 1);
}

void tst_KeyTableModel::selectionFollowsItsKeys()
{
    look();
    QItemSelectionModel selection(m_model.get());
    const KeyId chosen = m_model->keyAt(4);
    selection.select(m_model->index(4, 0), QItemSelectionModel::Select | QItemSelectionModel::Rows);
    KeyRow row = *m_model->rowAt(4);
    row.requests = 100;
    m_editor->setKeyRow(row);
    m_model->sort(static_cast<int>(KeyColumn::Requests), Qt::DescendingOrder);
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(selection.selectedRows().first().row(), 0);
    m_editor->changeKeys({.group = m_group, .ids = {m_model->keyAt(2)}}, KeyAction::Remove, {});
    addKeys(3, u"sk-cccc"_s);
    QCOMPARE(selection.selectedRows().size(), 1);
    QCOMPARE(m_model->keyAt(selection.selectedRows().first().row()), chosen);
}

// Every other one of many goes and comes: not one signal each.
void tst_KeyTableModel::scatteredChangesStayFewSignals()
{
    addKeys(600, u"sk-bbbb"_s);
    look();
    QItemSelectionModel selection(m_model.get());
    selection.select(m_model->index(300, 0),
                     QItemSelectionModel::Select | QItemSelectionModel::Rows);
    const KeyId chosen = m_model->keyAt(300);
    const int all = m_model->rowCount();
    for (int row = 1; row < all; row += 2)
        m_editor->setKeyRow({.id = m_model->keyAt(row), .state = KeyState::Disabled});

    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    QSignalSpy inserted(m_model.get(), &QAbstractItemModel::rowsInserted);
    m_model->setFilter(KeyState::Active, {});
    QCOMPARE(m_model->rowCount(), (all + 1) / 2);
    QCOMPARE(removed.count(), 1);
    m_model->setFilter({}, {});
    QCOMPARE(m_model->rowCount(), all);
    QCOMPARE(inserted.count(), 1);
    for (int row = 1; row < all; ++row)
        QVERIFY(m_model->keyAt(row - 1) < m_model->keyAt(row));
    QCOMPARE(m_model->keyAt(selection.selectedRows().first().row()), chosen);
}

void tst_KeyTableModel::hidesKeysThatWaitForDeletion()
{
    look();
    QSignalSpy removed(m_model.get(), &QAbstractItemModel::rowsRemoved);
    const QList<KeyId> waiting{m_model->keyAt(1)};
    m_model->hide(waiting);
    QCOMPARE(removed.count(), 1);
    QCOMPARE(m_model->rowCount(), 4);
    addKeys(1, u"sk-bbbb"_s); // asking again does not bring it back
    QCOMPARE(m_model->rowCount(), 5);
    m_model->unhide(waiting);
    QCOMPARE(m_model->rowCount(), 6);
    QCOMPARE(m_model->rowOf(waiting.first()), 1);
}

void tst_KeyTableModel::lastAnswerWins()
{
    m_editor->queued = true;
    m_model->setFilter({}, u"0001"_s);
    m_model->setFilter({}, u"0002"_s);
    m_model->setFilter({}, u"0003"_s);
    QSignalSpy loaded(m_model.get(), &KeyTableModel::loaded);
    QTRY_COMPARE(loaded.count(), 1);
    m_editor->queued = false;
    look();
    QCOMPARE(masks(), QStringList{u"0003"_s});
}

void tst_KeyTableModel::endsCooldownsByItself()
{
    m_editor->now = 0;
    m_editor->setKeyRow({.id = m_model->keyAt(1),
                         .state = KeyState::Cooling,
                         .cooldowns = {{.until = 2'000}, {.model = u"gpt-4o"_s, .until = 9'000}}});
    m_editor->setKeyRow({.id = m_model->keyAt(3),
                         .state = KeyState::Cooling,
                         .cooldowns = {{.model = u"o1"_s, .until = 5'000}}});
    QSignalSpy cooling(m_model.get(), &KeyTableModel::coolingChanged);
    look();
    QVERIFY(m_model->hasCooling());
    QCOMPARE(cooling.count(), 1);
    const QModelIndex first = m_model->index(1, static_cast<int>(KeyColumn::CoolingUntil));
    const QModelIndex second = m_model->index(3, static_cast<int>(KeyColumn::CoolingUntil));
    QCOMPARE(first.data().toLongLong(), 2'000);
    QCOMPARE(first.data(roles::model).toString(), QString());
    QCOMPARE(first.data(roles::others).toInt(), 1);
    QCOMPARE(second.data(roles::model).toString(), u"o1"_s);

    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_editor->calls.clear();
    m_model->endCooldowns(1'999);
    QCOMPARE(changed.count(), 0);
    m_model->endCooldowns(2'000); // the model's own one goes on
    QCOMPARE(changed.count(), 1);
    QCOMPARE(first.data().toLongLong(), 9'000);
    QCOMPARE(first.siblingAtColumn(0).data().toInt(), static_cast<int>(KeyState::Cooling));
    m_model->endCooldowns(9'000);
    QCOMPARE(first.data().toLongLong(), 0);
    QCOMPARE(first.siblingAtColumn(0).data().toInt(), static_cast<int>(KeyState::Active));
    QVERIFY(!m_model->hasCooling());
    QCOMPARE(cooling.count(), 2);
}

void tst_KeyTableModel::keysLeaveTheListOfCoolingOnes()
{
    m_editor->now = 0;
    for (const int row : {1, 3}) {
        m_editor->setKeyRow({.id = m_model->keyAt(row),
                             .mask = u"…000%1"_s.arg(row),
                             .state = KeyState::Cooling,
                             .cooldowns = {{.until = row * 1'000}}});
    }
    m_model->setFilter(KeyState::Cooling, {});
    look();
    QCOMPARE(masks(), (QStringList{u"0001"_s, u"0003"_s}));
    m_model->endCooldowns(1'000);
    QCOMPARE(masks(), QStringList{u"0003"_s});
}

void tst_KeyTableModel::tellsOfTags()
{
    QSignalSpy tags(m_model.get(), &KeyTableModel::tagsFound);
    look();
    QVERIFY(!m_model->hasTags());
    m_editor->editKey(m_model->keyAt(2), {.tag = u"acme"_s}, {});
    m_editor->editKey(m_model->keyAt(3), {.tag = u"home"_s}, {});
    QCOMPARE(tags.count(), 1);
    m_model->setGroup(GroupId{999});
    QVERIFY(!m_model->hasTags());
}

void tst_KeyTableModel::readsListsAnewOnlyNowAndThen()
{
    m_model->setFilter(KeyState::Active, {});
    QSignalSpy loaded(m_model.get(), &KeyTableModel::loaded);
    for (int i = 0; i < 50; ++i)
        Q_EMIT m_editor->keyUsageStored({m_model->keyAt(0)});
    QCOMPARE(loaded.count(), 1);
}

// A tenth of it is what a person would notice in an optimised build; anything quadratic takes
// minutes here.
void tst_KeyTableModel::keepsPaceWithManyKeys()
{
    constexpr int many = 200'000;
    constexpr qint64 bound = 1'000; // ms, unoptimised
    m_tester.reset();
    ParsedKeys keys;
    for (int i = 0; i < many; ++i)
        keys.keys.push_back({.secret = Secret("sk-many-" + QByteArray::number(100'000'000 + i))});
    m_editor->addKeys(m_group, keys, {});
    QCOMPARE(m_model->rowCount(), many + 5);
    QItemSelectionModel selection(m_model.get());
    selection.select({m_model->index(0, 0), m_model->index(99, keyColumnCount - 1)},
                     QItemSelectionModel::Select);
    for (int row = 0; row < many; row += 2)
        m_editor->setKeyRow({.id = m_model->keyAt(row), .state = KeyState::Invalid});

    m_editor->queued = true; // what the store does is not measured
    // Of the processor, so that what else the machine does is left out.
    const auto milliseconds = [] { return std::clock() * 1000 / CLOCKS_PER_SEC; };
    const auto longestOf = [&](const std::function<void()> &change) {
        QSignalSpy loaded(m_model.get(), &KeyTableModel::loaded);
        change();
        qint64 longest = 0;
        while (loaded.isEmpty()) {
            const auto begin = milliseconds();
            QCoreApplication::processEvents();
            longest = std::max<qint64>(longest, milliseconds() - begin);
        }
        return longest;
    };
    const qint64 filtering = longestOf([this] { m_model->setFilter(KeyState::Active, {}); });
    QCOMPARE(m_model->rowCount(), many / 2 + 5);
    const qint64 showingAll = longestOf([this] { m_model->setFilter({}, {}); });
    const qint64 sorting = longestOf(
        [this] { m_model->sort(static_cast<int>(KeyColumn::State), Qt::DescendingOrder); });
    qInfo() << "filter" << filtering << "all" << showingAll << "sort" << sorting << "ms";
    QCOMPARE(m_model->rowCount(), many + 5);
    QVERIFY(filtering < bound);
    QVERIFY(showingAll < bound);
    QVERIFY(sorting < bound);
}

void tst_KeyTableModel::showsAnotherGroup()
{
    look();
    m_model->setFilter(KeyState::Active, u"0001"_s);
    m_model->setGroup(GroupId{999});
    QCOMPARE(m_model->rowCount(), 0);
    QVERIFY(m_model->isLoaded());
    m_model->setGroup(m_group); // without the filter of the last one
    QCOMPARE(m_model->rowCount(), 5);
}

QTEST_GUILESS_MAIN(tst_KeyTableModel)
#include "tst_keytablemodel.moc"
