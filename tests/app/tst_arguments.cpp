#include "app/arguments.h"
#include "app/helptext.h"
#include "app/syntax.h"
#include "tests/app/commandtext.h"

#include <QTest>

using namespace keyferry;
using namespace keyferry::app;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 now = 1'700'000'000'000;

/// Splits like a shell would, as far as the rows need it: single quotes keep spaces and empty
/// words.
QStringList wordsOf(const QString &line)
{
    QStringList words;
    QString word;
    bool isQuoted = false;
    bool isBegun = false;
    for (const QChar character : line) {
        if (character == u'\'') {
            isQuoted = !isQuoted;
            isBegun = true;
        } else if (character == u' ' && !isQuoted) {
            if (isBegun)
                words.append(word);
            word.clear();
            isBegun = false;
        } else {
            word += character;
            isBegun = true;
        }
    }
    if (isBegun)
        words.append(word);
    return words;
}

void row(const char *line, const char *expected)
{
    QTest::addRow("%s", *line ? line : "(nothing)")
        << QString::fromUtf8(line) << QString::fromUtf8(expected);
}

} // namespace

class tst_Arguments final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCommands_data();
    void readsCommands();
    void refusesAndNamesTheWord_data();
    void refusesAndNamesTheWord();
    void readsCommonOptions_data();
    void readsCommonOptions();
    void asksForJsonBeforeAnythingIsParsed();
    void everyVerbHasHelp();
    void boundsOfPatterns_data();
    void boundsOfPatterns();
};

