// The real program: every verb with and without a running instance, exit codes, JSON, signals.
// docs/cli.md.
#include "tests/integration/keyferryprocess.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#include <csignal>

using namespace keyferry;
using namespace Qt::StringLiterals;
using test::CommandResult;
using test::KeyferryProcess;

namespace {

QStringList words(const QString &line)
{
    return line.split(u' ');
}

/// A chat request to the demo group; streamed, one word every 40 ms.
std::unique_ptr<QNetworkReply>
askDemo(QNetworkAccessManager &network, const KeyferryProcess &keyferry, int wordCount)
{
    QNetworkRequest request(
        QUrl(u"http://127.0.0.1:%1/proxy/openai/v1/chat/completions"_s.arg(keyferry.port())));
    request.setRawHeader("Authorization", "Bearer sk-123456");
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    const QByteArray prompt = QByteArray("word ").repeated(wordCount).trimmed();
    return std::unique_ptr<QNetworkReply>(
        network.post(request,
                     R"({"model":"demo","stream":true,"messages":[{"role":"user","content":")"
                         + prompt + "\"}]}"));
}

/// True once the process wrote a line; what was read is gone.
bool waitForLine(QProcess &process)
{
    QByteArray output;
    return QTest::qWaitFor(
        [&] { return (output += process.readAllStandardOutput()).contains('\n'); }, 15'000);
}

void addModes()
{
    QTest::addColumn<bool>("isRunning");
    QTest::addRow("on the database") << false;
    QTest::addRow("through the instance") << true;
}

} // namespace

class tst_Cli final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void doesTheSameEitherWay_data() { addModes(); }
    void doesTheSameEitherWay();
    void importsManyKeys_data() { addModes(); }
    void importsManyKeys();
    void exitStatusSaysWhatWentWrong_data();
    void exitStatusSaysWhatWentWrong();
    void printsHelpAndVersion();
    void readingLeavesNoDatabaseBehind();
    void statusKnowsTheInstance();
    void serveWritesOneLineAndEndsOnSigterm();
    void portInUseNamesAFreeOne();
    void folderInUseIsRefused();
    void silentInstanceIsGivenUp();
    void demoAnswersThePrintedCommand();
    void demoIsPointedAtItsNewPort();
    void sigtermLetsAStreamEnd();
    void secondSigtermEndsAtOnce();
    void tailShowsRequests();
    void desktopWithoutADisplaySaysSo();
    void desktopIsOneInstance();
    void desktopBesideServeSaysSo();
};

