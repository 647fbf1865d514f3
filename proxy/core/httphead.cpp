#include "proxy/core/httphead.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace keyferry {

namespace {

// A table, because every byte of every field name passes here.
constexpr std::array<bool, 256> tokenBytes = [] {
    std::array<bool, 256> table{};
    for (const char byte : std::string_view("!#$%&'*+-.^_`|~0123456789"
                                            "abcdefghijklmnopqrstuvwxyz"
                                            "ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
        table[static_cast<unsigned char>(byte)] = true;
    return table;
}();

} // namespace

bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b)
{
    return a.size() == b.size() && a.compare(b, Qt::CaseInsensitive) == 0;
}

bool startsWithIgnoringCase(QByteArrayView text, QByteArrayView prefix)
{
    return text.size() >= prefix.size() && equalsIgnoringCase(text.first(prefix.size()), prefix);
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char byte) {
        return tokenBytes[static_cast<unsigned char>(byte)];
    });
}

void HeaderFields::append(QByteArray name, QByteArray value)
{
    m_fields.push_back({std::move(name), std::move(value)});
}

void HeaderFields::set(QByteArrayView name, const QByteArray &value)
{
    const auto isNamed = [name](const HeaderField &field) {
        return equalsIgnoringCase(field.name, name);
    };
    const auto first = std::find_if(m_fields.begin(), m_fields.end(), isNamed);
    if (first == m_fields.end())
        return append(name.toByteArray(), value);
    first->value = value;
    m_fields.erase(std::remove_if(std::next(first), m_fields.end(), isNamed), m_fields.end());
}

qsizetype HeaderFields::remove(QByteArrayView name)
{
    return removeIf(
        [name](const HeaderField &field) { return equalsIgnoringCase(field.name, name); });
}

bool HeaderFields::contains(QByteArrayView name) const
{
    return std::any_of(m_fields.begin(), m_fields.end(), [name](const HeaderField &field) {
        return equalsIgnoringCase(field.name, name);
    });
}

QByteArray HeaderFields::first(QByteArrayView name) const
{
    const auto found =
        std::find_if(m_fields.begin(), m_fields.end(), [name](const HeaderField &field) {
            return equalsIgnoringCase(field.name, name);
        });
    return found == m_fields.end() ? QByteArray() : found->value;
}

qsizetype HeaderFields::count(QByteArrayView name) const
{
    return std::count_if(m_fields.begin(), m_fields.end(), [name](const HeaderField &field) {
        return equalsIgnoringCase(field.name, name);
    });
}

std::vector<QByteArray> HeaderFields::listValues(QByteArrayView name) const
{
    std::vector<QByteArray> values;
    for (const HeaderField &field : m_fields) {
        if (!equalsIgnoringCase(field.name, name))
            continue;
        for (const QByteArray &member : field.value.split(',')) {
            if (const QByteArray trimmed = member.trimmed(); !trimmed.isEmpty())
                values.push_back(trimmed);
        }
    }
    return values;
}

TargetParts splitTarget(const QByteArray &target)
{
    const auto mark = target.indexOf('?');
    if (mark < 0)
        return {.path = target, .query = std::nullopt};
    return {.path = target.first(mark), .query = target.sliced(mark + 1)};
}

} // namespace keyferry
