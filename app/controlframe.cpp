#include "app/controlframe.h"

#include <QCborValue>
#include <QtEndian>

namespace keyferry::app::control {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype lengthBytes = 4;

Error malformed(const QString &rule)
{
    return {
        .kind = ErrorKind::MalformedRequest, .detail = u"control channel: "_s + rule, .field = {}};
}

} // namespace

QByteArray encodeFrame(const QCborMap &message)
{
    const QByteArray content = message.toCborValue().toCbor();
    QByteArray frame(lengthBytes, Qt::Uninitialized);
    qToBigEndian(static_cast<quint32>(content.size()), frame.data());
    return frame + content;
}

Result<std::optional<QCborMap>> FrameReader::next()
{
    if (m_buffer.size() < lengthBytes)
        return std::optional<QCborMap>();
    const qint64 length = qFromBigEndian<quint32>(m_buffer.constData());
    if (length > m_limit)
        return malformed(u"a message of %1 bytes"_s.arg(length));
    if (m_buffer.size() < lengthBytes + length)
        return std::optional<QCborMap>();

    const QByteArray content = m_buffer.sliced(lengthBytes, length);
    m_buffer.remove(0, lengthBytes + length);
    QCborParserError problem;
    const QCborValue value = QCborValue::fromCbor(content, &problem);
    if (problem.error != QCborError::NoError || !value.isMap())
        return malformed(u"not a CBOR map"_s);
    return std::optional(value.toMap());
}

} // namespace keyferry::app::control
