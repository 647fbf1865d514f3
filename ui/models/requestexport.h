#pragma once

#include "proxy/core/logreader.h"

#include <QList>
#include <QSaveFile>

namespace keyferry::ui {

enum class LogFileFormat {
    Csv,       ///< with a header line; times UTC
    JsonLines, ///< an object a line
};

/// Which requests go out: some, or all of the log that a filter lets pass.
struct LogSelection
{
    QList<RequestRecord> records{}; ///< none: by query
    LogQuery query{};
};

/// One line of the file, without its line break. No key material: masks.
[[nodiscard]] QByteArray logLine(const RequestRecord &record, LogFileFormat format);

/// Writes requests to a file that only its owner may read (0600), page by page while the event loop
/// runs on, newest first. The file appears whole and at the end; after a failure or cancel()
/// nothing is left behind. Used once. Main thread.
class RequestExport final : public QObject
{
    Q_OBJECT

public:
    /// \param reader  outlives the export
    explicit RequestExport(LogReader &reader, QObject *parent = nullptr);

    void start(const LogSelection &selection, LogFileFormat format, const QString &path);
    void cancel() { m_isCancelled = true; }
    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }

Q_SIGNALS:
    void progressed(qint64 written);
    /// Once, never inside start(): how many requests the file holds, 0 after cancel().
    /// FileUnreadable if it cannot be written, or what the reader refused.
    void finished(const keyferry::Result<qint64> &written);

private:
    void begin();
    void askPage();
    void takePage(const Result<QList<RequestRecord>> &page);
    [[nodiscard]] bool write(const QList<RequestRecord> &records);
    void finish(const Result<qint64> &written);

    LogReader &m_reader;
    LogSelection m_selection{};
    LogFileFormat m_format = LogFileFormat::Csv;
    QSaveFile m_file{};
    qint64 m_written = 0;
    bool m_isCancelled = false;
};

} // namespace keyferry::ui