void tst_Cli::doesTheSameEitherWay()
{
    QFETCH(const bool, isRunning);
    KeyferryProcess keyferry;
    QVERIFY(!isRunning || keyferry.start());
    QByteArray shown;
    const auto json = [&](const QString &line) {
        const CommandResult result = keyferry.json(words(line));
        shown += result.output + result.errors;
        if (result.exitCode != 0)
            qWarning("%s: %d %s", qPrintable(line), result.exitCode, result.errors.constData());
        return result.exitCode == 0 ? result.json() : QJsonObject();
    };
    QCOMPARE(
        json(
            u"group add g --channel openai --upstream http://127.0.0.1:1,weight=2 --access-key group-access-secret"_s)
            ["name"_L1]
                .toString(),
        u"g"_s);
    QCOMPARE(json(u"key add g provider-secret-1 provider-secret-2 provider-secret-1"_s)["added"_L1]
                 .toInt(),
             2);
    QCOMPARE(json(u"key add g provider-secret-2"_s)["already_present"_L1].toInt(), 1);
    QCOMPARE(json(u"key disable g provider-secret-2"_s)["changed"_L1].toInt(), 1);
    QCOMPARE(json(u"key note g provider-secret-1 first"_s)["notes"_L1].toString(), u"first"_s);
    const QJsonArray keys = json(u"key list g"_s)["keys"_L1].toArray();
    QCOMPARE(keys.size(), 2);
    QCOMPARE(keys.at(0)["notes"_L1].toString(), u"first"_s);
    QCOMPARE(keys.at(1)["state"_L1].toString(), u"disabled"_s);
    QCOMPARE(json(u"key list g --search provider-secret-2"_s)["keys"_L1].toArray().size(), 1);
    QCOMPARE(
        json(u"group show g"_s)["keys"_L1].toObject(),
        (QJsonObject{{u"active"_s, 1}, {u"cooling"_s, 0}, {u"invalid"_s, 0}, {u"disabled"_s, 1}}));
    QCOMPARE(json(u"key enable g --all"_s)["changed"_L1].toInt(), 1);
    QCOMPARE(
        json(u"key restore g id:%1"_s.arg(keys.at(0)["id"_L1].toInteger()))["changed"_L1].toInt(),
        0);
    QCOMPARE(json(u"group copy g h"_s)["keys"_L1]["active"_L1].toInt(), 2);
    QCOMPARE(json(u"group rename h i"_s)["name"_L1].toString(), u"i"_s);
    QCOMPARE(json(u"group disable i"_s)["changed"_L1].toInt(), 1);
    QCOMPARE(json(u"group edit i --display-name Other --set max_retries=5"_s)["settings"_L1]
                                                                             ["max_retries"_L1]
                                                                                 .toInt(),
             5);
    QCOMPARE(json(u"group list"_s)["groups"_L1].toArray().size(), 2);
    QVERIFY(json(u"group reset i"_s).contains("changed"_L1));
    QCOMPARE(json(u"group remove i"_s)["changed"_L1].toInt(), 1);
    QCOMPARE(
        json(u"group edit g --access-key group-access-secret --access-key other-access-secret"_s)
            ["name"_L1]
                .toString(),
        u"g"_s);
    QCOMPARE(json(u"access-key list"_s)["access_keys"_L1].toArray().size(), 3);
    QCOMPARE(json(u"access-key remove sk-123456"_s)["changed"_L1].toInt(), 1);
    // Revoked wherever it opens a door.
    QCOMPARE(json(u"group copy g h"_s)["name"_L1].toString(), u"h"_s);
    QCOMPARE(keyferry.json(words(u"access-key add --group h other-access-secret"_s)).exitCode, 0);
    QCOMPARE(json(u"access-key remove other-access-secret"_s)["changed"_L1].toInt(), 2);
    QCOMPARE(json(u"group remove h"_s)["changed"_L1].toInt(), 1);
    QCOMPARE(json(u"settings set theme dark"_s)["source"_L1].toString(), u"stored"_s);
    QCOMPARE(json(u"settings get theme"_s)["value"_L1].toString(), u"dark"_s);
    QCOMPARE(json(u"settings reset theme"_s)["source"_L1].toString(), u"default"_s);
    QVERIFY(json(u"settings list"_s)["settings"_L1].toArray().size() > 20);
    QVERIFY(json(u"log list"_s).contains("requests"_L1));
    QVERIFY(json(u"stats --group g"_s).contains("hours"_L1));
    QVERIFY(json(u"log clear"_s).contains("cleared"_L1));
    QCOMPARE(json(u"status"_s)["keys"_L1]["active"_L1].toInt(), 2);
    QVERIFY2(!shown.contains("-secret"), "a secret was shown");

    // The two verbs that are there to show one.
    QCOMPARE(keyferry.run(words(u"key export g"_s)).output,
             "provider-secret-1\nprovider-secret-2\n"_ba);
    const QByteArray random = keyferry.run(words(u"access-key add --name n"_s)).output.trimmed();
    QVERIFY(random.startsWith("sk-"));
    QCOMPARE(random.size(), 46);
    QVERIFY(!isRunning || keyferry.stop() == 0);
    QVERIFY(!keyferry.said().contains("-secret"));
}

