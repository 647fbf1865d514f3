#include "proxy/storage/groupedits.h"
#include "proxy/storage/keyedits.h"
#include "proxy/storage/logpruner.h"
#include "tests/proxy/storage/benchfixture.h"
#include "tests/proxy/storage/recordfixture.h"

#include <QFileInfo>
#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_LogPruner : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void removesOldRowsInBatches();
    void keepsRowsWithoutAnAge();
    void removesTheOldestAboveTheSize();
    void doesNotCountKeys();
    void clearsUpToARow();

private:
    [[nodiscard]] qint64 rows()
    {
        return *m_fixture->database->number(u"SELECT COUNT(*) FROM requests"_s);
    }
    void fill(int count);

    std::unique_ptr<BenchFixture> m_fixture{};
};

namespace {

constexpr qint64 start = 1'700'000'000'000;
constexpr qint64 anySize = 1LL << 40;

} // namespace

void tst_LogPruner::init()
{
    m_fixture = std::make_unique<BenchFixture>();
}

void tst_LogPruner::fill(int count)
{
    QList<RequestRecord> records;
    for (int i = 0; i < count; ++i)
        records.append(fullRecord(i + 1, start + i));
    auto transaction = Transaction::begin(*m_fixture->database);
    QVERIFY(transaction);
    QVERIFY(RequestLogRepository(*m_fixture->database).insert(records));
    QVERIFY(transaction->commit());
}

void tst_LogPruner::removesOldRowsInBatches()
{
    fill(1300);
    LogPruner pruner(*m_fixture->database);
    const LogLimits limits{.startedBefore = start + 1200, .maxBytes = anySize};
    QList<qint64> left;
    while (*pruner.pruneBatch(limits))
        left.append(rows());
    QCOMPARE(left, (QList<qint64>{800, 300, 100}));
    QCOMPARE(*m_fixture->database->freePages(), 0);
}

void tst_LogPruner::keepsRowsWithoutAnAge()
{
    fill(10);
    LogPruner pruner(*m_fixture->database);
    QVERIFY(!*pruner.pruneBatch({.startedBefore = 0, .maxBytes = anySize}));
    QCOMPARE(rows(), 10);
}

void tst_LogPruner::removesTheOldestAboveTheSize()
{
    fill(6000);
    m_fixture->database->checkpoint();
    const qint64 fileBefore = QFileInfo(m_fixture->path()).size();
    const auto before = requestLogBytes(*m_fixture->database);
    QVERIFY(before && *before > 2'000'000);
    LogPruner pruner(*m_fixture->database);
    const LogLimits limits{.maxBytes = 1'000'000};
    while (*pruner.pruneBatch(limits)) {
    }
    QVERIFY(*requestLogBytes(*m_fixture->database) <= limits.maxBytes);
    QVERIFY(rows() > 500);
    QCOMPARE(RequestLogRepository(*m_fixture->database).page({.limit = 1})->first().id,
             RequestId(6000));
    m_fixture->database->checkpoint();
    const qint64 fileAfter = QFileInfo(m_fixture->path()).size();
    QVERIFY(fileBefore - fileAfter > 1'000'000);
}

void tst_LogPruner::doesNotCountKeys()
{
    const auto group = addGroup(m_fixture->bench, groupDraft(u"a"_s));
    const qint64 before = *requestLogBytes(*m_fixture->database);
    ParsedKeys keys;
    for (int i = 0; i < 5000; ++i)
        keys.keys.push_back({.secret = Secret("a-provider-key-" + QByteArray::number(i))});
    QVERIFY(addKeys(m_fixture->bench, *group, keys));
    QVERIFY(*requestLogBytes(*m_fixture->database) - before < 50'000);
}

void tst_LogPruner::clearsUpToARow()
{
    fill(700);
    LogPruner pruner(*m_fixture->database);
    QVERIFY(*pruner.clearBatch(RequestId(600)));
    QVERIFY(*pruner.clearBatch(RequestId(600)));
    QVERIFY(!*pruner.clearBatch(RequestId(600)));
    QCOMPARE(rows(), 100);
}

QTEST_GUILESS_MAIN(tst_LogPruner)
#include "tst_logpruner.moc"
