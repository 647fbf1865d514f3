#include "ui/models/failureruletablemodel.h"
#include "ui/models/headerruletablemodel.h"
#include "ui/models/modelruletablemodel.h"
#include "ui/models/roles.h"
#include "ui/models/ruleset.h"

#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

template<typename Column>
QModelIndex cell(const QAbstractItemModel &model, int row, Column column)
{
    return model.index(row, static_cast<int>(column));
}

template<typename Column>
bool set(QAbstractItemModel &model, int row, Column column, const QVariant &value)
{
    return model.setData(cell(model, row, column), value);
}

QString sources(const ModelRuleTableModel &model)
{
    QString all;
    for (const ModelRule &rule : model.rules())
        all += rule.from;
    return all;
}

void fill(ModelRuleTableModel &model)
{
    model.setRules({{u"a"_s, u"1"_s}, {u"b"_s, u"2"_s}, {u"c"_s, u"3"_s}});
}

} // namespace

class tst_RuleTableModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void setsCells();
    void addsAndRemovesRows();
    void movesRows_data();
    void movesRows();
    void movesADroppedRow();
    void tellsOfEditsOnly();
    void putsErrorsAtTheirCells();
    void keepsErrorsOfNewRowsBack();
    void showsHeaderValuesMasked();
    void aRemovalHasNoValue();
    void saysWhatAnEmptyConditionMeans();
    void setsAVerdict();
    void namesColumns();
};

void tst_RuleTableModel::setsCells()
{
    ModelRuleTableModel model;
    const QAbstractItemModelTester tester(&model);
    fill(model);
    QVERIFY(set(model, 1, ModelRuleColumn::Target, u"  new "_s));
    QCOMPARE(model.rules().at(1), (ModelRule{u"b"_s, u"new"_s}));
    QCOMPARE(cell(model, 1, ModelRuleColumn::Target).data().toString(), u"new"_s);
    QVERIFY(!model.setData(cell(model, 1, ModelRuleColumn::Target), 1, Qt::CheckStateRole));
}

void tst_RuleTableModel::addsAndRemovesRows()
{
    ModelRuleTableModel model;
    const QAbstractItemModelTester tester(&model);
    QVERIFY(model.insertRows(0, 2));
    fill(model);
    QVERIFY(model.insertRow(1));
    QCOMPARE(sources(model), u"abc"_s);
    QCOMPARE(model.rules().at(1), ModelRule());
    QVERIFY(model.removeRows(1, 2));
    QCOMPARE(sources(model), u"ac"_s);
    QVERIFY(!model.insertRow(3));
    QVERIFY(!model.removeRows(1, 2));
    QVERIFY(!model.removeRows(-1, 1));
}

void tst_RuleTableModel::movesRows_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("before");
    QTest::addColumn<QString>("order");
    QTest::addRow("down") << 0 << 2 << u"bac"_s;
    QTest::addRow("to the end") << 0 << 3 << u"bca"_s;
    QTest::addRow("up") << 2 << 1 << u"acb"_s;
    QTest::addRow("to the top") << 2 << 0 << u"cab"_s;
    QTest::addRow("to itself") << 1 << 1 << u"abc"_s;
    QTest::addRow("behind itself") << 1 << 2 << u"abc"_s;
    QTest::addRow("too far") << 1 << 4 << u"abc"_s;
    QTest::addRow("from nowhere") << 3 << 0 << u"abc"_s;
}

void tst_RuleTableModel::movesRows()
{
    QFETCH(int, from);
    QFETCH(int, before);
    QFETCH(QString, order);
    ModelRuleTableModel model;
    const QAbstractItemModelTester tester(&model);
    fill(model);
    QCOMPARE(model.moveRow({}, from, {}, before), order != u"abc"_s);
    QCOMPARE(sources(model), order);
}

