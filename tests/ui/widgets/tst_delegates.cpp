#include "proxy/core/config.h"
#include "proxy/core/records.h"
#include "ui/models/roles.h"
#include "ui/widgets/choicedelegate.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/themecontroller.h"
#include "ui/widgets/valuedelegates.h"

#include <QComboBox>
#include <QDateTime>
#include <QHeaderView>
#include <QSignalSpy>
#include <QStandardItemModel>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

// A model of one cell.
class OneCell final : public QStandardItemModel
{
public:
    explicit OneCell(const QVariant &value)
        : QStandardItemModel(1, 1)
    {
        setData(index(0, 0), value, Qt::DisplayRole);
    }
    void set(int role, const QVariant &value) { setData(index(0, 0), value, role); }
    [[nodiscard]] QModelIndex cell() const { return index(0, 0); }
};

} // namespace

class tst_Delegates final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsKeyStatesAsShapeAndWord();
    void showsTheStatusOfARequest_data();
    void showsTheStatusOfARequest();
    void writesNumbers();
    void writesDurations();
    void keepsMasksWhole();
    void explainsTimesInTheTooltip();
    void editsAChoice();
    void paintsSelectionAndHover();
    void standsApartAtTheEdges();
    void keepsHeadersWhole();
    void leavesSomethingOfAStretchedColumn();
};

void tst_Delegates::showsKeyStatesAsShapeAndWord()
{
    const KeyStateDelegate delegate;
    const OneCell invalid(static_cast<int>(KeyState::Invalid));
    const CellContent cell = delegate.content(invalid.cell());
    QCOMPARE(cell.text, u"Invalid"_s);
    QCOMPARE(cell.icon, "state-invalid"_L1);
    QVERIFY(cell.iconColor == &Theme::keyInvalid);
}

void tst_Delegates::showsTheStatusOfARequest_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("icon");
    const auto row = [](const char *name,
                        RequestOutcome outcome,
                        int status,
                        const char *text,
                        const char *icon) {
        QTest::addRow("%s", name) << static_cast<int>(outcome) << status
                                  << QString::fromLatin1(text) << QString::fromLatin1(icon);
    };
    row("streaming", RequestOutcome::Running, 200, "stream", "state-running-request");
    row("good", RequestOutcome::Succeeded, 200, "200", "check");
    row("the client's fault", RequestOutcome::Failed, 429, "429", "warning");
    row("the upstream's fault", RequestOutcome::Failed, 503, "503", "error");
    row("broke off after 200", RequestOutcome::Cut, 200, "200", "error");
    row("client left before an answer", RequestOutcome::ClientGone, 0, "client left", "warning");
}

void tst_Delegates::showsTheStatusOfARequest()
{
    QFETCH(int, outcome);
    QFETCH(int, status);
    const StatusDelegate delegate;
    OneCell model(status);
    model.set(roles::outcome, outcome);
    model.set(roles::isStream, true);
    const CellContent cell = delegate.content(model.cell());
    QTEST(cell.text, "text");
    QTEST(QString(cell.icon), "icon");
}

void tst_Delegates::writesNumbers()
{
    const NumberDelegate delegate(nullptr, 1);
    const CellContent zero = delegate.content(OneCell(0).cell());
    QVERIFY(zero.color == &Theme::textMuted);
    QCOMPARE(zero.alignment, Qt::Alignment(Qt::AlignRight));
    QVERIFY(!delegate.content(OneCell(1).cell()).isStrong);
    QVERIFY(delegate.content(OneCell(2).cell()).isStrong);
    QVERIFY(delegate.content(OneCell(-1).cell()).text.isEmpty());
}

