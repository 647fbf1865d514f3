#pragma once

#include <QByteArrayView>
#include <QString>

#include <optional>
#include <vector>

namespace keyferry::channels {

/// Bytes of a text, by their offsets.
struct ByteSpan
{
    qsizetype begin = 0;
    qsizetype end = 0; ///< behind the last byte

    [[nodiscard]] QByteArrayView in(QByteArrayView text) const
    {
        return text.sliced(begin, end - begin);
    }
    friend bool operator==(const ByteSpan &, const ByteSpan &) = default;
};

/// A member of an object or an element of an array.
struct JsonItem
{
    QString name{};   ///< decoded; empty for elements
    ByteSpan whole{}; ///< from the name's quote to the end of the value
    ByteSpan value{};

    friend bool operator==(const JsonItem &, const JsonItem &) = default;
};

/// Where the items of an object or array stand in its text.
struct JsonLayout
{
    qsizetype begin = 0; ///< behind the opening bracket
    std::vector<JsonItem> items{};

    [[nodiscard]] const JsonItem *last(QStringView name) const; ///< null if there is none

    friend bool operator==(const JsonLayout &, const JsonLayout &) = default;
};

/// The layout of a JSON object; empty if the text does not begin with one. Every byte of the object
/// is checked, so that an edit never touches what a parser might read otherwise: grammar, UTF-8, at
/// most 64 MiB, 500 levels and 65,536 members. A byte order mark before it is passed over;
/// what stands behind the object is not looked at, it must only keep its strings closed.
/// Thread: any; pure.
[[nodiscard]] std::optional<JsonLayout> objectLayout(QByteArrayView text);
/// Likewise for an array.
[[nodiscard]] std::optional<JsonLayout> arrayLayout(QByteArrayView text);

} // namespace keyferry::channels
