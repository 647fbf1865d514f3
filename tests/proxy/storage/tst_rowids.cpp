#include "proxy/storage/rowids.h"
#include "tests/proxy/storage/benchfixture.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

class tst_RowIds : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsUpForEachTable();
    void givesBackWhatWasRolledBack();
    void keepsValues();
};

void tst_RowIds::countsUpForEachTable()
{
    BenchFixture fixture;
    QCOMPARE(*takeRowIds(*fixture.database, u"keys"_s), 1);
    QCOMPARE(*takeRowIds(*fixture.database, u"keys"_s, 100), 2);
    QCOMPARE(*takeRowIds(*fixture.database, u"keys"_s, 0), 102);
    QCOMPARE(*takeRowIds(*fixture.database, u"keys"_s), 102);
    QCOMPARE(*takeRowIds(*fixture.database, u"groups"_s), 1);
}

void tst_RowIds::givesBackWhatWasRolledBack()
{
    BenchFixture fixture;
    {
        const auto transaction = Transaction::begin(*fixture.database);
        QVERIFY(transaction);
        QCOMPARE(*takeRowIds(*fixture.database, u"keys"_s, 5), 1);
    }
    QCOMPARE(*takeRowIds(*fixture.database, u"keys"_s), 1);
}

void tst_RowIds::keepsValues()
{
    BenchFixture fixture;
    QCOMPARE(*metaValue(*fixture.database, u"a"_s), QString());
    QVERIFY(setMetaValue(*fixture.database, u"a"_s, u"1"_s));
    QVERIFY(setMetaValue(*fixture.database, u"a"_s, u"2"_s));
    QCOMPARE(*metaValue(*fixture.database, u"a"_s), u"2"_s);
}

QTEST_GUILESS_MAIN(tst_RowIds)
#include "tst_rowids.moc"
