// Both ends of the control channel on a real local socket.
#include "app/controlclient.h"
#include "app/controlserver.h"
#include "app/paths.h"
#include "proxy/core/clock.h"
#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"

#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace keyferry;
using namespace keyferry::app;
using namespace Qt::StringLiterals;

namespace {

/// One request and what came of it.
struct Call
{
    Call(const QString &path, const ControlRequest &request)
    {
        QObject::connect(
            &client, &ControlClient::finished, &client, [this](const auto &r) { result = r; });
        QObject::connect(
            &client, &ControlClient::nobodyListens, &client, [this] { isRefused = true; });
        QObject::connect(&client, &ControlClient::itemReceived, &client, [this](const auto &item) {
            items.append(item);
        });
        client.send(path, request);
    }
    // An event loop and not qWaitFor(), which sleeps between rounds: an import takes many of them.
    bool wait()
    {
        if (isOver())
            return true;
        QEventLoop loop;
        QObject::connect(&client, &ControlClient::finished, &loop, &QEventLoop::quit);
        QObject::connect(&client, &ControlClient::nobodyListens, &loop, &QEventLoop::quit);
        QTimer::singleShot(patience, &loop, &QEventLoop::quit);
        loop.exec();
        return isOver();
    }
    [[nodiscard]] bool isOver() const { return result.has_value() || isRefused; }

    static constexpr std::chrono::milliseconds patience{5'000};

    std::optional<Result<QJsonObject>> result{};
    bool isRefused = false;
    QList<QJsonObject> items{};
    ControlClient client{std::chrono::milliseconds(300)};
};

ControlRequest words(const QString &line, const QByteArray &input = {})
{
    return {.arguments = line.split(u' '), .input = input, .showWindow = false};
}

constexpr auto showWindow = [] {
    return ControlRequest{.arguments = {}, .input = {}, .showWindow = true};
};

} // namespace

class tst_ControlChannel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void carriesOutACommand();
    void bringsErrorsBackWhole();
    void refusesWrongUsage();
    void takesALargeImport();
    void tailsEndedRequests();
    void showsTheWindowWhereThereIsOne();
    void saysWhenThereIsNoWindow();
    void nobodyListensWithoutAServer();
    void takesOverAStaleSocket();
    void otherVersionIsRefused();
    void silentOwnerIsGivenUp();
    void serverThatEndsIsNoticed();
    void socketIsForTheOwnerOnly();
    void longFoldersGetAShortSocket();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
    FakeClock m_clock;
    std::unique_ptr<test::FakeConfigEditor> m_editor;
    std::unique_ptr<test::FakeLogReader> m_log;
    std::unique_ptr<test::FakeGateway> m_gateway;
    std::unique_ptr<ControlServer> m_server;
};

void tst_ControlChannel::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = controlSocketPath(m_folder->path());
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_editor->queued = true;
    m_log = std::make_unique<test::FakeLogReader>();
    m_gateway = std::make_unique<test::FakeGateway>();
    m_server = std::make_unique<ControlServer>(CommandBackend{
        .editor = *m_editor, .log = *m_log, .gateway = m_gateway.get(), .clock = m_clock});
    QVERIFY(m_server->listen(m_path));
}

void tst_ControlChannel::cleanup()
{
    m_server.reset();
}

void tst_ControlChannel::carriesOutACommand()
{
    Call add(m_path, words(u"group add g --channel openai --json"_s));
    QVERIFY(add.wait());
    QVERIFY(add.result && *add.result);
    QCOMPARE((**add.result)["name"_L1].toString(), u"g"_s);
    QCOMPARE(m_editor->snapshot()->groups.size(), 1U);
}

void tst_ControlChannel::bringsErrorsBackWhole()
{
    Call call(m_path, words(u"group add BAD --channel openai"_s));
    QVERIFY(call.wait());
    QVERIFY(call.result && !*call.result);
    QCOMPARE(call.result->error().kind, ErrorKind::InvalidValue);
    QCOMPARE(call.result->error().field, u"name"_s);
    QVERIFY(!call.result->error().detail.isEmpty());
}

void tst_ControlChannel::refusesWrongUsage()
{
    for (const QString &line : {u"frob"_s, u"serve"_s, u"--demo"_s}) {
        Call call(m_path, words(line));
        QVERIFY(call.wait());
        QVERIFY(call.result && !*call.result);
        QCOMPARE(call.result->error().kind, ErrorKind::Usage);
    }
}

void tst_ControlChannel::takesALargeImport()
{
    Call add(m_path, words(u"group add g --channel openai"_s));
    QVERIFY(add.wait());
    constexpr qsizetype size = 12 * 1024 * 1024;
    const QByteArray text = "first-key\n" + QByteArray(size, '\n') + "last-key";
    Call import(m_path, words(u"key import g -"_s, text));
    QVERIFY(import.wait());
    QVERIFY(import.result && *import.result);
    QCOMPARE((**import.result)["added"_L1].toInt(), 2);
}