void tst_Arguments::readsCommands_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");

    row("", "desktop");
    row("--demo", "desktop demo");
    row("--hidden", "desktop hidden");
    row("--demo --hidden", "desktop demo hidden");
    row("--version", "version");
    row("--help", "help ");
    row("-h", "help ");
    row("group --help", "help group");
    row("group add --help", "help group add");
    row("group add g --aggregate --channel openai --member a,tier=2,weight=0 --member b",
        "group+ g channel=openai aggregate members=[a*0@2;b*1@1;]");
    row("group edit g --model-rule a=b=c --model-rule d=e --no-model-strict",
        "group* g rules=[a>b=c;d>e;] strict=0");
    row("group edit g --model-rule '' --model-strict", "group* g rules=[] strict=1");
    row("group edit g --param-overrides {}", "group* g params={}");
    row("group edit g --header 'set:X-A: b:c' --header remove:User-Agent",
        "group* g headers=[X-A=b:c;-User-Agent;]");
    row("group edit g --failure-rule 429,500-599:overloaded:a:b --failure-rule :out-of-credit",
        "group* g failures=[429,500-599|overloaded|a:b;|out-of-credit|;]");
    row("key check g", "check g");
    row("key check g --state cooling", "check g state=cooling");
    row("key add g k -h", "help key add");
    row("serve", "serve [] ");
    row("serve --demo", "serve []  demo");
    row("--demo serve", "serve []  demo");
    row("serve --listen 127.0.0.1 --listen ::1 --port 4000", "serve [127.0.0.1 ::1] 4000");
    row("serve --port=4000", "serve [] 4000");
    row("status", "status");
    row("backup a.db", "backup a.db ");
    row("backup --without-log --passphrase-file p.txt a.db", "backup a.db nolog p.txt");
    row("restore a.db", "restore a.db ");
    row("restore a.db --passphrase-file -", "restore a.db -");

    row("group list", "groups");
    row("group show openai", "group openai");
    row("group add g --channel openai", "group+ g channel=openai");
    row("group add --channel gemini g", "group+ g channel=gemini");
    row("group add g --channel=openai-response", "group+ g channel=openai-response");
    row("group add g --channel azure --upstream https://a.example",
        "group+ g channel=azure upstreams=[https://a.example*1;]");
    row("group add g --channel openai --upstream https://a,weight=3 --upstream https://b,weight=0",
        "group+ g channel=openai upstreams=[https://a*3;https://b*0;]");
    row("group add g --channel openai --upstream https://a/x,y,weight=-2",
        "group+ g channel=openai upstreams=[https://a/x,y*-2;]");
    row("group edit g --upstream https://a/x,y", "group* g upstreams=[https://a/x,y*1;]");
    row("group edit g --upstream ''", "group* g upstreams=[]");
    row("group edit g", "group* g");
    row("group edit g --test-model gpt-4o --check-path /v1/x --display-name 'My group'",
        "group* g model=gpt-4o path=/v1/x display=My group");
    row("group edit g --test-model ''", "group* g model=");
    row("group edit g --set max_retries=5 --set proxy_url=http://a?b=c",
        "group* g set=[max_retries=5;proxy_url=http://a?b=c;]");
    row("group edit g --set proxy_url=", "group* g set=[proxy_url=;]");
    row("group edit g --set ''", "group* g set=[]");
    row("group edit g --access-key a --access-key 'b c'", "group* g access=2");
    row("group edit g --access-key ''", "group* g access=0");
    row("group edit g --auth-header 'Authorization: Bearer'",
        "group* g auth=Authorization|Bearer |");
    row("group edit g --auth-header 'X-Key: key='", "group* g auth=X-Key|key=|");
    row("group edit g --auth-header X-Key", "group* g auth=X-Key||");
    row("group edit g --auth-query api_key", "group* g auth=||api_key");
    row("group edit g --auth-header ''", "group* g auth=||");
    row("group rename a b", "rename a b");
    row("group copy a b", "copy a b 2");
    row("group copy a b --keys active", "copy a b 1");
    row("group copy a b --keys none", "copy a b 0");
    row("group enable g", "enable g 1");
    row("group disable g", "enable g 0");
    row("group remove g", "group- g");
    row("group reset g", "reset g");

    row("key add g k1", "key+ g k1");
    row("key add g k1 k2 k3", "key+ g k1 k2 k3");
    row("key add g -- -k1 --k2", "key+ g -k1 --k2");
    row("key import g keys.txt", "import g keys.txt");
    row("key import g -", "import g -");
    row("key export g", "export g");
    row("key export g --state invalid", "export g state=invalid");
    row("key list g", "keys g search= limit=0");
    row("key list g --state active --search team --limit 10",
        "keys g state=active search=team limit=10");
    row("key restore g k1", "keys0 g k1");
    row("key enable g --all", "keys1 g all");
    row("key disable g --state active", "keys2 g state=active");
    row("key remove g k1 id:17", "keys3 g k1 id:17");
    row("key remove g id:x id:0 id:-1", "keys3 g id:x id:0 id:-1");
    row("key note g id:5 'a b'", "note g id:5 a b");
    row("key note g k ''", "note g k ");

    row("access-key list", "access");
    row("access-key add", "access+ group= name= until=0 ");
    row("access-key add mine", "access+ group= name= until=0 mine");
    row("access-key add --group g --name laptop --expires 30d",
        "access+ group=g name=laptop until=1702592000000 ");
    row("access-key add --expires 2027-01-31T12:00:00Z",
        "access+ group= name= until=1801396800000 ");
    row("access-key add --group g --group h --rpm 60 --rpd 500",
        "access+ group=g,h name= until=0  limits=60/500");
    row("access-key edit sk-1", "access* sk-1");
    row("access-key edit id:2 --group a --group b --name ci --expires 30d --rpm 5 --rpd 0",
        "access* id:2 groups=a,b name=ci until=1702592000000 rpm=5 rpd=0");
    row("access-key edit id:2 --group '' --expires '' --new-key ''",
        "access* id:2 groups= until=0 key=");
    row("access-key edit id:2 --new-key mine", "access* id:2 key=mine");
    row("access-key enable sk-1", "access on sk-1");
    row("access-key disable id:2", "access off id:2");
    row("access-key remove sk-1", "access- sk-1");
    row("access-key remove id:2", "access- id:2");

    row("settings list", "settings");
    row("settings get theme", "get theme");
    row("settings set theme dark", "set theme dark");
    row("settings set allowed_hosts ''", "set allowed_hosts ");
    row("settings reset theme", "unset theme");

    row("log list", "log group= status= since=0 model= limit=50");
    row("log list --status 4xx --group g --model gpt* --limit 5",
        "log group=g status=400-499 since=0 model=gpt* limit=5");
    row("log list --since 15m", "log group= status= since=1699999100000 model= limit=50");
    row("log list --since 2h", "log group= status= since=1699992800000 model= limit=50");
    row("log list --since 90s", "log group= status= since=1699999910000 model= limit=50");
    row("log list --since 2023-11-14T00:00:00.000Z",
        "log group= status= since=1699920000000 model= limit=50");
    row("log show 17", "request 17");
    row("log tail", "tail");
    row("log clear", "clear");
    row("stats", "stats  24");
    row("stats --group g --hours 8760", "stats g 8760");
}

void tst_Arguments::readsCommands()
{
    QFETCH(const QString, line);
    QFETCH(const QString, expected);
    const auto parsed = parseArguments(wordsOf(line), now);
    QVERIFY2(parsed, parsed ? "" : qPrintable(parsed.error().detail));
    QCOMPARE(describe(parsed->command), expected);
}

