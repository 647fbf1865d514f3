#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/pages/upstreamspane.h"
#include "ui/widgets/celldelegate.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/fieldnote.h"

#include <QDateTime>
#include <QPushButton>
#include <QScrollBar>
#include <QSpinBox>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_UpstreamsPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_pane.reset(); }
    void showsShares();
    void fitsTheSmallestWindow();
    void saysNothingOfWhatTheEngineDoesNotKnow();
    void showsHealth_data();
    void showsHealth();
    void measuresAgainWhileShown();
    void editsAWeightInPlace();
    void showsARefusalBesideTheTable();
    void testsOneUpstream();
    void saysWhyATestWasRefused();
    void stopsATest();
    void forgetsTestsOfAnotherGroup();
    void offersNoTestWithoutACheckPath();

private:
    [[nodiscard]] GroupPtr group() const { return m_editor->snapshot()->groups.front(); }
    [[nodiscard]] DataTable *table() const { return m_pane->findChild<DataTable *>(); }
    [[nodiscard]] QString cell(int row, UpstreamColumn column) const;
    [[nodiscard]] QPushButton *testButton(int row) const;
    void typeWeight(int row, const QString &weight) const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<UpstreamsPane> m_pane;
};

void tst_UpstreamsPane::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    m_editor->addGroup({.name = u"openai"_s,
                        .upstreams = {{.url = u"https://a.example"_s, .weight = 3},
                                      {.url = u"https://b.example"_s, .weight = 1},
                                      {.url = u"https://c.example"_s, .weight = 0}}},
                       {});
    m_pane = std::make_unique<UpstreamsPane>(*m_editor, *m_gateway);
    m_pane->setGroup(group());
    connect(m_editor.get(), &ConfigEditor::snapshotChanged, m_pane.get(), [this] {
        m_pane->setGroup(group());
    });
    m_pane->resize(900, 400);
    m_pane->show();
    QVERIFY(QTest::qWaitForWindowActive(m_pane.get()));
}

QString tst_UpstreamsPane::cell(int row, UpstreamColumn column) const
{
    return table()->model()->index(row, static_cast<int>(column)).data().toString();
}

void tst_UpstreamsPane::typeWeight(int row, const QString &weight) const
{
    const auto index = table()->model()->index(row, static_cast<int>(UpstreamColumn::Weight));
    table()->setCurrentIndex(index);
    table()->edit(index);
    const auto boxes = table()->findChildren<QSpinBox *>();
    QVERIFY(!boxes.isEmpty());
    QSpinBox *box = boxes.last(); // one that was closed goes a moment later
    QCOMPARE(box->accessibleName(), u"Weight"_s);
    box->selectAll();
    QTest::keyClicks(box, weight);
    QTest::keyClick(box, Qt::Key_Return);
}

void tst_UpstreamsPane::showsShares()
{
    QCOMPARE(table()->accessibleName(), u"Upstreams"_s);
    QCOMPARE(table()->model()->rowCount(), 3);
    QCOMPARE(cell(0, UpstreamColumn::Url), u"https://a.example"_s);
    QCOMPARE(cell(0, UpstreamColumn::Weight), u"3 (75 %)"_s);
    QCOMPARE(cell(1, UpstreamColumn::Weight), u"1 (25 %)"_s);
    QCOMPARE(cell(2, UpstreamColumn::Weight), u"0 (off)"_s);
}

void tst_UpstreamsPane::fitsTheSmallestWindow()
{
    const auto width = [this](UpstreamColumn column) {
        return table()->columnWidth(static_cast<int>(column));
    };
    const int usual = width(UpstreamColumn::Url);
    m_pane->resize(571, 400);
    QTRY_COMPARE(table()->horizontalScrollBar()->maximum(), 0);
    QVERIFY(table()->isColumnHidden(static_cast<int>(UpstreamColumn::LastError)));
    QVERIFY(width(UpstreamColumn::Url) >= 120);
    m_pane->resize(900, 400);
    QCOMPARE(width(UpstreamColumn::Url), usual);
    QVERIFY(!table()->isColumnHidden(static_cast<int>(UpstreamColumn::LastError)));
    QVERIFY(width(UpstreamColumn::Breaker) < usual);
}

