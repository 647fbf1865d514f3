#include "ui/models/ruleedits.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

GroupConfig group(int id, const QString &target = u"stored"_s)
{
    return {.id = GroupId{id}, .modelRules = {{u"source"_s, target}}};
}

RuleSet rules(const QString &target)
{
    return {.modelRules = {{u"source"_s, target}}};
}

} // namespace

class tst_RuleEdits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsStored();
    void keepsTheEditOfEachGroup();
    void endsWhereNothingDiffers();
    void seesThatSomebodyElseSaved();
    void endsWithSaving();
    void keepsWhatWasTypedWhileSaving();
    void forgetsGroupsThatAreGone();

private:
    RuleEdits m_edits{};
};

void tst_RuleEdits::showsWhatIsStored()
{
    m_edits = {};
    QCOMPARE(m_edits.rules(group(1)), rules(u"stored"_s));
    QVERIFY(!m_edits.isUnsaved(GroupId{1}));
    QVERIFY(!m_edits.isOvertaken(group(1)));
}

void tst_RuleEdits::keepsTheEditOfEachGroup()
{
    m_edits = {};
    m_edits.change(group(1), rules(u"one"_s));
    m_edits.change(group(2), rules(u"two"_s));
    QCOMPARE(m_edits.rules(group(1)), rules(u"one"_s));
    QCOMPARE(m_edits.rules(group(2)), rules(u"two"_s));
    m_edits.discard(GroupId{1});
    QCOMPARE(m_edits.rules(group(1)), rules(u"stored"_s));
    QVERIFY(m_edits.isUnsaved(GroupId{2}));
}

void tst_RuleEdits::endsWhereNothingDiffers()
{
    m_edits = {};
    m_edits.change(group(1), rules(u"one"_s));
    QVERIFY(m_edits.isUnsaved(GroupId{1}));
    m_edits.change(group(1), rules(u"stored"_s));
    QVERIFY(!m_edits.isUnsaved(GroupId{1}));
}

void tst_RuleEdits::seesThatSomebodyElseSaved()
{
    m_edits = {};
    m_edits.change(group(1), rules(u"one"_s));
    QVERIFY(!m_edits.isOvertaken(group(1)));
    const GroupConfig later = group(1, u"from elsewhere"_s);
    QVERIFY(m_edits.isOvertaken(later));
    QCOMPARE(m_edits.rules(later), rules(u"one"_s));
    m_edits.change(later, rules(u"two"_s));
    QVERIFY(m_edits.isOvertaken(later));
}

void tst_RuleEdits::endsWithSaving()
{
    m_edits = {};
    m_edits.change(group(1), rules(u"one"_s));
    m_edits.finish(GroupId{1}, rules(u"one"_s), rules(u"One"_s)); // as storage spells it
    QVERIFY(!m_edits.isUnsaved(GroupId{1}));
    m_edits.finish(GroupId{2}, {}, {});
    QVERIFY(!m_edits.isUnsaved(GroupId{2}));
}

void tst_RuleEdits::keepsWhatWasTypedWhileSaving()
{
    m_edits = {};
    m_edits.change(group(1), rules(u"one, two"_s));
    m_edits.finish(GroupId{1}, rules(u"one"_s), rules(u"one"_s));
    QVERIFY(m_edits.isUnsaved(GroupId{1}));
    QVERIFY(!m_edits.isOvertaken(group(1, u"one"_s)));
}

void tst_RuleEdits::forgetsGroupsThatAreGone()
{
    m_edits = {};
    m_edits.change(group(1), rules(u"one"_s));
    m_edits.change(group(2), rules(u"two"_s));
    ConfigSnapshot snapshot;
    snapshot.groups.push_back(std::make_shared<GroupConfig>(group(2)));
    m_edits.follow(snapshot);
    QVERIFY(!m_edits.isUnsaved(GroupId{1}));
    QVERIFY(m_edits.isUnsaved(GroupId{2}));
}

QTEST_GUILESS_MAIN(tst_RuleEdits)
#include "tst_ruleedits.moc"