void tst_Arguments::refusesAndNamesTheWord_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");

    row("grop list", "unknown verb 'grop'; see keyferry --help");
    row("grop --help", "unknown verb 'grop'; see keyferry --help");
    row("show-window", "unknown verb 'show-window'; see keyferry --help");
    row("export-config x", "unknown verb 'export-config'; see keyferry --help");
    row("settings", "'settings' needs one of: list, get, set, reset");
    row("settings dump", "unknown verb 'settings dump'; see keyferry --help");
    row("key check", "key check needs GROUP");
    row("--frob", "unknown option '--frob'");
    row("--listen ::1", "unknown verb '::1'; see keyferry --help");
    row("status --frob", "status: unknown option '--frob'");
    row("status now", "status: takes options only");
    row("status --json --json", "status: option '--json' given twice");
    row("status --json=yes", "status: option '--json' takes no value");
    row("status --data-dir", "status: option '--data-dir' needs a value: DIR");
    row("status --data-dir ''", "option '--data-dir' needs a value: DIR");
    row("serve --port", "serve: option '--port' needs a value: N");
    row("serve --port x", "serve: --port: 'x' is not a whole number from 1 to 65535");
    row("serve --port 0", "serve: --port: '0' is not a whole number from 1 to 65535");
    row("serve --port 65536", "serve: --port: '65536' is not a whole number from 1 to 65535");
    row("serve --listen ''", "serve: --listen: the address is empty");
    row("group show", "group show needs NAME");
    row("group show a b", "group show: takes only NAME; quote what has spaces");
    row("group add g", "group add: --channel is required");
    row("group add g --channel foo",
        "group add: --channel: 'foo' is none of openai, openai-response, azure, anthropic, gemini, "
        "custom");
    row("group add g --channel openai --channel azure",
        "group add: option '--channel' given twice");
    row("group edit g --header Authorization:secret",
        "group edit: --header: write set:NAME:VALUE or remove:NAME");
    row("group edit g --header set:Name",
        "group edit: --header: write set:NAME:VALUE or remove:NAME");
    row("group edit g --model-rule a", "group edit: --model-rule: 'a' is not FROM=TO");
    row("group edit g --model-rule a=", "group edit: --model-rule: 'a=' is not FROM=TO");
    row("group edit g --model-strict --no-model-strict",
        "group edit: --model-strict and --no-model-strict exclude each other");
    row("group edit g --failure-rule 500",
        "group edit: --failure-rule: '500' is not STATUSES:VERDICT[:TEXT]");
    row("group edit g --failure-rule 500:bad",
        "group edit: --failure-rule: 'bad' is none of success, client-fault, key-rejected, "
        "out-of-credit, rate-limited, overloaded, upstream-fault");
    row("group add g --aggregate", "group add: --channel is required");
    row("group edit g --member ,tier=2", "group edit: --member: the group is missing in ',tier=2'");
    row("group edit g --member h,tear=2",
        "group edit: --member: 'tear=2' in 'h,tear=2' is neither weight=N nor tier=N");
    row("group edit g --member h,weight=x",
        "group edit: --member: the weight in 'h,weight=x' is not a whole number");
    row("group add g --channel openai --upstream ,weight=3",
        "group add: --upstream: the URL is missing in ',weight=3'");
    row("group add g --channel openai --upstream https://a,weight=x",
        "group add: --upstream: the weight in 'https://a,weight=x' is not a whole number");
    row("group edit g --set max_retries", "group edit: --set: 'max_retries' is not SETTING=VALUE");
    row("group edit g --set =5", "group edit: --set: '=5' is not SETTING=VALUE");
    row("group edit g --auth-header A --auth-query b",
        "group edit: --auth-header and --auth-query exclude each other");
    row("group edit g --auth-header ': Bearer'",
        "group edit: --auth-header: ': Bearer' has no header name; write 'Name: prefix'");
    row("group rename a", "group rename needs NAME NEW-NAME");
    row("group copy a b --keys some", "group copy: --keys: 'some' is none of all, active, none");
    row("key add g", "key add needs GROUP KEY...");
    row("key add g -k", "key add: unknown option '-k'");
    row("key import g", "key import needs GROUP FILE|-");
    row("key export g --state melting",
        "key export: --state: 'melting' is none of active, cooling, invalid, disabled");
    row("key list g --limit 0",
        "key list: --limit: '0' is not a whole number from 1 to 1000000000");
    row("key remove g", "key remove: say which keys: KEY..., --state S or --all, one of them");
    row("key remove g k --all",
        "key remove: say which keys: KEY..., --state S or --all, one of them");
    row("key remove g --state active --all",
        "key remove: say which keys: KEY..., --state S or --all, one of them");
    row("key remove g ''", "key remove: the key is empty");
    row("key note g k", "key note needs GROUP KEY TEXT");
    row("access-key add a b", "access-key add: takes only [KEY]; quote what has spaces");
    row("access-key add --rpm 5x",
        "access-key add: --rpm: '5x' is not a whole number from 0 to 1000000000");
    row("access-key edit id:1 --rpd -1",
        "access-key edit: --rpd: '-1' is not a whole number from 0 to 1000000000");
    row("access-key edit", "access-key edit needs KEY");
    row("access-key add --expires soon",
        "access-key add: --expires: 'soon' is neither a span (15m, 2h, 7d) nor a date (2027-01-31, "
        "2027-01-31T12:00Z)");
    row("access-key add ''", "access-key add: the key is empty");
    row("access-key remove ''", "access-key remove: the key is empty");
    row("log list --status abc",
        "log list: --status: 'abc' is none of 404, 4xx, 200-299, >=400, >400, <=399, <400");
    row("log list --limit 10001",
        "log list: --limit: '10001' is not a whole number from 1 to 10000");
    row("log list --since -5m",
        "log list: --since: '-5m' is neither a span (15m, 2h, 7d) nor a date (2027-01-31, "
        "2027-01-31T12:00Z)");
    row("log list --since 5w",
        "log list: --since: '5w' is neither a span (15m, 2h, 7d) nor a date (2027-01-31, "
        "2027-01-31T12:00Z)");
    row("log show abc", "log show: ID: 'abc' is not a whole number from 1 to 9223372036854775807");
    row("log show 0", "log show: ID: '0' is not a whole number from 1 to 9223372036854775807");
    row("stats --hours 8761", "stats: --hours: '8761' is not a whole number from 1 to 8760");
}