void tst_RuleTableModel::movesADroppedRow()
{
    HeaderRuleTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRules({{.name = "a"_ba, .value = Secret("sk-hidden-value"_ba)}, {.name = "b"_ba}});
    const std::unique_ptr<QMimeData> data(model.mimeData({model.index(0, 2)}));
    for (const QString &format : data->formats())
        QVERIFY(!data->data(format).contains("hidden"));
    QVERIFY(model.canDropMimeData(data.get(), Qt::MoveAction, 2, 0, {}));
    QVERIFY(!model.flags(model.index(0, 0)).testFlag(Qt::ItemIsDropEnabled));
    QVERIFY(model.flags({}).testFlag(Qt::ItemIsDropEnabled));
    // False, or the view would take a row away.
    QVERIFY(!model.dropMimeData(data.get(), Qt::MoveAction, -1, -1, {}));
    QCOMPARE(model.rules().front().name, "b"_ba);
    QVERIFY(!model.dropMimeData(data.get(), Qt::CopyAction, 2, 0, {}));
    QCOMPARE(model.rules().front().name, "b"_ba);
}

void tst_RuleTableModel::tellsOfEditsOnly()
{
    ModelRuleTableModel model;
    const QSignalSpy edited(&model, &RuleTableModel::edited);
    const QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
    fill(model);
    fill(model);
    QCOMPARE(reset.size(), 1);
    QCOMPARE(edited.size(), 0);
    set(model, 0, ModelRuleColumn::Source, u"x"_s);
    model.insertRow(0);
    model.moveRow({}, 0, {}, 2);
    model.removeRow(0);
    QCOMPARE(edited.size(), 4);
    QCOMPARE(reset.size(), 1);
}

void tst_RuleTableModel::putsErrorsAtTheirCells()
{
    ModelRuleTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRules({{u"a"_s, u"b"_s}, {u"a"_s, {}}});
    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    std::vector<Error> errors = checkRules({.modelRules = model.rules()});
    errors.push_back({ErrorKind::InvalidValue, {}, u"failure_rules[0].text"_s});
    errors.push_back({ErrorKind::InvalidValue, {}, u"model_rules[7].from"_s});
    model.setErrors(errors);
    model.setErrors(errors);
    QCOMPARE(changed.size(), 1);
    QCOMPARE(model.shownErrors(), 2);
    QCOMPARE(model.firstShownError(), cell(model, 1, ModelRuleColumn::Source));
    const QModelIndex target = cell(model, 1, ModelRuleColumn::Target);
    QCOMPARE(target.data(roles::error).toString(), u"Name the model, or remove this row."_s);
    QCOMPARE(target.data(Qt::AccessibleDescriptionRole), target.data(roles::error));
    model.setErrors({});
    QCOMPARE(model.shownErrors(), 0);
    QVERIFY(!model.firstShownError().isValid());
}

void tst_RuleTableModel::keepsErrorsOfNewRowsBack()
{
    ModelRuleTableModel model;
    fill(model);
    model.insertRow(1);
    const auto check = [&model] { model.setErrors(checkRules({.modelRules = model.rules()})); };
    check();
    QCOMPARE(model.shownErrors(), 0);
    set(model, 1, ModelRuleColumn::Source, QString());
    check();
    QCOMPARE(model.firstShownError(), cell(model, 1, ModelRuleColumn::Source));
    QCOMPARE(model.shownErrors(), 1);
    model.moveRow({}, 1, {}, 4); // what was filled in goes with its row
    check();
    QCOMPARE(model.firstShownError(), cell(model, 3, ModelRuleColumn::Source));
    QCOMPARE(model.shownErrors(), 1);
    model.showAllErrors();
    QCOMPARE(model.shownErrors(), 2);
    model.removeRow(3);
    check();
    QCOMPARE(model.shownErrors(), 0);
}

