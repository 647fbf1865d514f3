#include "tests/support/fakegateway.h"
#include "ui/models/keytrialmodel.h"
#include "ui/models/roles.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

namespace {

std::vector<KeyDraft> keys(const QStringList &texts)
{
    std::vector<KeyDraft> drafts;
    for (const QString &text : texts)
        drafts.push_back({.secret = Secret(text.toUtf8())});
    return drafts;
}

std::vector<KeyDraft> manyKeys(int count)
{
    QStringList texts;
    for (int i = 0; i < count; ++i)
        texts.append(u"sk-number-%1-of-many"_s.arg(i));
    return keys(texts);
}

const GroupDraft openai{.name = u"openai"_s, .testModel = u"gpt-4.1-mini"_s};

} // namespace

class tst_KeyTrialModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void triesAFewAtATime();
    void saysWhatWasFound_data();
    void saysWhatWasFound();
    void keepsWhatIsKnown();
    void beginsAnewForAnotherGroup();
    void dropsTrialsOfKeysThatGo();
    void stopsAndGoesOn();
    void triesNoMoreThanItSays();

private:
    [[nodiscard]] QString text(int row, TrialColumn column) const
    {
        return m_model->index(row, static_cast<int>(column)).data().toString();
    }
    [[nodiscard]] QList<int> states() const
    {
        QList<int> all;
        for (int row = 0; row < m_model->rowCount(); ++row)
            all.append(m_model->index(row, 0).data(roles::state).toInt());
        return all;
    }

    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<KeyTrialModel> m_model;
};

void tst_KeyTrialModel::init()
{
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->holdsTrials = true;
    m_model = std::make_unique<KeyTrialModel>(*m_gateway);
    new QAbstractItemModelTester(
        m_model.get(), QAbstractItemModelTester::FailureReportingMode::QtTest, m_model.get());
}

void tst_KeyTrialModel::triesAFewAtATime()
{
    m_model->setKeys(openai, manyKeys(5));
    QCOMPARE(m_gateway->keysTried.size(), KeyTrialModel::atOnce);
    QCOMPARE(text(0, TrialColumn::Result), u"Checking"_s);
    QCOMPARE(text(4, TrialColumn::Result), u"Waiting"_s);
    QCOMPARE(text(4, TrialColumn::Key), u"sk-n…many"_s);
    m_gateway->answerTrials();
    QCOMPARE(m_gateway->keysTried.size(), 5);
    QCOMPARE(m_model->endedCount(), 3);
    m_gateway->answerTrials();
    QCOMPARE(m_model->endedCount(), 5);
    QCOMPARE(m_gateway->draftsTried.last(), openai);
}

void tst_KeyTrialModel::saysWhatWasFound_data()
{
    QTest::addColumn<Result<CheckResult>>("outcome");
    QTest::addColumn<TrialState>("state");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("message");
    using Found = Result<CheckResult>;
    QTest::addRow("works") << Found(CheckResult{.status = 200, .firstByteMs = 412})
                           << TrialState::Works << u"Works"_s
                           << u"gpt-4.1-mini answered in 412 ms"_s;
    QTest::addRow("rejected") << Found(CheckResult{.verdict = Verdict::KeyRejected,
                                                   .status = 401,
                                                   .message = u"HTTP 401: Incorrect key"_s,
                                                   .state = KeyState::Invalid})
                              << TrialState::Rejected << u"Rejected"_s
                              << u"HTTP 401: Incorrect key"_s;
    QTest::addRow("says nothing about the key") << Found(
        CheckResult{.verdict = Verdict::RateLimited, .status = 429, .message = u"HTTP 429"_s})
                                                << TrialState::Unclear << u"Rate limited"_s
                                                << u"HTTP 429"_s;
    QTest::addRow("could not be asked") << Found(Error{.kind = ErrorKind::NoUsableKey})
                                        << TrialState::Unclear << u"Not checked"_s << QString();
}

void tst_KeyTrialModel::saysWhatWasFound()
{
    QFETCH(const Result<CheckResult>, outcome);
    QFETCH(const TrialState, state);
    QFETCH(const QString, words);
    QFETCH(const QString, message);
    m_gateway->tryAnswer = outcome;
    const auto one = keys({u"sk-the-only-one"_s});
    m_model->setKeys(openai, one);
    m_gateway->answerTrials();
    QCOMPARE(states(), QList<int>{static_cast<int>(state)});
    QCOMPARE(text(0, TrialColumn::Result), words);
    if (outcome)
        QCOMPARE(text(0, TrialColumn::Message), message);
    else
        QVERIFY(!text(0, TrialColumn::Message).isEmpty());
    QCOMPARE(m_model->isRejected(one.front().secret), state == TrialState::Rejected);
}

void tst_KeyTrialModel::keepsWhatIsKnown()
{
    m_model->setKeys(openai, keys({u"sk-aaaaaaaaaaaa"_s, u"sk-bbbbbbbbbbbb"_s}));
    m_gateway->answerTrials();
    QSignalSpy removed(m_model.get(), &KeyTrialModel::rowsRemoved);
    m_model->setKeys(openai,
                     keys({u"sk-aaaaaaaaaaaa"_s, u"sk-bbbbbbbbbbbb"_s, u"sk-cccccccccccc"_s}));
    QCOMPARE(removed.count(), 0);
    QCOMPARE(m_gateway->keysTried.size(), 3);
    // In another order.
    m_model->setKeys(openai, keys({u"sk-cccccccccccc"_s, u"sk-bbbbbbbbbbbb"_s}));
    QCOMPARE(m_gateway->keysTried.size(), 3);
    QCOMPARE(m_model->endedCount(), 1);
    m_gateway->answerTrials(); // of the one that moved
    QCOMPARE(m_model->endedCount(), 2);
}

void tst_KeyTrialModel::beginsAnewForAnotherGroup()
{
    const auto one = keys({u"sk-aaaaaaaaaaaa"_s});
    m_model->setKeys(openai, one);
    m_gateway->answerTrials();
    GroupDraft other = openai;
    other.testModel = u"gpt-5"_s;
    m_model->setKeys(other, one);
    QCOMPARE(m_model->endedCount(), 0);
    QCOMPARE(m_gateway->draftsTried.last().testModel, u"gpt-5"_s);
}

void tst_KeyTrialModel::dropsTrialsOfKeysThatGo()
{
    m_model->setKeys(openai, keys({u"sk-aaaaaaaaaaaa"_s}));
    m_model->setKeys(openai, {});
    QCOMPARE(m_model->rowCount(), 0);
    m_gateway->answerTrials(); // nobody is there to hear it
    QCOMPARE(m_model->endedCount(), 0);
}

void tst_KeyTrialModel::stopsAndGoesOn()
{
    m_model->setEnabled(false);
    m_model->setKeys(openai, manyKeys(2));
    QVERIFY(m_gateway->keysTried.isEmpty());
    m_model->setEnabled(true);
    QCOMPARE(m_gateway->keysTried.size(), 2);
    m_model->setEnabled(false);
    QCOMPARE(text(0, TrialColumn::Result), u"Waiting"_s);
    m_gateway->answerTrials();
    QCOMPARE(m_model->endedCount(), 0);
}

void tst_KeyTrialModel::triesNoMoreThanItSays()
{
    m_model->setKeys(openai, manyKeys(static_cast<int>(KeyTrialModel::most) + 5));
    QCOMPARE(m_model->rowCount(), static_cast<int>(KeyTrialModel::most));
}

QTEST_GUILESS_MAIN(tst_KeyTrialModel)
#include "tst_keytrialmodel.moc"