void tst_Arguments::refusesAndNamesTheWord()
{
    QFETCH(const QString, line);
    QFETCH(const QString, expected);
    const auto parsed = parseArguments(wordsOf(line), now);
    QVERIFY(!parsed);
    QCOMPARE(parsed.error().kind, ErrorKind::Usage);
    QCOMPARE(parsed.error().detail, expected);
}

void tst_Arguments::readsCommonOptions_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("dataDir");
    QTest::addColumn<bool>("json");

    QTest::addRow("none") << u"status"_s << QString() << false;
    QTest::addRow("behind the verb") << u"status --data-dir /d --json"_s << u"/d"_s << true;
    QTest::addRow("before the verb") << u"--data-dir /d --json group list"_s << u"/d"_s << true;
    QTest::addRow("with an equals sign") << u"--data-dir=/d status"_s << u"/d"_s << false;
    QTest::addRow("a folder named like a verb")
        << u"--data-dir status status"_s << u"status"_s << false;
    QTest::addRow("between the words") << u"group list --json"_s << QString() << true;
    QTest::addRow("desktop") << u"--data-dir /d"_s << u"/d"_s << false;
}

void tst_Arguments::readsCommonOptions()
{
    QFETCH(const QString, line);
    const auto parsed = parseArguments(wordsOf(line), now);
    QVERIFY(parsed);
    QTEST(parsed->dataDir, "dataDir");
    QTEST(parsed->json, "json");
}

void tst_Arguments::asksForJsonBeforeAnythingIsParsed()
{
    QVERIFY(wantsJson({u"frob"_s, u"--json"_s}));
    QVERIFY(!wantsJson({u"key"_s, u"add"_s, u"g"_s, u"--"_s, u"--json"_s}));
}

void tst_Arguments::everyVerbHasHelp()
{
    const QString all = helpText({});
    for (const VerbSyntax &verb : verbs()) {
        QVERIFY2(all.contains(verb.name), verb.name.data());
        const QString help = helpText(verb.name);
        QVERIFY2(help.startsWith(u"usage: keyferry "_s + verb.name), qPrintable(help));
        for (const OptionSyntax &option : verb.options)
            QVERIFY2(help.contains(option.name), option.name.data());
        QVERIFY(help.contains("--json"_L1));
    }
    QVERIFY(!all.contains("export-config"_L1));
    QVERIFY(helpText(u"key"_s).contains("key import GROUP FILE|-"_L1));
    QVERIFY(!helpText(u"key"_s).contains("group add"_L1));
}

void tst_Arguments::boundsOfPatterns_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<qsizetype>("least");
    QTest::addColumn<qsizetype>("most");

    QTest::addRow("none") << QString() << qsizetype(0) << qsizetype(0);
    QTest::addRow("two") << u"A B"_s << qsizetype(2) << qsizetype(2);
    QTest::addRow("optional") << u"[A]"_s << qsizetype(0) << qsizetype(1);
    QTest::addRow("at least one more") << u"A B..."_s << qsizetype(2) << qsizetype(-1);
    QTest::addRow("any number") << u"A [B...]"_s << qsizetype(1) << qsizetype(-1);
}

void tst_Arguments::boundsOfPatterns()
{
    QFETCH(const QString, pattern);
    QFETCH(const qsizetype, least);
    QFETCH(const qsizetype, most);
    const QByteArray latin = pattern.toLatin1();
    QCOMPARE(boundsOf(QLatin1String(latin.constData(), latin.size())),
             (PositionalBounds{least, most}));
}

QTEST_GUILESS_MAIN(tst_Arguments)
#include "tst_arguments.moc"
