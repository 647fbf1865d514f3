#include "proxy/core/statusset.h"

#include <QStringList>

#include <algorithm>
#include <optional>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr int lowestStatus = 100;
constexpr int highestStatus = 999;

Error refusal(QStringView piece, const QString &rule)
{
    return {.kind = ErrorKind::InvalidValue, .detail = u"'%1' %2"_s.arg(piece, rule)};
}

std::optional<int> statusCode(QStringView text)
{
    // Digits only: toInt() would take a sign as well.
    const auto isDigit = [](QChar c) { return c >= u'0' && c <= u'9'; };
    if (text.size() != 3 || !std::all_of(text.begin(), text.end(), isDigit))
        return std::nullopt;
    const int code = text.toInt();
    return code >= lowestStatus && code <= highestStatus ? std::optional(code) : std::nullopt;
}

} // namespace

Result<StatusSet::Range> StatusSet::parseRange(QStringView piece)
{
    const auto dash = piece.indexOf(u'-');
    const auto first = statusCode(piece.first(dash < 0 ? piece.size() : dash).trimmed());
    const auto last = dash < 0 ? first : statusCode(piece.sliced(dash + 1).trimmed());
    if (!first || !last)
        return refusal(piece,
                       u"is neither a status code from 100 to 999 nor a range like 500-599"_s);
    if (*first > *last)
        return refusal(piece, u"is a range that ends before it begins"_s);
    return Range{*first, *last};
}

Result<StatusSet> StatusSet::parse(QStringView text)
{
    StatusSet set;
    QString pieces = text.toString();
    pieces.replace(u'\n', u',');
    for (const QString &part : pieces.split(u',', Qt::SkipEmptyParts)) {
        const QStringView piece = QStringView(part).trimmed();
        if (piece.isEmpty())
            continue;
        const auto range = parseRange(piece);
        if (!range)
            return range.error();
        set.m_ranges.push_back(*range);
    }
    set.normalise();
    return set;
}

void StatusSet::normalise()
{
    std::sort(m_ranges.begin(), m_ranges.end(), [](const Range &a, const Range &b) {
        return a.first < b.first;
    });
    std::vector<Range> merged;
    for (const Range &range : m_ranges) {
        if (!merged.empty() && range.first <= merged.back().last + 1)
            merged.back().last = std::max(merged.back().last, range.last);
        else
            merged.push_back(range);
    }
    m_ranges = std::move(merged);
}

bool StatusSet::contains(int status) const
{
    return std::any_of(m_ranges.begin(), m_ranges.end(), [status](const Range &range) {
        return status >= range.first && status <= range.last;
    });
}

QString StatusSet::toText() const
{
    QStringList pieces;
    for (const Range &range : m_ranges)
        pieces.append(range.first == range.last ? QString::number(range.first)
                                                : u"%1-%2"_s.arg(range.first).arg(range.last));
    return pieces.join(u',');
}

} // namespace keyferry