void tst_UpstreamsPane::saysNothingOfWhatTheEngineDoesNotKnow()
{
    QCOMPARE(cell(0, UpstreamColumn::Breaker), u"\u2013"_s);
    QCOMPARE(cell(0, UpstreamColumn::FirstByte), u"-1"_s);
    QCOMPARE(cell(0, UpstreamColumn::LastError), QString());
}

void tst_UpstreamsPane::showsHealth_data()
{
    QTest::addColumn<BreakerState>("state");
    QTest::addColumn<qint64>("openUntil");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("icon");

    const QDateTime later = QDateTime::currentDateTime().addSecs(300);
    QTest::newRow("closed") << BreakerState::Closed << qint64(0) << u"Closed"_s
                            << u"state-active"_s;
    QTest::newRow("open") << BreakerState::Open << later.toMSecsSinceEpoch()
                          << u"Open until "_s + later.toString(u"HH:mm:ss"_s) << u"state-invalid"_s;
    QTest::newRow("over") << BreakerState::Open << qint64(1000) << u"Open, trial is due"_s
                          << u"state-invalid"_s;
    QTest::newRow("half-open") << BreakerState::HalfOpen << qint64(0) << u"Half-open, one trial"_s
                               << u"state-degraded"_s;
}

void tst_UpstreamsPane::showsHealth()
{
    QFETCH(BreakerState, state);
    QFETCH(qint64, openUntil);
    m_gateway->setUpstreamHealth(group()->id,
                                 {{.id = group()->upstreams.at(1).id,
                                   .state = state,
                                   .openUntil = openUntil,
                                   .firstByteMs = 420,
                                   .lastError = u"connection refused"_s}});
    QTEST(cell(1, UpstreamColumn::Breaker), "text");
    QCOMPARE(cell(1, UpstreamColumn::FirstByte), u"420"_s);
    QCOMPARE(cell(1, UpstreamColumn::LastError), u"connection refused"_s);
    QCOMPARE(cell(0, UpstreamColumn::Breaker), u"\u2013"_s);
    const auto index = table()->model()->index(1, static_cast<int>(UpstreamColumn::Breaker));
    auto *delegate = qobject_cast<CellDelegate *>(table()->itemDelegateForColumn(index.column()));
    QVERIFY(delegate);
    QTEST(QString(delegate->content(index).icon), "icon");
}

void tst_UpstreamsPane::measuresAgainWhileShown()
{
    const QSignalBlocker silent(m_gateway.get()); // latency moves without a signal
    m_gateway->setUpstreamHealth(group()->id,
                                 {{.id = group()->upstreams.front().id, .firstByteMs = 96}});
    QCOMPARE(cell(0, UpstreamColumn::FirstByte), u"-1"_s);
    m_pane->hide();
    m_pane->show();
    QCOMPARE(cell(0, UpstreamColumn::FirstByte), u"96"_s);
}

void tst_UpstreamsPane::editsAWeightInPlace()
{
    typeWeight(1, u"9"_s);
    QTRY_COMPARE(group()->upstreams.at(1).weight, 9);
    QCOMPARE(group()->upstreams.at(0).weight, 3);
    QCOMPARE(cell(1, UpstreamColumn::Weight), u"9 (75 %)"_s);
    QVERIFY(!m_pane->findChild<FieldNote *>()->hasError());
}

void tst_UpstreamsPane::showsARefusalBesideTheTable()
{
    typeWeight(1, u"0"_s);
    QTRY_COMPARE(group()->upstreams.at(1).weight, 0);
    typeWeight(0, u"0"_s); // then none serves
    auto *note = m_pane->findChild<FieldNote *>();
    QTRY_VERIFY(note->hasError());
    QVERIFY(table()->accessibleDescription().contains(note->error()));
    QCOMPARE(group()->upstreams.at(0).weight, 3);
    QCOMPARE(cell(0, UpstreamColumn::Weight), u"3 (100 %)"_s);
    typeWeight(1, u"2"_s);
    QTRY_VERIFY(!note->hasError());
}