void tst_Cli::importsManyKeys()
{
    QFETCH(const bool, isRunning);
    constexpr int count = 200'000;
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text +=
            "imported-key-with-a-usual-length-of-about-fifty-six-" + QByteArray::number(i) + '\n';
    QVERIFY(text.size() > 10'000'000);
    KeyferryProcess keyferry;
    QVERIFY(!isRunning || keyferry.start());
    QCOMPARE(keyferry.json(words(u"group add g --channel openai"_s)).exitCode, 0);
    const CommandResult fromInput = keyferry.run(words(u"key import g - --json"_s), text);
    QCOMPARE(fromInput.exitCode, 0);
    QCOMPARE(fromInput.json()["added"_L1].toInt(), count);
    QCOMPARE(keyferry.json(words(u"group show g"_s)).json()["keys"_L1]["active"_L1].toInt(), count);

    QFile file(QDir(keyferry.dataFolder()).filePath(u"keys.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("one-more-key-here\n" + text.first(1000));
    file.close();
    const QJsonObject fromFile =
        keyferry.json({u"key"_s, u"import"_s, u"g"_s, file.fileName()}).json();
    QCOMPARE(fromFile["added"_L1].toInt(), 2); // the other is the one cut in half
    QVERIFY(fromFile["already_present"_L1].toInt() > 10);
}

void tst_Cli::exitStatusSaysWhatWentWrong_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<int>("exitCode");
    QTest::addColumn<QString>("kind");
    const auto row = [](const char *line, int exitCode, const char *kind) {
        QTest::addRow("%s", line) << QString::fromUtf8(line) << exitCode << QString::fromUtf8(kind);
    };
    row("frob", 2, "usage");
    row("group add x", 2, "usage");
    row("group add x --channel openai --header A:b", 2, "usage");
    row("key check", 2, "usage");
    row("settings set listen_port", 2, "usage");
    row("group show x", 3, "unknown-group");
    row("key list x", 3, "unknown-group");
    row("key remove g nope", 3, "unknown-name");
    row("settings get x", 3, "unknown-name");
    row("access-key remove x", 3, "unknown-name");
    row("log show 1", 3, "not-found");
    row("group add g --channel openai", 1, "duplicate");
    row("group add X --channel openai", 1, "invalid-value");
    row("group add x --channel openai --upstream nohost", 1, "invalid-value");
    row("group add x --channel openai --upstream http://a,weight=-1", 1, "invalid-value");
    row("group add x --channel openai --upstream http://a,weight=0", 1, "invalid-value");
    row("settings set listen_port 70000", 1, "invalid-value");
    row("settings set listen_addresses 0.0.0.0", 1, "invalid-value");
    row("key import g /nonexistent/file", 1, "file-unreadable");
    row("log tail", 3, "not-found");
}

void tst_Cli::exitStatusSaysWhatWentWrong()
{
    QFETCH(const QString, line);
    QFETCH(const int, exitCode);
    QFETCH(const QString, kind);
    KeyferryProcess keyferry;
    QCOMPARE(keyferry.run(words(u"group add g --channel openai"_s)).exitCode, 0);
    const CommandResult machine = keyferry.json(words(line));
    QCOMPARE(machine.exitCode, exitCode);
    QCOMPARE(machine.error()["kind"_L1].toString(), kind);
    QVERIFY(!machine.error()["message"_L1].toString().isEmpty());
    QVERIFY(machine.output.isEmpty());
    const CommandResult human = keyferry.run(words(line));
    QCOMPARE(human.exitCode, exitCode);
    QVERIFY(human.errors.trimmed().split('\n').last().startsWith("keyferry: "));
}

void tst_Cli::printsHelpAndVersion()
{
    const KeyferryProcess keyferry;
    QCOMPARE(keyferry.run({u"--version"_s}).output, "keyferry " KEYFERRY_VERSION "\n"_ba);
    const CommandResult help = keyferry.run({u"--help"_s});
    QCOMPARE(help.exitCode, 0);
    QVERIFY(help.output.contains("key import GROUP FILE|-"));
    QVERIFY(
        keyferry.run(words(u"group add --help"_s)).output.contains("--upstream URL[,weight=N]"));
}

void tst_Cli::readingLeavesNoDatabaseBehind()
{
    const KeyferryProcess keyferry;
    const CommandResult list = keyferry.json(words(u"group list"_s));
    QCOMPARE(list.exitCode, 1);
    QCOMPARE(list.error()["kind"_L1].toString(), u"folder-unusable"_s);
    const CommandResult status = keyferry.json({u"status"_s});
    QCOMPARE(status.exitCode, 0);
    QVERIFY(status.json()["listening"_L1].toArray().isEmpty());
    QVERIFY(QDir(keyferry.dataFolder()).isEmpty());
}

void tst_Cli::statusKnowsTheInstance()
{
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    const QJsonObject status = keyferry.json({u"status"_s}).json();
    QCOMPARE(status["version"_L1].toString(), QStringLiteral(KEYFERRY_VERSION));
    QCOMPARE(status["listening"_L1].toArray().first().toString(),
             u"http://127.0.0.1:%1"_s.arg(keyferry.port()));
    QCOMPARE(status["requests_in_flight"_L1].toInt(-1), 0);
    QVERIFY(keyferry.run({u"status"_s}).output.startsWith("state      running\n"));
}

void tst_Cli::serveWritesOneLineAndEndsOnSigterm()
{
    const KeyferryProcess keyferry;
    const auto serve = keyferry.spawn({u"serve"_s, u"--port"_s, QString::number(keyferry.port())});
    QByteArray output;
    QTRY_VERIFY((output += serve->readAllStandardOutput()).endsWith('\n'));
    QCOMPARE(output, u"listening on http://127.0.0.1:%1\n"_s.arg(keyferry.port()).toUtf8());
    serve->terminate();
    QTRY_COMPARE(serve->state(), QProcess::NotRunning);
    QCOMPARE(serve->exitStatus(), QProcess::NormalExit);
    QCOMPARE(serve->exitCode(), 0);
    QVERIFY(serve->readAllStandardOutput().isEmpty());
}

void tst_Cli::portInUseNamesAFreeOne()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    const KeyferryProcess keyferry;
    const CommandResult serve =
        keyferry.run({u"serve"_s, u"--port"_s, QString::number(other.serverPort())});
    QCOMPARE(serve.exitCode, 1);
    QVERIFY(serve.output.isEmpty());
    const QByteArray message = serve.errors.trimmed().split('\n').last();
    QVERIFY2(message.contains("is already in use; port ") && message.contains("(--port "),
             message.constData());
}

