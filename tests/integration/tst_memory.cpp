#include "tests/integration/keyferryprocess.h"
#include "tests/support/instrumented.h"
#include "tests/support/rawclient.h"
#include "tests/support/scriptedupstream.h"

#include <QFile>
#include <QTest>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace keyferry::test;

namespace {

constexpr qint64 mebibyte = 1024 * 1024;
constexpr qint64 bodySize = 100 * mebibyte;
constexpr qint64 allowedKb = 48 * 1024;
constexpr auto saysNothing = "figures of memory say nothing under a sanitizer; the rest held";

} // namespace

/// Must show 4: 100 MiB either way within 48 MiB above idle, and a slow client holds the upstream
/// back.
class tst_Memory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void staysFlatOnALargeDownload();
    void staysFlatOnALargeUpload();
    void holdsTheUpstreamBackForASlowClient();
    void keepsDescriptorsFlat();
    void givesBackWhatALargeVerbTook();

private:
    void warmUp();

    std::unique_ptr<ScriptedUpstream> m_upstream;
    std::unique_ptr<KeyferryProcess> m_keyferry;
    qint64 m_idleKb = 0;
};

void tst_Memory::init()
{
    m_upstream = std::make_unique<ScriptedUpstream>(ScriptedUpstream::Runs::InItsOwn);
    m_upstream->setKeptBody(0);
    m_keyferry = std::make_unique<KeyferryProcess>();
    QVERIFY(m_keyferry->start());
    QCOMPARE(m_keyferry
                 ->run({u"group"_s,
                        u"add"_s,
                        u"openai"_s,
                        u"--channel"_s,
                        u"openai"_s,
                        u"--upstream"_s,
                        QString::fromLatin1(m_upstream->url())})
                 .exitCode,
             0);
    QCOMPARE(m_keyferry->run({u"key"_s, u"add"_s, u"openai"_s, u"sk-memory-aaaa1"_s}).exitCode, 0);
    warmUp();
    m_idleKb = m_keyferry->residentKb();
    m_keyferry->forgetPeak();
}

void tst_Memory::cleanup()
{
    m_keyferry.reset();
    m_upstream.reset();
}

void tst_Memory::warmUp()
{
    RawClient client(m_keyferry->port());
    client.request("GET", "/proxy/openai/v1/models");
    QTRY_VERIFY(client.isComplete());
}