QPushButton *tst_UpstreamsPane::testButton(int row) const
{
    const auto index = table()->model()->index(row, static_cast<int>(UpstreamColumn::Test));
    return table()->indexWidget(index)->findChild<QPushButton *>();
}

void tst_UpstreamsPane::testsOneUpstream()
{
    m_gateway->tryAnswer =
        CheckResult{.mask = u"sk-a…b"_s, .verdict = Verdict::Success, .firstByteMs = 42};
    QPushButton *button = testButton(2); // also one that is off
    QCOMPARE(button->accessibleName(), u"Test https://c.example"_s);
    button->setFocus();
    QTest::keyClick(button, Qt::Key_Space);
    QCOMPARE(cell(2, UpstreamColumn::Tested), u"Testing…"_s);
    QCOMPARE(button->text(), u"Stop"_s);
    QTRY_COMPARE(cell(2, UpstreamColumn::Tested), u"Works \u00b7 42 ms"_s);
    QCOMPARE(button->text(), u"Test"_s);
    QCOMPARE(cell(0, UpstreamColumn::Tested), QString());
    QCOMPARE(m_gateway->ownersTried, QList{group()->id});
    QVERIFY(m_gateway->keysTried.isEmpty());
    const std::vector<UpstreamDraft> only{{.url = u"https://c.example"_s, .weight = 1}};
    QCOMPARE(m_gateway->draftsTried.last().upstreams, only);

    m_gateway->tryAnswer = CheckResult{.verdict = Verdict::KeyRejected, .message = u"no"_s};
    QTest::mouseClick(testButton(0), Qt::LeftButton);
    QTRY_COMPARE(cell(0, UpstreamColumn::Tested), u"Rejected"_s);
    const auto index = table()->model()->index(0, static_cast<int>(UpstreamColumn::Tested));
    auto *delegate = qobject_cast<CellDelegate *>(table()->itemDelegateForColumn(index.column()));
    QCOMPARE(delegate->content(index).icon, "state-invalid"_L1);
    QCOMPARE(delegate->content(index.siblingAtRow(2)).icon, "state-active"_L1);
}

void tst_UpstreamsPane::saysWhyATestWasRefused()
{
    m_gateway->tryAnswer = Error{.kind = ErrorKind::KeysCooling};
    QTest::mouseClick(testButton(0), Qt::LeftButton);
    QTRY_COMPARE(cell(0, UpstreamColumn::Tested), u"Every key of the group is cooling down."_s);
}

void tst_UpstreamsPane::stopsATest()
{
    m_gateway->holdsTrials = true;
    QTest::mouseClick(testButton(0), Qt::LeftButton);
    QTest::mouseClick(testButton(1), Qt::LeftButton);
    QTest::mouseClick(testButton(0), Qt::LeftButton);
    QCOMPARE(cell(0, UpstreamColumn::Tested), QString());
    m_gateway->answerTrials();
    QCOMPARE(cell(0, UpstreamColumn::Tested), QString());
    QCOMPARE(cell(1, UpstreamColumn::Tested), u"Works"_s);
}

void tst_UpstreamsPane::forgetsTestsOfAnotherGroup()
{
    m_editor->addGroup({.name = u"other"_s, .upstreams = {{.url = u"https://o.example"_s}}}, {});
    m_gateway->holdsTrials = true;
    QTest::mouseClick(testButton(0), Qt::LeftButton);
    m_pane->setGroup(m_editor->snapshot()->groups.back());
    m_gateway->answerTrials();
    QCOMPARE(cell(0, UpstreamColumn::Tested), QString());
    QCOMPARE(testButton(0)->text(), u"Test"_s);
}

void tst_UpstreamsPane::offersNoTestWithoutACheckPath()
{
    GroupDraft draft = draftOf(*group());
    draft.channel = Channel::Custom;
    m_editor->editGroup(group()->id, draft, {});
    QTRY_VERIFY(!testButton(0)->isEnabled());
    QVERIFY(testButton(0)->toolTip().contains(u"check path"_s));
    draft.checkPath = u"/me"_s;
    m_editor->editGroup(group()->id, draft, {});
    QTRY_VERIFY(testButton(0)->isEnabled());
}

QTEST_MAIN(tst_UpstreamsPane)
#include "tst_upstreamspane.moc"
