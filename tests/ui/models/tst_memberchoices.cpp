#include "tests/support/fakeconfigeditor.h"
#include "ui/models/memberchoices.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_MemberChoices final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void namesThoseThatCanJoinFirst();
    void saysWhyOthersCannot_data();
    void saysWhyOthersCannot();
    void leavesTheAggregateItselfOut();
    void marksGroupsThatAreOff();
    void suggestsTheChannelOfMost_data();
    void suggestsTheChannelOfMost();

private:
    void add(const QString &name, Channel channel, bool isEnabled = true);
    [[nodiscard]] QList<MemberChoice> choices(Channel channel, GroupId self = {}) const
    {
        return memberChoices(channel, self, *m_editor->snapshot());
    }
    [[nodiscard]] MemberChoice choice(const QString &name, Channel channel) const;

    std::unique_ptr<FakeConfigEditor> m_editor;
};

void tst_MemberChoices::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
}

void tst_MemberChoices::add(const QString &name, Channel channel, bool isEnabled)
{
    m_editor->addGroup({.name = name, .channel = channel, .enabled = isEnabled}, {});
}

MemberChoice tst_MemberChoices::choice(const QString &name, Channel channel) const
{
    for (const MemberChoice &each : choices(channel)) {
        if (each.name == name)
            return each;
    }
    return {};
}

void tst_MemberChoices::namesThoseThatCanJoinFirst()
{
    add(u"claude"_s, Channel::Anthropic);
    add(u"first"_s, Channel::OpenAi);
    add(u"gemini"_s, Channel::Gemini);
    add(u"second"_s, Channel::OpenAi);
    QStringList names;
    for (const MemberChoice &each : choices(Channel::OpenAi))
        names.append(each.name);
    QCOMPARE(names, (QStringList{u"first"_s, u"second"_s, u"claude"_s, u"gemini"_s}));
}

void tst_MemberChoices::saysWhyOthersCannot_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("same channel") << u"first"_s << QString();
    QTest::newRow("other channel") << u"claude"_s << u"Speaks anthropic, the aggregate openai."_s;
    QTest::newRow("an aggregate") << u"all"_s << u"Is an aggregate itself."_s;
}

void tst_MemberChoices::saysWhyOthersCannot()
{
    QFETCH(const QString, name);
    add(u"first"_s, Channel::OpenAi);
    add(u"claude"_s, Channel::Anthropic);
    const GroupId member = m_editor->snapshot()->groups.front()->id;
    m_editor->addGroup(
        {.name = u"all"_s, .kind = GroupKind::Aggregate, .members = {{.group = member}}}, {});
    QCOMPARE(choice(name, Channel::OpenAi).name, name);
    QTEST(choice(name, Channel::OpenAi).refusal, "refusal");
}

void tst_MemberChoices::leavesTheAggregateItselfOut()
{
    add(u"first"_s, Channel::OpenAi);
    const GroupId member = m_editor->snapshot()->groups.front()->id;
    m_editor->addGroup(
        {.name = u"all"_s, .kind = GroupKind::Aggregate, .members = {{.group = member}}}, {});
    const auto offered = choices(Channel::OpenAi, m_editor->snapshot()->groups.back()->id);
    QCOMPARE(offered.size(), 1);
    QCOMPARE(offered.first().group, member);
}

void tst_MemberChoices::marksGroupsThatAreOff()
{
    add(u"on"_s, Channel::OpenAi);
    add(u"off"_s, Channel::OpenAi, false);
    QVERIFY(choice(u"on"_s, Channel::OpenAi).isEnabled);
    QVERIFY(!choice(u"off"_s, Channel::OpenAi).isEnabled);
    QCOMPARE(choice(u"off"_s, Channel::OpenAi).refusal, QString()); // it may join all the same
}

void tst_MemberChoices::suggestsTheChannelOfMost_data()
{
    QTest::addColumn<QList<Channel>>("groups");
    QTest::addColumn<Channel>("channel");
    QTest::newRow("none") << QList<Channel>{} << Channel::OpenAi;
    QTest::newRow("one") << QList{Channel::Gemini} << Channel::Gemini;
    QTest::newRow("most") << QList{Channel::OpenAi, Channel::Anthropic, Channel::Anthropic}
                          << Channel::Anthropic;
    QTest::newRow("as many") << QList{Channel::Gemini, Channel::OpenAi} << Channel::OpenAi;
}

void tst_MemberChoices::suggestsTheChannelOfMost()
{
    QFETCH(const QList<Channel>, groups);
    for (const Channel channel : groups)
        add(u"g%1"_s.arg(m_editor->snapshot()->groups.size()), channel);
    // Aggregates do not count: they cannot be members.
    m_editor->addGroup({.name = u"a"_s,
                        .kind = GroupKind::Aggregate,
                        .channel = Channel::Custom,
                        .enabled = false},
                       {});
    QTEST(usualMemberChannel(*m_editor->snapshot()), "channel");
}

QTEST_GUILESS_MAIN(tst_MemberChoices)
#include "tst_memberchoices.moc"
