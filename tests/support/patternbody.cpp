#include "tests/support/patternbody.h"

#include "tests/support/scriptedanswer.h"

#include <algorithm>
#include <cstring>

namespace keyferry::test {

void PatternBody::grow(qint64 bytes)
{
    m_available = std::min(m_size, m_available + bytes);
    tellGrowth();
}

qint64 PatternBody::read(qint64 position, char *data, qint64 maxBytes)
{
    if (m_fails)
        return -1;
    const qint64 count = std::clamp<qint64>(m_available - position, 0, maxBytes);
    const QByteArray bytes = patternBytes(position, count);
    std::memcpy(data, bytes.constData(), static_cast<std::size_t>(count));
    m_furthest = std::max(m_furthest, position + count);
    m_totalRead += count;
    return count;
}

} // namespace keyferry::test
