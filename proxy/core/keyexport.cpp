#include "proxy/core/keyexport.h"

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype batchKeys = 2'000;

QByteArray csvField(QString text)
{
    // The reader goes line by line, as most programs do: a note of two lines becomes one.
    text.replace(u'\n', u' ').replace(u'\r', u' ');
    const bool needsQuotes = text.contains(u',') || text.contains(u'"') || text.contains(u';')
                             || text.contains(u'\t') || text.trimmed() != text;
    if (!needsQuotes)
        return text.toUtf8();
    return '"' + text.replace(u'"', "\"\""_L1).toUtf8() + '"';
}

QByteArray csvLine(const KeyRow &row, const Secret &secret)
{
    const QByteArrayList fields{csvField(QString::fromLatin1(secret.reveal())),
                                QByteArray(keyStateName(row.state).data()),
                                csvField(row.notes),
                                csvField(row.tag),
                                QByteArray::number(row.weight),
                                QByteArray::number(row.priority)};
    return fields.join(',');
}

} // namespace

KeyExport::KeyExport(ConfigEditor &editor, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
{}

void KeyExport::start(const KeySelection &selection, KeyFileFormat format, const QString &path)
{
    Q_ASSERT(selection.secrets.isEmpty() && m_file.fileName().isEmpty());
    m_selection = selection;
    m_format = format;
    m_file.setFileName(path);
    QMetaObject::invokeMethod(this, &KeyExport::findKeys, Qt::QueuedConnection);
}

void KeyExport::findKeys()
{
    if (m_selection.all || m_selection.state) {
        const KeyQuery query{.group = m_selection.group,
                             .state = m_selection.all ? std::nullopt : m_selection.state};
        m_editor.keyIds(query, {this, [this](const Result<QList<KeyId>> &ids) { begin(ids); }});
        return;
    }
    QList<KeyId> ids = m_selection.ids;
    std::sort(ids.begin(), ids.end());
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    begin(ids);
}

void KeyExport::cancel()
{
    m_isCancelled = true;
}

void KeyExport::begin(const Result<QList<KeyId>> &ids)
{
    if (!ids)
        return finish(ids.error());
    m_ids = *ids;
    if (!m_file.open(QIODevice::WriteOnly)
        || !m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return finish(0);
    if (m_format == KeyFileFormat::Csv)
        m_file.write("key,state,notes,tag,weight,priority\n");
    nextBatch();
}

void KeyExport::nextBatch()
{
    if (m_isCancelled || m_end == m_ids.size())
        return finish(m_written);
    m_begin = m_end;
    m_end = std::min(m_begin + batchKeys, m_ids.size());
    readBatch();
}

// Rows first: they tell which of the keys are still there.
void KeyExport::readBatch()
{
    m_editor.keyRows(m_ids.sliced(m_begin, m_end - m_begin),
                     {this, [this](const Result<QList<KeyRow>> &rows) { reveal(rows); }});
}

void KeyExport::reveal(const Result<QList<KeyRow>> &rows)
{
    if (!rows)
        return finish(rows.error());
    KeySelection selection{.group = m_selection.group};
    for (const KeyRow &row : *rows)
        selection.ids.append(row.id);
    m_editor.revealKeys(selection,
                        {this, [this, rows = *rows](const Result<QList<Secret>> &secrets) {
                             write(rows, secrets);
                         }});
}

void KeyExport::write(const QList<KeyRow> &rows, const Result<QList<Secret>> &secrets)
{
    if (!secrets) {
        // One was removed since its row was read; fewer rows come then.
        const bool mayBeGone =
            secrets.error().kind == ErrorKind::UnknownName && rows.size() != m_refusedRows;
        m_refusedRows = rows.size();
        return mayBeGone ? readBatch() : finish(secrets.error());
    }
    Q_ASSERT(rows.size() == secrets->size());
    for (qsizetype i = 0; i < rows.size(); ++i) {
        const Secret &secret = secrets->at(i);
        m_file.write(m_format == KeyFileFormat::Csv ? csvLine(rows.at(i), secret)
                                                    : secret.reveal());
        m_file.write("\n");
    }
    m_written += rows.size();
    if (m_file.error() != QFileDevice::NoError)
        return finish(m_written);
    m_refusedRows = -1;
    Q_EMIT progressed(m_end, m_ids.size());
    QMetaObject::invokeMethod(this, &KeyExport::nextBatch, Qt::QueuedConnection);
}

void KeyExport::finish(const Result<qint64> &written)
{
    const bool isWanted = written && !m_isCancelled;
    if (!isWanted)
        m_file.cancelWriting();
    const bool isStored = m_file.isOpen() && m_file.commit();
    if (isWanted && !isStored) {
        const auto detail =
            u"%1 cannot be written: %2"_s.arg(m_file.fileName(), m_file.errorString());
        Q_EMIT finished(Error{.kind = ErrorKind::FileUnreadable, .detail = detail});
        return;
    }
    Q_EMIT finished(m_isCancelled ? Result<qint64>(0) : written);
}

} // namespace keyferry
