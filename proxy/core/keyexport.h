#pragma once

#include "proxy/core/configeditor.h"

#include <QSaveFile>

namespace keyferry {

enum class KeyFileFormat {
    Text, ///< a key a line
    Csv,  ///< `key,state,notes,tag,weight,priority`
};

/// Writes clear keys to a file that only its owner may read (0600), batch by batch while the event
/// loop runs on. The file appears, or takes the place of an older one, whole and at the end; after
/// a failure or cancel() nothing is left behind. Used once. Thread of the editor.
class KeyExport final : public QObject
{
    Q_OBJECT

public:
    /// \param editor  outlives the export
    explicit KeyExport(ConfigEditor &editor, QObject *parent = nullptr);

    /// In pool order. Keys that are removed meanwhile are left out. \pre `selection.secrets` is
    /// empty
    void start(const KeySelection &selection, KeyFileFormat format, const QString &path);
    void cancel();

    [[nodiscard]] bool isCancelled() const { return m_isCancelled; }

Q_SIGNALS:
    void progressed(qint64 keysDone, qint64 keysTotal);
    /// Once, never inside start(): how many keys the file holds, 0 after cancel(). FileUnreadable
    /// if it cannot be written, or what the editor refused.
    void finished(const keyferry::Result<qint64> &written);

private:
    void findKeys();
    void begin(const Result<QList<KeyId>> &ids);
    void nextBatch();
    void readBatch();
    void reveal(const Result<QList<KeyRow>> &rows);
    void write(const QList<KeyRow> &rows, const Result<QList<Secret>> &secrets);
    void finish(const Result<qint64> &written);

    ConfigEditor &m_editor;
    KeySelection m_selection{};
    KeyFileFormat m_format = KeyFileFormat::Text;
    QSaveFile m_file{};
    QList<KeyId> m_ids{};
    qsizetype m_begin = 0; // of the batch that is on its way
    qsizetype m_end = 0;
    qsizetype m_refusedRows = -1; // of the last try that failed
    qint64 m_written = 0;
    bool m_isCancelled = false;
};

} // namespace keyferry