void tst_RuleTableModel::showsHeaderValuesMasked()
{
    HeaderRuleTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRules({{.name = "x-key"_ba, .value = Secret("token-of-the-gateway"_ba)},
                    {.name = "x-short"_ba, .value = Secret("short"_ba)},
                    {.name = "x-none"_ba}});
    const auto shown = [&model](int row) {
        return cell(model, row, HeaderRuleColumn::Value).data().toString();
    };
    QCOMPARE(shown(0), u"toke…eway"_s);
    QCOMPARE(shown(1), u"…"_s);
    QCOMPARE(shown(2), QString());
    const QModelIndex value = cell(model, 0, HeaderRuleColumn::Value);
    for (const int role : {int(Qt::ToolTipRole), int(Qt::AccessibleTextRole), int(roles::error)})
        QVERIFY(!value.data(role).toString().contains(u"of-the"_s));
    QCOMPARE(value.data(Qt::EditRole).toString(), u"token-of-the-gateway"_s);
    QVERIFY(set(model, 0, HeaderRuleColumn::Value, u"another-credential"_s));
    QCOMPARE(shown(0), u"anot…tial"_s);
    QCOMPARE(model.rules().front().value.reveal(), "another-credential"_ba);
}

void tst_RuleTableModel::aRemovalHasNoValue()
{
    HeaderRuleTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRules({{.name = "x-key"_ba, .value = Secret("value"_ba)}});
    const QModelIndex value = cell(model, 0, HeaderRuleColumn::Value);
    QVERIFY(value.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(set(model, 0, HeaderRuleColumn::Action, static_cast<int>(HeaderRule::Action::Remove)));
    QCOMPARE(cell(model, 0, HeaderRuleColumn::Action).data().toString(), u"Remove"_s);
    QVERIFY(model.rules().front().value.isEmpty());
    QVERIFY(!value.flags().testFlag(Qt::ItemIsEditable));
    QVERIFY(!model.setData(value, u"again"_s, Qt::EditRole));
    QVERIFY(checkRules({.headerRules = model.rules()}).empty());
}

void tst_RuleTableModel::saysWhatAnEmptyConditionMeans()
{
    FailureRuleTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRules({{.text = u"quota"_s}, {.statuses = u"429"_s}});
    QCOMPARE(cell(model, 0, FailureRuleColumn::Statuses).data().toString(), u"any from 400 on"_s);
    QCOMPARE(cell(model, 1, FailureRuleColumn::Text).data().toString(), u"any text"_s);
    QVERIFY(cell(model, 1, FailureRuleColumn::Text).data(Qt::EditRole).toString().isEmpty());
    set(model, 1, FailureRuleColumn::Statuses, u" 400-403, 429 "_s);
    QCOMPARE(model.rules().at(1).statuses, u"400-403, 429"_s);
    set(model, 1, FailureRuleColumn::Text, u" try later"_s);
    QCOMPARE(model.rules().at(1).text, u" try later"_s);
}

void tst_RuleTableModel::setsAVerdict()
{
    FailureRuleTableModel model;
    const QAbstractItemModelTester tester(&model);
    model.setRules({{.statuses = u"429"_s}});
    for (const Verdict verdict : failureRuleVerdicts) {
        QVERIFY(set(model, 0, FailureRuleColumn::Verdict, static_cast<int>(verdict)));
        QCOMPARE(model.rules().front().verdict, verdict);
        QVERIFY(checkRules({.failureRules = model.rules()}).empty());
    }
    QCOMPARE(cell(model, 0, FailureRuleColumn::Verdict).data().toString(), u"Upstream's fault"_s);
}

void tst_RuleTableModel::namesColumns()
{
    const ModelRuleTableModel models;
    const HeaderRuleTableModel headers;
    const FailureRuleTableModel failures;
    for (const QAbstractItemModel *model :
         std::initializer_list<const QAbstractItemModel *>{&models, &headers, &failures}) {
        for (int i = 0; i < model->columnCount(); ++i)
            QVERIFY(!model->headerData(i, Qt::Horizontal).toString().isEmpty());
        QVERIFY(!model->headerData(0, Qt::Vertical).isValid());
        QVERIFY(!model->headerData(0, Qt::Horizontal, Qt::ToolTipRole).isValid());
    }
    const QVariant tip = headers.headerData(
        static_cast<int>(HeaderRuleColumn::Value), Qt::Horizontal, Qt::ToolTipRole);
    QVERIFY(tip.toString().contains(u"${TIMESTAMP_S}"_s));
}

QTEST_GUILESS_MAIN(tst_RuleTableModel)
#include "tst_ruletablemodel.moc"