void tst_Delegates::writesDurations()
{
    OneCell model(1'310);
    model.set(roles::outcome, static_cast<int>(RequestOutcome::Running));
    const DurationDelegate fixed(nullptr);
    const DurationDelegate growing(nullptr, DurationDelegate::Kind::Growing);
    QVERIFY(fixed.content(model.cell()).color == &Theme::text);
    QVERIFY(growing.content(model.cell()).color == &Theme::accent);
    model.set(roles::outcome, static_cast<int>(RequestOutcome::Succeeded));
    QVERIFY(growing.content(model.cell()).color == &Theme::text);
}

void tst_Delegates::keepsMasksWhole()
{
    const MaskDelegate delegate;
    const CellContent mask = delegate.content(OneCell(u"sk-p…x9Qf"_s).cell());
    QVERIFY(mask.isMono);
    QCOMPARE(mask.elide, Qt::ElideNone);
    QCOMPARE(delegate.content(OneCell(QString()).cell()).text, u"–"_s);
}

void tst_Delegates::explainsTimesInTheTooltip()
{
    const RelativeTimeDelegate delegate;
    const CellContent never = delegate.content(OneCell(0).cell());
    QCOMPARE(never.text, u"never"_s);
    QVERIFY(never.tip.isEmpty());
    QVERIFY(!delegate.content(OneCell(qint64{1'700'000'000'000}).cell()).tip.isEmpty());
}

void tst_Delegates::editsAChoice()
{
    const ChoiceDelegate delegate({{u"One"_s, 1}, {u"Two"_s, 2}, {u"Three"_s, 3}}, nullptr);
    OneCell model(2);
    model.setHorizontalHeaderLabels({u"Number"_s});
    QWidget table;
    auto *box = qobject_cast<QComboBox *>(delegate.createEditor(&table, {}, model.cell()));
    QVERIFY(box);
    QCOMPARE(box->accessibleName(), u"Number"_s);
    delegate.setEditorData(box, model.cell());
    QCOMPARE(box->currentText(), u"Two"_s);
    box->setCurrentIndex(2);
    delegate.setModelData(box, &model, model.cell());
    QCOMPARE(model.cell().data(Qt::EditRole).toInt(), 3);
    const QSignalSpy taken(&delegate, &QAbstractItemDelegate::commitData);
    const QSignalSpy closed(&delegate, &QAbstractItemDelegate::closeEditor);
    Q_EMIT box->activated(0);
    QCOMPARE(taken.size(), 1);
    QCOMPARE(closed.size(), 1);
}

void tst_Delegates::paintsSelectionAndHover()
{
    const ThemeController theme;
    QStandardItemModel model(3, 2);
    DataTable table;
    table.setModel(&model);
    table.resize(400, 200);
    table.show();
    QVERIFY(QTest::qWaitForWindowActive(&table));
    table.selectRow(1);
    const auto colorAt = [&table](int row) {
        const QRect cell = table.visualRect(table.model()->index(row, 1));
        return table.viewport()->grab().toImage().pixelColor(cell.center());
    };
    QCOMPARE(colorAt(1), Theme::current().selection);
    QCOMPARE(colorAt(2), Theme::current().surface);
    QTest::mouseMove(table.viewport(), table.visualRect(model.index(2, 0)).center());
    QTRY_COMPARE(table.hoveredRow(), 2);
    QCOMPARE(colorAt(2), Theme::current().rowHover);
}

void tst_Delegates::standsApartAtTheEdges()
{
    QStandardItemModel model(1, 3);
    DataTable table;
    table.setModel(&model);
    QCOMPARE(table.firstColumn(), 0);
    table.setColumnHidden(0, true);
    table.horizontalHeader()->moveSection(2, 1);
    QCOMPARE(table.firstColumn(), 2);
    QCOMPARE(table.lastColumn(), 1);
    QCOMPARE(table.verticalHeader()->defaultSectionSize(), metrics::tableRow);
}

void tst_Delegates::keepsHeadersWhole()
{
    const ThemeController theme;
    QStandardItemModel model(1, 3);
    const QString title = u"Requests made"_s;
    model.setHorizontalHeaderLabels({u"A"_s, title, u"B"_s});
    DataTable table;
    table.setModel(&model);
    table.horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
    table.setSortingEnabled(true);
    table.setColumnWidth(1, 10);
    table.show();
    const int plain = table.columnWidth(1);
    const int text = QFontMetrics(Theme::current().fonts.captionStrong).horizontalAdvance(title);
    QVERIFY(plain >= text + 2 * metrics::cellPadding);
    QVERIFY(plain < text + 2 * metrics::cellPadding + metrics::cellPadding); // none for the arrow
    table.sortByColumn(1, Qt::DescendingOrder);
    QCOMPARE(table.columnWidth(1), plain + metrics::iconState);
}

void tst_Delegates::leavesSomethingOfAStretchedColumn()
{
    const ThemeController theme;
    QStandardItemModel model(1, 3);
    model.setHorizontalHeaderLabels({u"A"_s, u"The most elastic one"_s, u"B"_s});
    DataTable table;
    table.setModel(&model);
    table.horizontalHeader()->setSectionResizeMode(1, QHeaderView::Stretch);
    table.setColumnWidth(0, 44);
    table.resize(500, 100);
    table.show();
    QTest::qWait(0);
    QCOMPARE(table.columnWidth(0), 44); // there is room for all
    table.resize(160, 100);
    const int text = QFontMetrics(Theme::current().fonts.captionStrong)
                         .horizontalAdvance(u"The most elastic one"_s);
    QTRY_VERIFY(table.columnWidth(1) >= text);
    table.resize(500, 100);
    QTRY_COMPARE(table.columnWidth(0), 44);
    QVERIFY(table.columnWidth(1) > text);
}

QTEST_MAIN(tst_Delegates)
#include "tst_delegates.moc"
