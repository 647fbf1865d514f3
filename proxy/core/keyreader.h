#pragma once

#include "proxy/core/drafts.h"

#include <memory>

namespace keyferry {

class KeyScanner;

/// Finds keys in a text that comes in pieces of any size, in every form parseKeys() knows; it holds
/// one line or JSON element at a time, whatever the size of the text. Unlike parseKeys() it does
/// not look for duplicates. Any one thread.
class KeyReader
{
public:
    KeyReader();
    KeyReader(const KeyReader &) = delete;
    KeyReader &operator=(const KeyReader &) = delete;
    ~KeyReader();

    void feed(QByteArrayView bytes);
    /// The text has ended: what stood at its end without a line end is a key as well.
    void finish();

    /// How many keys take() would give.
    [[nodiscard]] std::size_t waiting() const { return m_found.keys.size(); }
    /// What was found and refused since the last call.
    [[nodiscard]] ParsedKeys take();

private:
    void choose(bool isAllThereIs);

    std::unique_ptr<KeyScanner> m_scanner{}; // chosen by the first line
    QByteArray m_head{};                     // until then
    ParsedKeys m_found{};
};

} // namespace keyferry