void tst_Memory::staysFlatOnALargeDownload()
{
    m_upstream->setAnswer(bigAnswer(bodySize));
    RawClient client(m_keyferry->port());
    client.request("GET", "/proxy/openai/v1/files/f/content");
    QTRY_VERIFY_WITH_TIMEOUT(client.received().size() > bodySize, 120'000 * patience);
    QVERIFY(client.isComplete());
    if (isInstrumented)
        QSKIP(saysNothing);
    const qint64 above = m_keyferry->peakKb() - m_idleKb;
    qInfo("download: peak %lld kB above idle (%lld kB)", above, m_idleKb);
    QVERIFY2(above <= allowedKb, qPrintable(u"peak %1 kB above idle"_s.arg(above)));
}

void tst_Memory::staysFlatOnALargeUpload()
{
    RawClient client(m_keyferry->port());
    client.send("POST /proxy/openai/v1/files HTTP/1.1\r\nHost: localhost\r\nx-api-key: "
                "sk-123456\r\nContent-Type: application/octet-stream\r\nContent-Length: "
                + QByteArray::number(bodySize) + "\r\n\r\n");
    for (qint64 at = 0; at < bodySize; at += mebibyte)
        client.send(patternBytes(at, mebibyte));
    QTRY_VERIFY_WITH_TIMEOUT(client.isComplete(), 120'000 * patience);
    QCOMPARE(client.status(), 200);
    QCOMPARE(m_upstream->requests().back().bodySize, bodySize);
    if (isInstrumented)
        QSKIP(saysNothing);
    const qint64 above = m_keyferry->peakKb() - m_idleKb;
    qInfo("upload: peak %lld kB above idle (%lld kB)", above, m_idleKb);
    QVERIFY2(above <= allowedKb, qPrintable(u"peak %1 kB above idle"_s.arg(above)));
}

// How far the kernel may grow the receive buffer of our upstream connection by itself.
static qint64 kernelBuffers()
{
    QFile limits(u"/proc/sys/net/ipv4/tcp_rmem"_s);
    return limits.open(QIODevice::ReadOnly)
               ? limits.readAll().simplified().split(' ').last().toLongLong()
               : 0;
}

void tst_Memory::holdsTheUpstreamBackForASlowClient()
{
    m_upstream->setAnswer(bigAnswer(bodySize));
    RawClient client(m_keyferry->port());
    client.setReadLimit(64 * 1024);
    client.request("GET", "/proxy/openai/v1/files/f/content");
    QTRY_VERIFY(m_upstream->bytesSent() > 0);
    // 64 KiB sixteen times a second, for three seconds: 1 MB/s.
    int reads = 0;
    qint64 taken = 0;
    QTimer pace;
    connect(&pace, &QTimer::timeout, this, [&] {
        ++reads;
        taken = client.received().size();
    });
    pace.start(62);
    QTRY_VERIFY_WITH_TIMEOUT(reads >= 48, 10'000);
    pace.stop();
    QVERIFY2(taken > 2 * mebibyte, qPrintable(u"only %1 bytes came"_s.arg(taken)));
    const qint64 ahead = m_upstream->bytesSent() - taken;
    qInfo("slow reader: took %lld bytes, upstream is %lld ahead", taken, ahead);
    QVERIFY2(ahead < kernelBuffers() + 12 * mebibyte,
             qPrintable(u"the upstream is %1 bytes ahead"_s.arg(ahead)));
    if (isInstrumented)
        QSKIP(saysNothing);
    QVERIFY(m_keyferry->peakKb() - m_idleKb <= allowedKb);
}

void tst_Memory::keepsDescriptorsFlat()
{
    const auto burst = [this] {
        std::vector<std::unique_ptr<RawClient>> clients;
        for (int i = 0; i < 50; ++i) {
            clients.push_back(std::make_unique<RawClient>(m_keyferry->port()));
            clients.back()->request(
                "POST", "/proxy/openai/v1/chat/completions", R"({"model":"m"})");
        }
        QTRY_VERIFY_WITH_TIMEOUT(
            std::all_of(clients.begin(),
                        clients.end(),
                        [](const auto &client) { return client->isComplete(); }),
            30'000 * patience);
    };
    burst();
    m_upstream->closeConnections();
    QTRY_COMPARE(m_upstream->openConnections(), 0);
    const int before = m_keyferry->openDescriptors();
    for (int round = 0; round < 10; ++round)
        burst();
    m_upstream->closeConnections();
    QTRY_COMPARE(m_upstream->openConnections(), 0);
    QTRY_VERIFY2(
        m_keyferry->openDescriptors() <= before + 8,
        qPrintable(u"%1 before, %2 after"_s.arg(before).arg(m_keyferry->openDescriptors())));
}

void tst_Memory::givesBackWhatALargeVerbTook()
{
    constexpr int count = 100'000 / patience;
    QByteArray keys;
    for (int i = 0; i < count; ++i)
        keys += "sk-memory-of-a-large-import-" + QByteArray::number(i) + '\n';
    QCOMPARE(m_keyferry->run({u"key"_s, u"import"_s, u"openai"_s, u"-"_s}, keys).exitCode, 0);
    const CommandResult list = m_keyferry->json({u"key"_s, u"list"_s, u"openai"_s});
    QVERIFY(list.output.size() > 200 * count);
    if (isInstrumented)
        QSKIP(saysNothing);
    QTRY_VERIFY2(m_keyferry->residentKb() - m_idleKb < allowedKb,
                 qPrintable(QString::number(m_keyferry->residentKb() - m_idleKb)));
}

QTEST_GUILESS_MAIN(tst_Memory)
#include "tst_memory.moc"
