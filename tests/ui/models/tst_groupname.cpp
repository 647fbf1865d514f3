#include "proxy/core/drafts.h"
#include "ui/models/groupname.h"

#include <QTest>

using namespace keyferry;
using namespace Qt::StringLiterals;

class tst_GroupName final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void suggests_data();
    void suggests();
};

void tst_GroupName::suggests_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QString>("name");
    QTest::newRow("fine as it is") << u"openai"_s << QStringList{} << u"openai"_s;
    QTest::newRow("capitals and space") << u"Silicon Flow"_s << QStringList{} << u"silicon-flow"_s;
    QTest::newRow("accents") << u"Équipe Zoë"_s << QStringList{} << u"equipe-zoe"_s;
    QTest::newRow("edges") << u"  (test)! "_s << QStringList{} << u"test"_s;
    QTest::newRow("runs") << u"a / b"_s << QStringList{} << u"a-b"_s;
    QTest::newRow("underscore") << u"a_b"_s << QStringList{} << u"a_b"_s;
    QTest::newRow("nothing left") << u"深度"_s << QStringList{} << QString();
    QTest::newRow("taken") << u"openai"_s << QStringList{u"openai"_s} << u"openai-2"_s;
    QTest::newRow("taken twice") << u"OpenAI"_s << QStringList{u"openai"_s, u"openai-2"_s}
                                 << u"openai-3"_s;
    QTest::newRow("too long") << QString(120, u'a') << QStringList{} << QString(100, u'a');
    QTest::newRow("long and taken")
        << QString(100, u'a') << QStringList{QString(100, u'a')} << QString(98, u'a') + u"-2"_s;
}

void tst_GroupName::suggests()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, taken);
    QFETCH(const QString, name);
    QCOMPARE(ui::suggestedGroupName(typed, taken), name);
    if (!name.isEmpty())
        QVERIFY(validateGroup({.name = name}).empty());
}

QTEST_GUILESS_MAIN(tst_GroupName)
#include "tst_groupname.moc"