void tst_Cli::folderInUseIsRefused()
{
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    const CommandResult second = keyferry.run({u"serve"_s});
    QCOMPARE(second.exitCode, 4);
    QVERIFY(second.errors.contains("is in use by process "));
    QVERIFY(keyferry.isRunning());
}

void tst_Cli::silentInstanceIsGivenUp()
{
    const KeyferryProcess keyferry;
    const auto serve = keyferry.spawn({u"serve"_s, u"--port"_s, QString::number(keyferry.port())});
    QVERIFY(waitForLine(*serve));
    const auto pid = static_cast<pid_t>(serve->processId());
    QCOMPARE(::kill(pid, SIGSTOP), 0);
    const CommandResult status = keyferry.json({u"status"_s});
    ::kill(pid, SIGCONT);
    QCOMPARE(status.exitCode, 4);
    QCOMPARE(status.error()["kind"_L1].toString(), u"folder-in-use"_s);
    serve->terminate();
    QTRY_COMPARE(serve->state(), QProcess::NotRunning);
}

void tst_Cli::demoAnswersThePrintedCommand()
{
    if (QStandardPaths::findExecutable(u"curl"_s).isEmpty())
        QSKIP("curl is not installed");
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start({u"--demo"_s}));
    QTRY_VERIFY(keyferry.said().contains("\"}]}'\n"));
    QString command;
    for (const QByteArray &line : keyferry.said().split('\n')) {
        if (line.startsWith("curl "))
            command = QString::fromUtf8(line);
    }
    QProcess shell;
    shell.start(u"sh"_s, {u"-c"_s, command});
    QTRY_COMPARE(shell.state(), QProcess::NotRunning);
    const QByteArray answer = shell.readAllStandardOutput();
    QVERIFY2(answer.contains(R"("delta":{"content":" keyferry"})"), answer.constData());
    QVERIFY(answer.endsWith("data: [DONE]\n\n"));

    // Every group has three keys that take turns.
    QCOMPARE(keyferry.json(words(u"group list"_s)).json()["groups"_L1].toArray().size(), 3);
    QCOMPARE(keyferry.json(words(u"status"_s)).json()["keys"_L1]["active"_L1].toInt(), 9);
    QCOMPARE(keyferry.stop(), 0);
    QVERIFY(!keyferry.said().contains("demo-openai-key"));
}

