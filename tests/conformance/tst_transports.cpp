#include "tests/conformance/play.h"
#include "tests/proxy/engine/enginefixture.h"
#include "tests/proxy/transport/selfsigned.h"

#include <QDir>
#include <QEventLoop>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <csignal>

using namespace Qt::StringLiterals;
using namespace keyferry;
using namespace keyferry::test;

namespace {

constexpr std::size_t leastRows = 150;

QByteArray patternOf(int size)
{
    QByteArray bytes(size, Qt::Uninitialized);
    for (int i = 0; i < size; ++i)
        bytes[i] = static_cast<char>((i * 31 + i / 257) & 0xff);
    return bytes;
}

QByteArray fieldsOf(int count)
{
    QByteArray bytes;
    for (int i = 0; i < count; ++i)
        bytes += "X-" + QByteArray::number(i) + ": " + QByteArray::number(i * i) + "\r\n";
    return bytes;
}

QMap<QByteArray, QByteArray> wordsFor(quint16 upstreamPort, quint16 proxyPort)
{
    static const QMap<QByteArray, QByteArray> fixed{{"194-fields", fieldsOf(194)},
                                                    {"pattern", patternOf(300'000)},
                                                    {"kilobyte", patternOf(1000)}};
    QMap<QByteArray, QByteArray> words = fixed;
    words.insert("up", "127.0.0.1:" + QByteArray::number(upstreamPort));
    words.insert("port", QByteArray::number(proxyPort));
    return words;
}

} // namespace

/// docs/testing.md "conformance": one table of requests, for both transports, compared byte by byte
/// at the upstream and at the client.
class tst_Transports : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tableIsWhole();
    void direct_data() { listRows(); }
    void direct() { playRow(u"direct"_s); }
    void qnam_data() { listRows(); }
    void qnam() { playRow(u"qnam"_s); }

private:
    void listRows();
    void playRow(const QString &transport);

    std::vector<Row> m_rows{};
    SelfSigned m_identity = SelfSigned::make();
    TlsContext m_tls{};
    QTemporaryDir m_folder{};
};

void tst_Transports::initTestCase()
{
    ::signal(SIGPIPE, SIG_IGN);
    const QDir folder(QStringLiteral(KEYFERRY_CONFORMANCE_TABLE));
    for (const QString &name : folder.entryList({u"*.txt"_s}, QDir::Files, QDir::Name)) {
        auto rows = readTable(folder.filePath(name));
        QVERIFY2(rows, rows ? "" : qPrintable(rows.error().detail));
        std::move(rows->begin(), rows->end(), std::back_inserter(m_rows));
    }
    QFile authority(m_folder.filePath(u"ca.pem"_s));
    QVERIFY(authority.open(QIODevice::WriteOnly));
    authority.write(m_identity.certificate);
    m_tls = serverContext(m_identity);
}

void tst_Transports::tableIsWhole()
{
    QVERIFY(m_rows.size() >= leastRows);
    QSet<QByteArray> names;
    const auto words = wordsFor(1, 1);
    for (const Row &row : m_rows) {
        const QByteArray name = row.file + ": " + row.name;
        QVERIFY2(!names.contains(row.name), name);
        names.insert(row.name);
        for (const auto &steps : {row.direct, row.qnam}) {
            QVERIFY2(!steps.empty(), name);
            for (const Step &step : steps)
                QVERIFY2(expanded(step.text, words), name);
        }
        // What QNAM is to do is as exact as the rest: a difference that has vanished fails there.
        const bool differs = row.onlyDirect != row.onlyQnam;
        QVERIFY2(differs == (!row.difference.isEmpty() && !row.isUnsteady), name);
    }
}

void tst_Transports::listRows()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < m_rows.size(); ++i)
        QTest::newRow(m_rows[i].name) << static_cast<int>(i);
}

void tst_Transports::playRow(const QString &transport)
{
    QFETCH(int, index);
    const Row &row = m_rows[static_cast<std::size_t>(index)];
    if (row.isUnsteady && transport == u"qnam"_s)
        QSKIP(row.difference);
    Doorway doorway(row.isEncrypted ? m_tls.get() : nullptr);
    EngineFixture fixture;
    fixture.set(settings::workers.name, qint64(1));
    QMap<QString, QString> overrides{{u"max_retries"_s, u"0"_s}, {u"transport"_s, transport}};
    overrides.insert(u"proxy_url"_s, u"direct"_s);
    overrides.insert(row.settings);
    if (row.isEncrypted)
        overrides.insert(u"tls_ca_file"_s, m_folder.filePath(u"ca.pem"_s));
    const QByteArray scheme = row.isEncrypted ? "https" : "http";
    fixture.addGroup(
        "g", {scheme + "://127.0.0.1:" + QByteArray::number(doorway.port())}, 1, overrides);
    fixture.start();

    QString failure;
    auto words = wordsFor(doorway.port(), fixture.port());
    words.insert("transport", transport.toLatin1());
    Play play(doorway, fixture.port(), words);
    const auto &steps = transport == u"direct"_s ? row.direct : row.qnam;
    const std::unique_ptr<QThread> player(QThread::create([&] { failure = play.run(steps); }));
    QEventLoop loop;
    connect(player.get(), &QThread::finished, &loop, &QEventLoop::quit);
    player->start();
    loop.exec();
    player->wait();
    QVERIFY2(failure.isEmpty(), qPrintable(QString::fromUtf8(row.file) + u' ' + failure));
}

QTEST_GUILESS_MAIN(tst_Transports)
#include "tst_transports.moc"
