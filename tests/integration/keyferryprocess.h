#pragma once

#include "tests/integration/sanitizerreports.h"

#include <QByteArray>
#include <QJsonObject>
#include <QProcess>
#include <QProcessEnvironment>
#include <QStringList>
#include <QTemporaryDir>

#include <memory>

namespace keyferry::test {

struct CommandResult
{
    int exitCode = -1;
    QByteArray output{};
    QByteArray errors{};

    [[nodiscard]] QJsonObject json() const;
    /// The error object of a `--json` verb: the last line of standard error, since tests switch
    /// debug lines on.
    [[nodiscard]] QJsonObject error() const;
};

/// The transport that KEYFERRY_TEST_TRANSPORT sets for every process; empty leaves it to the
/// setting's default.
[[nodiscard]] QString transportUnderTest();

/// The real program on a data folder of its own: `keyferry serve` and the verbs beside it. A report
/// of a sanitizer from any of its processes fails the test.
class KeyferryProcess
{
public:
    KeyferryProcess();
    ~KeyferryProcess();

    /// Starts `serve` on a free port and waits for its ready line. False if none came.
    [[nodiscard]] bool start(const QStringList &more = {});
    /// The same with the desktop application.
    [[nodiscard]] bool startWindow();
    /// SIGTERM; \returns the exit code, -1 if it had to be killed.
    int stop();
    /// SIGKILL and nothing else.
    void killNow();
    [[nodiscard]] bool isRunning() const
    {
        return m_serve && m_serve->state() == QProcess::Running;
    }

    /// Runs one verb with the same data folder to its end.
    [[nodiscard]] CommandResult run(const QStringList &arguments,
                                    const QByteArray &input = {}) const;
    /// The same with --json.
    [[nodiscard]] CommandResult json(QStringList arguments) const;
    /// Starts a verb and leaves it running; the caller waits.
    [[nodiscard]] std::unique_ptr<QProcess> spawn(const QStringList &arguments) const;

    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString dataFolder() const { return m_folder.path(); }
    /// Everything `serve` said on either stream so far.
    [[nodiscard]] const QByteArray &said();
    /// Resident and peak resident memory of `serve` in kB, from the kernel.
    [[nodiscard]] qint64 residentKb() const;
    [[nodiscard]] qint64 peakKb() const;
    /// Starts the peak anew.
    void forgetPeak() const;
    [[nodiscard]] int openDescriptors() const;

private:
    [[nodiscard]] QProcessEnvironment environment() const;
    [[nodiscard]] bool launch(const QStringList &arguments, const QProcessEnvironment &with);
    void readOutput();
    [[nodiscard]] QString binary() const;
    [[nodiscard]] qint64 statusField(QByteArrayView name) const;

    QTemporaryDir m_folder;
    SanitizerReports m_reports;
    quint16 m_port = 0;
    std::unique_ptr<QProcess> m_serve;
    QByteArray m_said;
};

} // namespace keyferry::test