void tst_ControlChannel::tailsEndedRequests()
{
    Call tail(m_path, words(u"log tail"_s));
    RequestRecord running;
    running.id = RequestId(1);
    RequestRecord ended;
    ended.id = RequestId(2);
    ended.outcome = RequestOutcome::Failed;
    ended.status = 503;
    // The subscription is in force once an announcement comes through; announcing again is
    // harmless.
    QVERIFY(QTest::qWaitFor([&] {
        m_gateway->announce({running, ended});
        return !tail.items.isEmpty();
    }));
    for (const QJsonObject &item : tail.items)
        QCOMPARE(item["id"_L1].toInteger(), 2);
    QCOMPARE(tail.items.first()["status"_L1].toInt(), 503);
    QVERIFY(!tail.result);
    m_server->close();
    QVERIFY(tail.wait());
    QCOMPARE(tail.result->error().kind, ErrorKind::Stopping);
}

void tst_ControlChannel::showsTheWindowWhereThereIsOne()
{
    QSignalSpy shown(m_server.get(), &ControlServer::showWindowRequested);
    connect(m_server.get(), &ControlServer::showWindowRequested, this, [] {});
    Call call(m_path, showWindow());
    QVERIFY(call.wait());
    QVERIFY(call.result && *call.result);
    QCOMPARE(shown.size(), 1);
}

void tst_ControlChannel::saysWhenThereIsNoWindow()
{
    Call call(m_path, showWindow());
    QVERIFY(call.wait());
    QVERIFY(call.result && !*call.result);
    QCOMPARE(exitStatusFor(call.result->error().kind), 4);
}

void tst_ControlChannel::nobodyListensWithoutAServer()
{
    m_server->close();
    Call call(m_path, words(u"status"_s));
    QVERIFY(call.wait());
    QVERIFY(call.isRefused);
    QVERIFY(!call.result);
}

void tst_ControlChannel::takesOverAStaleSocket()
{
    m_server->close();
    QFile stale(m_path);
    QVERIFY(stale.open(QIODevice::WriteOnly));
    stale.close();
    QVERIFY(m_server->listen(m_path));
    Call call(m_path, words(u"status"_s));
    QVERIFY(call.wait());
    QVERIFY(call.result && *call.result);
}

void tst_ControlChannel::otherVersionIsRefused()
{
    m_server->close();
    QLocalServer other;
    QVERIFY(other.listen(m_path));
    connect(&other, &QLocalServer::newConnection, &other, [&other] {
        other.nextPendingConnection()->write(control::encodeFrame({{u"keyferry"_s, u"99.0"_s}}));
    });
    Call call(m_path, words(u"status"_s));
    QVERIFY(call.wait());
    QVERIFY(call.result && !*call.result);
    QCOMPARE(call.result->error().kind, ErrorKind::FolderInUse);
    QVERIFY(call.result->error().detail.contains("99.0"_L1));
}

void tst_ControlChannel::silentOwnerIsGivenUp()
{
    m_server->close();
    QLocalServer silent;
    QVERIFY(silent.listen(m_path));
    Call call(m_path, words(u"status"_s));
    QVERIFY(call.wait());
    QVERIFY(call.result && !*call.result);
    QCOMPARE(exitStatusFor(call.result->error().kind), 4);
}

void tst_ControlChannel::serverThatEndsIsNoticed()
{
    m_server->close();
    QLocalServer ending;
    QVERIFY(ending.listen(m_path));
    connect(&ending, &QLocalServer::newConnection, &ending, [&ending] {
        ending.nextPendingConnection()->disconnectFromServer();
    });
    Call call(m_path, words(u"status"_s));
    QVERIFY(call.wait());
    QVERIFY(call.result && !*call.result);
    QCOMPARE(call.result->error().kind, ErrorKind::Stopping);
}

void tst_ControlChannel::socketIsForTheOwnerOnly()
{
    constexpr QFile::Permissions others = QFile::ReadGroup | QFile::WriteGroup | QFile::ExeGroup
                                          | QFile::ReadOther | QFile::WriteOther | QFile::ExeOther;
    QVERIFY(!(QFileInfo(m_path).permissions() & others));
}

void tst_ControlChannel::longFoldersGetAShortSocket()
{
    const QString deep = m_folder->path() + u'/' + QString(80, u'd');
    QVERIFY(QDir().mkpath(deep));
    const QString path = controlSocketPath(deep);
    QVERIFY(!path.startsWith(deep));
    QVERIFY(path != controlSocketPath(deep + u'x'));
    ControlServer server(
        {.editor = *m_editor, .log = *m_log, .gateway = m_gateway.get(), .clock = m_clock});
    QVERIFY(server.listen(path));
    Call call(path, words(u"status"_s));
    QVERIFY(call.wait());
    QVERIFY(call.result && *call.result);
}

QTEST_GUILESS_MAIN(tst_ControlChannel)
#include "tst_controlchannel.moc"