void tst_Cli::demoIsPointedAtItsNewPort()
{
    KeyferryProcess keyferry;
    QNetworkAccessManager network;
    for (int start = 0; start < 2; ++start) {
        QVERIFY(keyferry.start({u"--demo"_s}));
        const auto reply = askDemo(network, keyferry, 2);
        QTRY_VERIFY(reply->isFinished());
        QCOMPARE(reply->error(), QNetworkReply::NoError);
        QVERIFY(reply->readAll().endsWith("data: [DONE]\n\n"));
        QCOMPARE(keyferry.stop(), 0);
    }
    QCOMPARE(keyferry.json(words(u"group list"_s)).json()["groups"_L1].toArray().size(), 3);
}

void tst_Cli::sigtermLetsAStreamEnd()
{
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start({u"--demo"_s}));
    QNetworkAccessManager network;
    const auto reply = askDemo(network, keyferry, 25); // a second
    QTRY_VERIFY(reply->bytesAvailable() > 0);
    QCOMPARE(keyferry.stop(), 0);
    QTRY_VERIFY(reply->isFinished());
    QCOMPARE(reply->error(), QNetworkReply::NoError);
    QVERIFY(reply->readAll().endsWith("data: [DONE]\n\n"));
}

void tst_Cli::secondSigtermEndsAtOnce()
{
    const KeyferryProcess keyferry;
    const auto serve =
        keyferry.spawn({u"serve"_s, u"--demo"_s, u"--port"_s, QString::number(keyferry.port())});
    QVERIFY(waitForLine(*serve));
    QNetworkAccessManager network;
    const auto reply = askDemo(network, keyferry, 500); // twenty seconds
    QTRY_VERIFY(reply->bytesAvailable() > 0);
    serve->terminate();
    QByteArray errors;
    QTRY_VERIFY((errors += serve->readAllStandardError()).contains("running requests may end"));
    QCOMPARE(serve->state(), QProcess::Running);
    serve->terminate();
    QTRY_COMPARE(serve->state(), QProcess::NotRunning);
    QCOMPARE(serve->exitCode(), 0);
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(reply->error() != QNetworkReply::NoError);
}

