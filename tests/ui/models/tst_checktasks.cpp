#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/models/checktasks.h"
#include "ui/models/checktext.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_CheckTasks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsACheckFromItsFirstWordToItsLast();
    void takesUpChecksUnderWay();
    void cancelsThroughTheGateway();
    void scheduledOnesComeAndGoQuietly();
    void keepsAsManyResultsAsItMay();
    void saysWhatWasFound_data();
    void saysWhatWasFound();

private:
    [[nodiscard]] const Task *only() const
    {
        return m_tasks->rowCount() == 1 ? m_tasks->task(m_tasks->idAt(0)) : nullptr;
    }

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<TaskListModel> m_tasks;
    std::unique_ptr<CheckTasks> m_checks;
    GroupId m_group{};
};

void tst_CheckTasks::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_group = m_editor->snapshot()->groups.front()->id;
    m_gateway = std::make_unique<FakeGateway>();
    m_tasks = std::make_unique<TaskListModel>();
    m_checks = std::make_unique<CheckTasks>(*m_gateway, *m_editor, *m_tasks);
}

void tst_CheckTasks::cleanup()
{
    m_checks.reset();
}

void tst_CheckTasks::showsACheckFromItsFirstWordToItsLast()
{
    CheckProgress progress{.id = CheckId{1}, .group = m_group, .total = 21};
    progress.checked = 14;
    progress.valid = 12;
    progress.invalid = 1;
    progress.unchanged = 1;
    progress.results = {{.id = KeyId{4}}};
    m_gateway->advanceCheck(progress);
    QVERIFY(only());
    QCOMPARE(only()->title, u"Checking the keys of openai"_s);
    QCOMPARE(only()->progress, u"14 of 21"_s);
    QCOMPARE(only()->result, u"12 work, 1 rejected, 1 unclear"_s);
    QCOMPARE(only()->done, 14);
    QCOMPARE(only()->state, TaskState::Running);

    progress.isFinished = true;
    progress.results = {{.id = KeyId{5}}};
    m_gateway->advanceCheck(progress);
    QCOMPARE(only()->state, TaskState::Done);
    QCOMPARE(only()->details.checks.size(), 2);
    m_gateway->advanceCheck({.id = CheckId{2}, .isFinished = true}); // over in one breath
    QCOMPARE(m_tasks->rowCount(), 2);
}

void tst_CheckTasks::takesUpChecksUnderWay()
{
    m_gateway->advanceCheck({.id = CheckId{1}, .group = m_group, .total = 2});
    TaskListModel tasks;
    const CheckTasks later(*m_gateway, *m_editor, tasks);
    QCOMPARE(tasks.rowCount(), 1);
}

void tst_CheckTasks::cancelsThroughTheGateway()
{
    m_gateway->advanceCheck({.id = CheckId{3}, .group = m_group, .total = 2});
    m_tasks->cancel(m_tasks->idAt(0));
    QCOMPARE(m_gateway->checksCancelled, QList{CheckId{3}});
    m_gateway->advanceCheck(
        {.id = CheckId{3}, .group = m_group, .isFinished = true, .isCancelled = true});
    QCOMPARE(only()->state, TaskState::Cancelled);
}

void tst_CheckTasks::scheduledOnesComeAndGoQuietly()
{
    m_gateway->advanceCheck({.id = CheckId{1}, .isScheduled = true, .isFinished = true});
    QCOMPARE(m_tasks->rowCount(), 0);
    m_gateway->advanceCheck({.id = CheckId{2}, .isScheduled = true, .total = 2});
    QCOMPARE(m_tasks->rowCount(), 1);
    m_gateway->advanceCheck({.id = CheckId{2}, .isScheduled = true, .isFinished = true});
    QCOMPARE(m_tasks->rowCount(), 0);
}

void tst_CheckTasks::keepsAsManyResultsAsItMay()
{
    const QList<CheckResult> many(CheckTasks::mostResults - 1);
    m_gateway->advanceCheck({.id = CheckId{1}, .results = many});
    m_gateway->advanceCheck({.id = CheckId{1}, .isFinished = true, .results = many.mid(0, 3)});
    QCOMPARE(only()->details.checks.size(), CheckTasks::mostResults);
    QCOMPARE(only()->details.checksLeftOut, 2);
}

void tst_CheckTasks::saysWhatWasFound_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("words");
    QTest::newRow("works") << Verdict::Success << 200 << u"Works"_s;
    QTest::newRow("rejected") << Verdict::KeyRejected << 401 << u"Rejected"_s;
    QTest::newRow("no credit") << Verdict::OutOfCredit << 402 << u"Out of credit"_s;
    QTest::newRow("limited") << Verdict::RateLimited << 429 << u"Rate limited"_s;
    QTest::newRow("overloaded") << Verdict::Overloaded << 529
                                << u"Unclear: the provider is overloaded"_s;
    QTest::newRow("no answer") << Verdict::UpstreamFault << 0 << u"Unclear: no answer"_s;
    QTest::newRow("502") << Verdict::UpstreamFault << 502 << u"Unclear: the upstream failed"_s;
    QTest::newRow("wrong model") << Verdict::ClientFault << 404
                                 << u"Unclear: the check was refused"_s;
}

void tst_CheckTasks::saysWhatWasFound()
{
    QFETCH(const Verdict, verdict);
    QFETCH(const int, status);
    QTEST(checkWords({.verdict = verdict, .status = status}), "words");
}

QTEST_GUILESS_MAIN(tst_CheckTasks)
#include "tst_checktasks.moc"
