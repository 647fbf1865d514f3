#include "tests/integration/keyferryprocess.h"

#include "tests/support/instrumented.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTcpServer>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

constexpr int startMilliseconds = 15'000 * patience;
constexpr int stopMilliseconds = 30'000 * patience;
constexpr int verbMilliseconds = 60'000 * patience;

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

QProcessEnvironment cleanEnvironment()
{
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const QString &name : environment.keys()) {
        if (name.startsWith("KEYFERRY_"_L1) || name.endsWith("_proxy"_L1, Qt::CaseInsensitive))
            environment.remove(name);
    }
    environment.insert(u"QT_LOGGING_RULES"_s,
                       u"keyferry.*=true"_s); // debug lines too: secrets are looked for in them
    if (const QString transport = transportUnderTest(); !transport.isEmpty())
        environment.insert(u"KEYFERRY_TRANSPORT"_s, transport);
    return environment;
}

} // namespace

QString transportUnderTest()
{
    return qEnvironmentVariable("KEYFERRY_TEST_TRANSPORT");
}

QJsonObject CommandResult::json() const
{
    return QJsonDocument::fromJson(output).object();
}

QJsonObject CommandResult::error() const
{
    return QJsonDocument::fromJson(errors.trimmed().split('\n').last())
        .object()["error"_L1]
        .toObject();
}

KeyferryProcess::KeyferryProcess()
    : m_port(freePort())
{}

KeyferryProcess::~KeyferryProcess()
{
    if (isRunning() && !isInstrumented)
        killNow();
    // A killed process says nothing of what it leaked, nor of races at its end.
    if (isRunning() && stop() != 0)
        QTest::qFail("keyferry did not end in order", __FILE__, __LINE__);
    if (const QByteArray reports = m_reports.text(); !reports.isEmpty())
        QTest::qFail(reports.constData(), __FILE__, __LINE__);
}

QProcessEnvironment KeyferryProcess::environment() const
{
    auto environment = cleanEnvironment();
    m_reports.collect(environment);
    return environment;
}

QString KeyferryProcess::binary() const
{
    return qEnvironmentVariable("KEYFERRY_BINARY");
}

bool KeyferryProcess::start(const QStringList &more)
{
    return launch(QStringList{u"serve"_s, u"--port"_s, QString::number(m_port)} + more,
                  environment());
}

bool KeyferryProcess::startWindow()
{
    auto withPort = environment();
    withPort.insert(u"KEYFERRY_LISTEN_PORT"_s, QString::number(m_port));
    return launch({}, withPort);
}

bool KeyferryProcess::launch(const QStringList &arguments, const QProcessEnvironment &with)
{
    const qsizetype before = said().size(); // of an earlier start
    m_serve = std::make_unique<QProcess>();
    m_serve->setProcessEnvironment(with);
    m_serve->setProcessChannelMode(QProcess::MergedChannels);
    m_serve->start(binary(), arguments + QStringList{u"--data-dir"_s, m_folder.path()});
    // Until then it is not running, which below means that it has ended.
    if (!m_serve->waitForStarted())
        return false;
    return QTest::qWaitFor(
               [this, before] {
                   return said().indexOf("listening on http://", before) >= 0 || !isRunning();
               },
               startMilliseconds)
           && isRunning();
}

const QByteArray &KeyferryProcess::said()
{
    readOutput();
    return m_said;
}

void KeyferryProcess::readOutput()
{
    if (m_serve)
        m_said += m_serve->readAll();
}

int KeyferryProcess::stop()
{
    m_serve->terminate();
    const bool hasEnded = QTest::qWaitFor([this] { return !isRunning(); }, stopMilliseconds);
    readOutput();
    if (!hasEnded) {
        killNow();
        return -1;
    }
    return m_serve->exitStatus() == QProcess::NormalExit ? m_serve->exitCode() : -1;
}

void KeyferryProcess::killNow()
{
    m_serve->kill();
    m_serve->waitForFinished();
    readOutput();
}

std::unique_ptr<QProcess> KeyferryProcess::spawn(const QStringList &arguments) const
{
    auto process = std::make_unique<QProcess>();
    process->setProcessEnvironment(environment());
    process->start(binary(), arguments + QStringList{u"--data-dir"_s, m_folder.path()});
    return process;
}

CommandResult KeyferryProcess::run(const QStringList &arguments, const QByteArray &input) const
{
    const auto process = spawn(arguments);
    if (!process->waitForStarted())
        return {};
    process->write(input);
    process->closeWriteChannel();
    if (!QTest::qWaitFor([&process] { return process->state() == QProcess::NotRunning; },
                         verbMilliseconds)) {
        process->kill();
        process->waitForFinished();
    }
    return {.exitCode = process->exitStatus() == QProcess::NormalExit ? process->exitCode() : -1,
            .output = process->readAllStandardOutput(),
            .errors = process->readAllStandardError()};
}

CommandResult KeyferryProcess::json(QStringList arguments) const
{
    arguments.append(u"--json"_s);
    return run(arguments);
}

qint64 KeyferryProcess::statusField(QByteArrayView name) const
{
    QFile file(u"/proc/%1/status"_s.arg(m_serve->processId()));
    if (!file.open(QIODevice::ReadOnly))
        return -1;
    const auto lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name))
            return line.simplified().split(' ').value(1).toLongLong();
    }
    return -1;
}

qint64 KeyferryProcess::residentKb() const
{
    return statusField("VmRSS:");
}

qint64 KeyferryProcess::peakKb() const
{
    return statusField("VmHWM:");
}

void KeyferryProcess::forgetPeak() const
{
    // proc(5): 5 resets the peak to the present size.
    QFile file(u"/proc/%1/clear_refs"_s.arg(m_serve->processId()));
    if (file.open(QIODevice::WriteOnly))
        file.write("5");
}

int KeyferryProcess::openDescriptors() const
{
    return static_cast<int>(QDir(u"/proc/%1/fd"_s.arg(m_serve->processId()))
                                .entryList(QDir::NoDotAndDotDot | QDir::AllEntries | QDir::System)
                                .size());
}

} // namespace keyferry::test