void tst_Cli::tailShowsRequests()
{
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start({u"--demo"_s}));
    const auto tail = keyferry.spawn(words(u"log tail --json"_s));
    QNetworkAccessManager network;
    QByteArray lines;
    // Asked again until the tail has connected; it shows what ends from then on.
    QTRY_VERIFY([&] {
        const auto reply = askDemo(network, keyferry, 1);
        return QTest::qWaitFor(
            [&] { return (lines += tail->readAllStandardOutput()).contains('\n'); }, 500);
    }());
    const QJsonObject request = QJsonDocument::fromJson(lines.split('\n').first()).object();
    QCOMPARE(request["group"_L1].toString(), u"openai"_s);
    QCOMPARE(request["status"_L1].toInt(), 200);
    QCOMPARE(request["attempts"_L1].toInt(), 1);
    const QString id = QString::number(request["id"_L1].toInteger());
    QTRY_COMPARE(keyferry.json({u"log"_s, u"show"_s, id}).exitCode, 0);
    QCOMPARE(keyferry.json({u"log"_s, u"show"_s, id}).json()["attempt_list"_L1].toArray().size(),
             1);
    QCOMPARE(keyferry.stop(), 0);
    QTRY_COMPARE(tail->state(), QProcess::NotRunning);
    QCOMPARE(tail->exitCode(), 1);
}

void tst_Cli::desktopWithoutADisplaySaysSo()
{
    const KeyferryProcess keyferry;
    QProcess desktop;
    desktop.setProcessEnvironment({});
    desktop.start(qEnvironmentVariable("KEYFERRY_BINARY"),
                  {u"--data-dir"_s, keyferry.dataFolder()});
    QTRY_COMPARE(desktop.state(), QProcess::NotRunning);
    QCOMPARE(desktop.exitStatus(), QProcess::NormalExit);
    QVERIFY(desktop.exitCode() != 0);
    QVERIFY(desktop.readAllStandardError().contains("there is no display"));
}

void tst_Cli::desktopIsOneInstance()
{
    const KeyferryProcess keyferry;
    const auto desktop = [&keyferry] {
        auto process = std::make_unique<QProcess>();
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        environment.insert(u"KEYFERRY_LISTEN_PORT"_s, QString::number(keyferry.port()));
        process->setProcessEnvironment(environment);
        process->start(qEnvironmentVariable("KEYFERRY_BINARY"),
                       {u"--data-dir"_s, keyferry.dataFolder()});
        return process;
    };
    const auto first = desktop();
    QTRY_COMPARE_WITH_TIMEOUT(
        keyferry.json({u"status"_s}).json()["state"_L1].toString(), u"running"_s, 15'000);
    const auto second = desktop();
    QTRY_COMPARE_WITH_TIMEOUT(second->state(), QProcess::NotRunning, 15'000);
    QCOMPARE(second->exitCode(), 0);
    QCOMPARE(keyferry.json(words(u"settings set theme dark"_s)).exitCode, 0);
    QCOMPARE(first->state(), QProcess::Running);
    first->terminate();
    QTRY_COMPARE(first->state(), QProcess::NotRunning);
    QCOMPARE(first->exitStatus(), QProcess::NormalExit);
    QCOMPARE(first->exitCode(), 0);
    // Other users have no business in the folder, whatever the umask.
    for (const QFileInfo &file :
         QDir(keyferry.dataFolder()).entryInfoList(QDir::Files | QDir::Hidden | QDir::System))
        QVERIFY2(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)),
                 qPrintable(file.fileName()));
}

void tst_Cli::desktopBesideServeSaysSo()
{
    KeyferryProcess keyferry;
    QVERIFY(keyferry.start());
    QProcess desktop;
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    desktop.setProcessEnvironment(environment);
    desktop.start(qEnvironmentVariable("KEYFERRY_BINARY"),
                  {u"--data-dir"_s, keyferry.dataFolder()});
    QByteArray errors;
    QTRY_VERIFY_WITH_TIMEOUT(
        (errors += desktop.readAllStandardError()).contains("a keyferry without a window"), 15'000);
    QCOMPARE(desktop.state(), QProcess::Running); // the message waits for somebody to read it
    desktop.kill();
    QVERIFY(desktop.waitForFinished());
}

QTEST_GUILESS_MAIN(tst_Cli)
#include "tst_cli.moc"
