#include "proxy/core/records.h"

#include <QSet>
#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_Records : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesVerdicts();
    void namesOutcomes();
};

void tst_Records::namesVerdicts()
{
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(Verdict::ClientLeft); ++i) {
        const auto verdict = static_cast<Verdict>(i);
        names.insert(verdictName(verdict));
        QCOMPARE(verdictFromName(QString(verdictName(verdict))), verdict);
    }
    QCOMPARE(names.size(), 8);
    QCOMPARE(verdictName(Verdict::KeyRejected), "key-rejected"_L1);
    QCOMPARE(verdictFromName(u"later"), Verdict::Success);
}

void tst_Records::namesOutcomes()
{
    QSet<QString> names;
    for (int i = 0; i <= static_cast<int>(RequestOutcome::ClientGone); ++i) {
        const auto outcome = static_cast<RequestOutcome>(i);
        names.insert(outcomeName(outcome));
        QCOMPARE(outcomeFromName(QString(outcomeName(outcome))), outcome);
    }
    QCOMPARE(names.size(), 5);
    QCOMPARE(outcomeName(RequestOutcome::ClientGone), "client-gone"_L1);
    QCOMPARE(outcomeFromName(u"later"), RequestOutcome::Failed);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_Records)
#include "tst_records.moc"
