#include "proxy/core/keyreader.h"

#include "proxy/core/keyscanner.h"

namespace keyferry {

namespace {

constexpr QByteArrayView byteOrderMark("\xEF\xBB\xBF");
constexpr QByteArrayView blanks(" \t\r\n\f\v");

qsizetype firstOfText(QByteArrayView text, qsizetype from = 0)
{
    while (from < text.size() && blanks.contains(text[from]))
        ++from;
    return from;
}

// The form that the begin of a text shows; nothing if that takes more of it.
std::unique_ptr<KeyScanner> scannerFor(QByteArrayView head, bool isAllThereIs)
{
    const qsizetype begin = firstOfText(head);
    if (begin < head.size() && head[begin] == '[') {
        const qsizetype next = firstOfText(head, begin + 1);
        if (next == head.size() && !isAllThereIs)
            return {};
        constexpr QByteArrayView elementBegins("\"{[");
        if (next < head.size() && elementBegins.contains(head[next]))
            return std::make_unique<JsonArrayScanner>();
        return std::make_unique<TokenScanner>();
    }
    const qsizetype end = head.indexOf('\n', begin);
    if (end < 0 && !isAllThereIs)
        return {};
    const QByteArrayView line = end < 0 ? head.sliced(begin) : head.sliced(begin, end - begin);
    const bool mayBeFirst = line.size() <= longestPiece;
    if (mayBeFirst && JsonLinesScanner::begins(line))
        return std::make_unique<JsonLinesScanner>();
    if (mayBeFirst && CsvScanner::begins(line))
        return std::make_unique<CsvScanner>();
    return std::make_unique<TokenScanner>();
}

} // namespace

KeyReader::KeyReader() = default;
KeyReader::~KeyReader() = default;

void KeyReader::feed(QByteArrayView bytes)
{
    if (m_scanner)
        return m_scanner->feed(bytes, m_found);
    m_head.append(bytes);
    choose(false);
}

void KeyReader::choose(bool isAllThereIs)
{
    const bool mayBeMark =
        m_head.size() < byteOrderMark.size() && byteOrderMark.startsWith(QByteArrayView(m_head));
    if (mayBeMark && !isAllThereIs)
        return;
    QByteArrayView text(m_head);
    if (text.startsWith(byteOrderMark))
        text = text.sliced(byteOrderMark.size());
    // No header is that long: a text without line ends is looked at no further.
    m_scanner = scannerFor(text, isAllThereIs || text.size() > longestPiece);
    if (!m_scanner)
        return;
    m_scanner->feed(text, m_found);
    m_head.clear();
}

void KeyReader::finish()
{
    if (!m_scanner)
        choose(true);
    m_scanner->finish(m_found);
}

ParsedKeys KeyReader::take()
{
    return std::exchange(m_found, {});
}

} // namespace keyferry
