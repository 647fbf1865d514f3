#include "app/demogroups.h"
#include "tests/support/fakeconfigeditor.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::app;
using namespace Qt::StringLiterals;

namespace {

Result<Nothing> prepare(ConfigEditor &editor, const QString &upstream)
{
    DemoGroups groups(editor);
    std::optional<Result<Nothing>> answer;
    QObject context;
    groups.prepare(upstream, {&context, [&](const auto &result) { answer = result; }});
    if (!QTest::qWaitFor([&] { return answer.has_value(); }))
        return Error{.kind = ErrorKind::Internal, .detail = u"no answer"_s, .field = {}};
    return *answer;
}

QByteArrayList namesOf(const ConfigSnapshot &snapshot)
{
    QByteArrayList names;
    for (const GroupPtr &group : snapshot.groups)
        names.append(group->name + ' ' + group->upstreams.front().url);
    return names;
}

} // namespace

class tst_DemoGroups final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesThreeGroupsWithThreeKeysInAnEmptyStore();
    void pointsItsGroupsAtTheNewPort();
    void leavesOtherPeoplesGroupsAlone();
    void handsOnTheFirstRefusal();
    void printsACommandForTheDefaultKeyOnly();
};

void tst_DemoGroups::makesThreeGroupsWithThreeKeysInAnEmptyStore()
{
    test::FakeConfigEditor editor;
    editor.queued = true;
    QVERIFY(prepare(editor, u"http://127.0.0.1:1000"_s));
    QCOMPARE(namesOf(*editor.snapshot()),
             (QByteArrayList{"openai http://127.0.0.1:1000",
                             "anthropic http://127.0.0.1:1000",
                             "gemini http://127.0.0.1:1000"}));
    for (const GroupPtr &group : editor.snapshot()->groups) {
        QList<Secret> keys;
        QObject context;
        editor.revealKeys({.group = group->id, .all = true, .state = {}, .ids = {}, .secrets = {}},
                          {&context, [&keys](const auto &result) { keys = *result; }});
        QTRY_COMPARE(keys.size(), 3);
        for (const Secret &key : keys)
            QVERIFY(key.reveal().startsWith("demo-"));
    }
}

void tst_DemoGroups::pointsItsGroupsAtTheNewPort()
{
    test::FakeConfigEditor editor;
    QVERIFY(prepare(editor, u"http://127.0.0.1:1000"_s));
    GroupDraft own;
    own.name = u"own"_s;
    own.upstreams = {{.url = u"https://own.example"_s}};
    editor.addGroup(own, {});
    QVERIFY(prepare(editor, u"http://127.0.0.1:2000"_s));
    QCOMPARE(namesOf(*editor.snapshot()),
             (QByteArrayList{"openai http://127.0.0.1:2000",
                             "anthropic http://127.0.0.1:2000",
                             "gemini http://127.0.0.1:2000",
                             "own https://own.example"}));
}

void tst_DemoGroups::leavesOtherPeoplesGroupsAlone()
{
    test::FakeConfigEditor editor;
    GroupDraft own;
    own.name = u"openai"_s;
    own.upstreams = {{.url = u"https://own.example"_s}};
    editor.addGroup(own, {});
    QVERIFY(prepare(editor, u"http://127.0.0.1:2000"_s));
    QCOMPARE(namesOf(*editor.snapshot()), (QByteArrayList{"openai https://own.example"}));
    QVERIFY(demoCommand(*editor.snapshot(), u"http://127.0.0.1:3001"_s).isEmpty());
}

void tst_DemoGroups::handsOnTheFirstRefusal()
{
    test::FakeConfigEditor editor;
    editor.nextRefusal =
        Error{.kind = ErrorKind::StorageFailed, .detail = u"disk full"_s, .field = {}};
    const auto result = prepare(editor, u"http://127.0.0.1:1000"_s);
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::StorageFailed);
    QVERIFY(editor.snapshot()->groups.empty());
}

void tst_DemoGroups::printsACommandForTheDefaultKeyOnly()
{
    test::FakeConfigEditor editor;
    QVERIFY(prepare(editor, u"http://127.0.0.1:1000"_s));
    ConfigSnapshot snapshot = *editor.snapshot();
    QVERIFY(
        demoCommand(snapshot, u"http://127.0.0.1:3001"_s).contains("Bearer YOUR-ACCESS-KEY"_L1));
    snapshot.accessKeys.push_back({.id = AccessKeyId(1), .isDefault = true});
    const QString command = demoCommand(snapshot, u"http://127.0.0.1:3001"_s);
    QVERIFY(command.startsWith(
        "curl -N http://127.0.0.1:3001/proxy/openai/v1/chat/completions -H 'Authorization: Bearer sk-123456'"_L1));
    QVERIFY(command.contains("\"stream\":true"_L1));
    QVERIFY(!command.contains(u'\n'));
}

QTEST_GUILESS_MAIN(tst_DemoGroups)
#include "tst_demogroups.moc"
