#include "ui/models/commandlistmodel.h"

#include <QAbstractItemModelTester>
#include <QTest>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_CommandListModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void finds_data();
    void finds();
    void putsTheBetterFirst_data();
    void putsTheBetterFirst();
    void keepsTheOrderOfEquals();
    void startsAnewWithOtherCommands();
    void saysWhatAnEntryIs();
};

void tst_CommandListModel::finds_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<bool>("isFound");
    QTest::newRow("nothing typed") << u""_s << true;
    QTest::newRow("blanks") << u"  "_s << true;
    QTest::newRow("beginning") << u"new"_s << true;
    QTest::newRow("capitals") << u"NEW AGG"_s << true;
    QTest::newRow("other order") << u"agg new"_s << true;
    QTest::newRow("inside a word") << u"grega"_s << true;
    QTest::newRow("letters from a word's start") << u"nagg"_s << true;
    QTest::newRow("letters, second word") << u"agte"_s << true;
    QTest::newRow("letters from inside a word") << u"wgt"_s << false;
    QTest::newRow("letters in the wrong order") << u"ntan"_s << false;
    QTest::newRow("one word is missing") << u"new key"_s << false;
    QTest::newRow("alias") << u"members"_s << true;
    QTest::newRow("inside an alias") << u"embe"_s << true;
    QTest::newRow("letters of an alias") << u"mbs"_s << false;
    QTest::newRow("title and alias") << u"new members"_s << true;
}

void tst_CommandListModel::finds()
{
    QFETCH(const QString, typed);
    QFETCH(const bool, isFound);
    const Command command{.title = u"New aggregate"_s, .aliases = u"group of members"_s};
    QCOMPARE(matchScore(typed, command) > 0, isFound);
}

void tst_CommandListModel::putsTheBetterFirst_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<Command>("better");
    QTest::addColumn<Command>("worse");
    const auto titled = [](const QString &title) { return Command{.title = title}; };
    QTest::newRow("whole title") << u"theme"_s << titled(u"Theme"_s) << titled(u"Theme: dark"_s);
    QTest::newRow("beginning over word")
        << u"gr"_s << titled(u"Groups"_s) << titled(u"New group"_s);
    QTest::newRow("word over inside") << u"gro"_s << titled(u"New group"_s) << titled(u"Ingrown"_s);
    QTest::newRow("a word behind one inside")
        << u"key"_s << titled(u"Monkey keys"_s) << titled(u"Monkey"_s);
    QTest::newRow("inside over letters") << u"ate"_s << titled(u"Create"_s) << titled(u"A tree"_s);
    QTest::newRow("title over alias") << u"port"_s << titled(u"Listen on port"_s)
                                      << Command{.title = u"Address"_s, .aliases = u"the port"_s};
    QTest::newRow("an alias found better")
        << u"port"_s << Command{.title = u"Address"_s, .aliases = u"port"_s} << titled(u"Export"_s);
}

void tst_CommandListModel::putsTheBetterFirst()
{
    QFETCH(const QString, typed);
    QFETCH(const Command, better);
    QFETCH(const Command, worse);
    CommandListModel model;
    model.setCommands({worse, better});
    model.setTyped(typed);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.commandAt(0).title, better.title);
}

void tst_CommandListModel::keepsTheOrderOfEquals()
{
    CommandListModel model;
    const QAbstractItemModelTester tester(&model);
    model.setCommands({{.title = u"openai-b"_s}, {.title = u"claude"_s}, {.title = u"openai-a"_s}});
    model.setTyped(u"open"_s);
    QCOMPARE(model.rowCount(), 2);
    QCOMPARE(model.index(0).data(), u"openai-b"_s);
    QCOMPARE(model.index(1).data(), u"openai-a"_s);
}

void tst_CommandListModel::startsAnewWithOtherCommands()
{
    CommandListModel model;
    model.setCommands({{.title = u"Groups"_s}});
    model.setTyped(u"x"_s);
    QCOMPARE(model.rowCount(), 0);
    model.setCommands({{.title = u"Groups"_s}, {.title = u"Requests"_s}});
    QCOMPARE(model.rowCount(), 2);
}

void tst_CommandListModel::saysWhatAnEntryIs()
{
    CommandListModel model;
    model.setCommands({{.title = u"openai"_s, .kind = u"Group"_s, .icon = "groups"_L1},
                       {.title = u"Quit"_s, .keys = u"Ctrl+Q"_s}});
    const QModelIndex group = model.index(0);
    QCOMPARE(group.data(Qt::AccessibleTextRole), u"openai, Group"_s);
    QCOMPARE(group.data(CommandListModel::KindRole), u"Group"_s);
    QCOMPARE(group.data(CommandListModel::IconRole), u"groups"_s);
    QCOMPARE(model.index(1).data(Qt::AccessibleTextRole), u"Quit"_s);
    QCOMPARE(model.index(1).data(CommandListModel::KeysRole), u"Ctrl+Q"_s);
}

Q_DECLARE_METATYPE(keyferry::ui::Command)
QTEST_GUILESS_MAIN(tst_CommandListModel)
#include "tst_commandlistmodel.moc"
