#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/keyreader.h"

#include <QIODevice>

namespace keyferry {

/// Adds the keys of a text or file of any size to a group, batch by batch, while the event loop
/// runs on: a slice of reading takes a few milliseconds, and one batch is read while one is with
/// the editor. Used once. Thread of the editor.
class KeyImport final : public QObject
{
    Q_OBJECT

public:
    /// \param editor  outlives the import
    KeyImport(ConfigEditor &editor, GroupId group, QObject *parent = nullptr);
    ~KeyImport() override;

    /// \param source  open for reading; a read that gives nothing is its end
    void start(std::unique_ptr<QIODevice> source);
    void start(const QByteArray &text);
    /// Ends it after the batch that is with the editor; what was added stays and is reported.
    void cancel();

    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }
    /// So far; duplicates inside the text count as already there.
    [[nodiscard]] const ImportReport &report() const { return m_report; }

Q_SIGNALS:
    /// After each batch. \param bytesTotal  0 if the source does not know
    void progressed(qint64 bytesDone, qint64 bytesTotal, const keyferry::ImportReport &reportSoFar);
    /// Once, never inside start(). FileUnreadable, or what addKeys() refused: what was added before
    /// stays and is in report().
    void finished(const keyferry::Result<keyferry::ImportReport> &result);

private:
    void later();
    void readSome();
    void advance();
    void addBatch();
    void onAdded(const Result<ImportReport> &added);
    void finish(const Result<ImportReport> &result);

    ConfigEditor &m_editor;
    const GroupId m_group;
    std::unique_ptr<QIODevice> m_source{};
    KeyReader m_reader{};
    ImportReport m_report{};
    std::optional<Error> m_failure{}; // of reading, told after the batch that is on its way
    qint64 m_bytesRead = 0;
    qint64 m_bytesDone = 0; // of them, by the editor
    qint64 m_bytesTotal = 0;
    bool m_isReadDue = false;
    bool m_isAdding = false;
    bool m_isLastBatch = false;
    bool m_isAtEnd = false;
    bool m_isFinished = false;
    bool m_isCancelled = false;
};

} // namespace keyferry
