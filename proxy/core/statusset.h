#pragma once

#include "proxy/core/result.h"

#include <QString>
#include <QStringView>

#include <vector>

namespace keyferry {

/// A set of HTTP status codes as people write it: codes and ranges between 100 and 999, separated
/// by commas or new lines, `401-403,429,500-599`. docs/keys.md "Judging an answer".
class StatusSet
{
public:
    StatusSet() = default;

    /// InvalidValue names the piece that is wrong and why. An empty text is the empty set. Thread:
    /// any; pure.
    [[nodiscard]] static Result<StatusSet> parse(QStringView text);

    [[nodiscard]] bool contains(int status) const;
    [[nodiscard]] bool isEmpty() const { return m_ranges.empty(); }
    /// In canonical form: sorted, ranges that touch are one.
    [[nodiscard]] QString toText() const;

    friend bool operator==(const StatusSet &, const StatusSet &) = default;

private:
    struct Range
    {
        int first = 0;
        int last = 0;

        friend bool operator==(const Range &, const Range &) = default;
    };
    [[nodiscard]] static Result<Range> parseRange(QStringView piece);
    void normalise();

    std::vector<Range> m_ranges{};
};

} // namespace keyferry
