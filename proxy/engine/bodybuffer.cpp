#include "proxy/engine/bodybuffer.h"

#include <QTemporaryFile>

#include <cstring>

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

Error fileError(const QTemporaryFile &file)
{
    return {.kind = ErrorKind::StorageFailed,
            .detail =
                u"the temporary file for a large request body failed: "_s + file.errorString()};
}

} // namespace

BodyBuffer::BodyBuffer(std::optional<qint64> declaredSize)
    : m_declaredSize(declaredSize)
{
    // One allocation for the usual body; a large declared one goes to the file anyway.
    m_memory.reserve(std::min(declaredSize.value_or(0), memoryLimit));
}

BodyBuffer::~BodyBuffer() = default;

Outcome BodyBuffer::append(QByteArrayView bytes)
{
    if (!m_file && m_memory.size() + bytes.size() > memoryLimit) {
        if (const auto spilled = spill(); !spilled)
            return spilled;
    }
    if (m_file) {
        if (!m_file->seek(m_available) || m_file->write(bytes.data(), bytes.size()) != bytes.size())
            return fileError(*m_file);
    } else {
        m_memory.append(bytes);
    }
    m_available += bytes.size();
    tellGrowth();
    return ok();
}

Outcome BodyBuffer::spill()
{
    m_file = std::make_unique<QTemporaryFile>();
    if (!m_file->open() || m_file->write(m_memory) != m_memory.size())
        return fileError(*m_file);
    m_memory = QByteArray();
    return ok();
}

void BodyBuffer::markComplete()
{
    m_isComplete = true;
    tellGrowth();
}

qint64 BodyBuffer::size() const
{
    return m_declaredSize.value_or(m_isComplete ? m_available : -1);
}

qint64 BodyBuffer::read(qint64 position, char *data, qint64 maxBytes)
{
    const qint64 count = std::clamp<qint64>(m_available - position, 0, maxBytes);
    if (count == 0)
        return 0;
    if (m_file)
        return m_file->seek(position) ? m_file->read(data, count) : -1;
    std::memcpy(data, m_memory.constData() + position, static_cast<std::size_t>(count));
    return count;
}

QByteArray BodyBuffer::head(qint64 maxBytes)
{
    if (!m_file)
        return m_memory.first(std::min<qint64>(maxBytes, m_memory.size()));
    QByteArray bytes(std::min(maxBytes, m_available), Qt::Uninitialized);
    const qint64 count = read(0, bytes.data(), bytes.size());
    bytes.truncate(std::max<qint64>(count, 0));
    return bytes;
}

} // namespace keyferry::engine
