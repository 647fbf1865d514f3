#include "proxy/transport/uploaddevice.h"

#include "proxy/core/logging.h"

namespace keyferry::transport {

UploadDevice::UploadDevice(BodySource *source, Replay replay)
    : m_source(source)
    , m_size(source == nullptr ? 0 : source->size())
    , m_replay(replay)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    if (m_source != nullptr)
        m_source->watch(this, [this] { Q_EMIT readyRead(); });
}

UploadDevice::~UploadDevice()
{
    detach();
}

void UploadDevice::detach()
{
    if (m_source != nullptr)
        m_source->unwatch(this);
    m_source = nullptr;
}

qint64 UploadDevice::bytesAvailable() const
{
    return m_source == nullptr ? 0 : std::max<qint64>(0, m_source->available() - m_position);
}

bool UploadDevice::reset()
{
    if (m_isAnswered)
        return true;
    if (m_replay == Replay::Never || m_source == nullptr)
        return false;
    qCDebug(lcTransport) << "Qt sends a request body once more";
    m_replay = Replay::Never;
    m_position = 0;
    return true;
}

qint64 UploadDevice::readData(char *data, qint64 maxSize)
{
    if (m_source == nullptr || m_position == m_size)
        return -1;
    const qint64 got = m_source->read(m_position, data, std::min(maxSize, m_size - m_position));
    if (got < 0) {
        // An error of Qt's own would meet our abort(), so it is told to wait and only the call
        // hears.
        Q_EMIT sourceFailed();
        return 0;
    }
    m_position += got;
    if (got > 0)
        Q_EMIT progressed();
    return got;
}

qint64 UploadDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace keyferry::transport
