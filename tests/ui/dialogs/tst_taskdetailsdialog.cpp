#include "ui/dialogs/taskdetailsdialog.h"
#include "ui/models/checkresultmodel.h"
#include "ui/widgets/datatable.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_TaskDetailsDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void listsKeysThatDoNotWorkFirst();
    void listsRefusedLines();

private:
    [[nodiscard]] static QStringList texts(const QWidget &dialog);
};

QStringList tst_TaskDetailsDialog::texts(const QWidget &dialog)
{
    QStringList texts;
    for (const QLabel *label : dialog.findChildren<QLabel *>())
        texts.append(label->text());
    return texts;
}

void tst_TaskDetailsDialog::listsKeysThatDoNotWorkFirst()
{
    const QList<CheckResult> results{{.mask = u"sk-a…aaaa"_s, .status = 200},
                                     {.mask = u"sk-b…bbbb"_s, .verdict = Verdict::UpstreamFault},
                                     {.mask = u"sk-c…cccc"_s,
                                      .verdict = Verdict::KeyRejected,
                                      .status = 401,
                                      .message = u"Incorrect API key"_s}};
    TaskDetailsDialog dialog({.title = u"Checking"_s,
                              .result = u"1 works, 1 rejected"_s,
                              .details = {.checks = results, .checksLeftOut = 7}});
    QAbstractItemModel *model = dialog.findChild<DataTable *>()->model();
    const QAbstractItemModelTester tester(model);
    QStringList cells;
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column)
            cells.append(model->index(row, column).data().toString());
    }
    QCOMPARE(cells,
             (QStringList{u"sk-c…cccc"_s,
                          u"Rejected"_s,
                          u"401"_s,
                          u"Incorrect API key"_s,
                          u"sk-b…bbbb"_s,
                          u"Unclear: no answer"_s,
                          QString(),
                          QString(),
                          u"sk-a…aaaa"_s,
                          u"Works"_s,
                          u"200"_s,
                          QString()}));
    QVERIFY(texts(dialog).contains(u"1 works, 1 rejected"_s));
    QVERIFY(texts(dialog).contains(u"7 further results are not kept."_s));
}

void tst_TaskDetailsDialog::listsRefusedLines()
{
    TaskDetailsDialog dialog(
        {.details = {.refusals = {{.line = 88, .reason = u"holds a control character"_s}},
                     .refused = 3}});
    QAbstractItemModel *model = dialog.findChild<DataTable *>()->model();
    QCOMPARE(model->rowCount(), 1);
    QCOMPARE(model->index(0, 0).data().toInt(), 88);
    QCOMPARE(model->index(0, 1).data().toString(), u"Holds a control character."_s);
    QVERIFY(texts(dialog).contains(u"2 further lines were refused."_s));
}

QTEST_MAIN(tst_TaskDetailsDialog)
#include "tst_taskdetailsdialog.moc"
