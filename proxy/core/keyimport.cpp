#include "proxy/core/keyimport.h"

#include <QBuffer>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sliceBytes = 16 * 1024;
// A commit costs the same for few keys as for many, and the window must stay alive between two.
constexpr std::size_t batchKeys = 10'000;
constexpr std::size_t listedRefusals = 20;

} // namespace

KeyImport::KeyImport(ConfigEditor &editor, GroupId group, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_group(group)
{}

KeyImport::~KeyImport() = default;

void KeyImport::start(std::unique_ptr<QIODevice> source)
{
    Q_ASSERT(!m_source && source && source->isReadable());
    m_source = std::move(source);
    m_bytesTotal = m_source->isSequential() ? 0 : m_source->size();
    later();
}

void KeyImport::start(const QByteArray &text)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text);
    buffer->open(QIODevice::ReadOnly);
    start(std::move(buffer));
}

void KeyImport::cancel()
{
    m_isCancelled = true;
}

void KeyImport::later()
{
    if (std::exchange(m_isReadDue, true))
        return;
    QMetaObject::invokeMethod(this, &KeyImport::readSome, Qt::QueuedConnection);
}

void KeyImport::readSome()
{
    m_isReadDue = false;
    if (m_isFinished || (m_isCancelled && m_isAdding))
        return;
    if (m_isCancelled)
        return finish(m_report);
    QByteArray slice(sliceBytes, Qt::Uninitialized);
    const qint64 count = m_source->read(slice.data(), slice.size());
    if (count < 0) {
        const auto detail = u"the keys cannot be read: %1"_s.arg(m_source->errorString());
        m_failure = Error{.kind = ErrorKind::FileUnreadable, .detail = detail};
        if (!m_isAdding)
            finish(*m_failure);
        return;
    }
    m_isAtEnd = count == 0;
    m_bytesRead += count;
    m_reader.feed(QByteArrayView(slice).first(count));
    if (m_isAtEnd)
        m_reader.finish();
    advance();
}

// The next batch is read while the editor has one, but no more than that: memory stays bounded.
void KeyImport::advance()
{
    const bool isBatchFull = m_isAtEnd || m_reader.waiting() >= batchKeys;
    if (!isBatchFull)
        later();
    else if (!m_isAdding)
        addBatch();
}

void KeyImport::addBatch()
{
    m_isAdding = true;
    m_isLastBatch = m_isAtEnd;
    if (!m_isAtEnd)
        later();
    const auto onReply = [this, upTo = m_bytesRead](const Result<ImportReport> &added) {
        m_isAdding = false;
        m_bytesDone = upTo;
        onAdded(added);
    };
    m_editor.addKeys(m_group, m_reader.take(), {this, onReply});
}

void KeyImport::onAdded(const Result<ImportReport> &added)
{
    if (!added)
        return finish(added.error());
    m_report.added += added->added;
    m_report.alreadyPresent += added->alreadyPresent;
    m_report.refused += added->refused;
    for (const Refusal &refusal : added->refusals) {
        if (m_report.refusals.size() < listedRefusals)
            m_report.refusals.push_back(refusal);
    }
    Q_EMIT progressed(m_bytesDone, m_bytesTotal, m_report);
    if (m_failure)
        finish(*m_failure);
    else if (m_isLastBatch || m_isCancelled)
        finish(m_report);
    else
        advance();
}

void KeyImport::finish(const Result<ImportReport> &result)
{
    m_isFinished = true;
    m_source->close();
    Q_EMIT finished(result);
}

} // namespace keyferry
