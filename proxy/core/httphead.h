#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <optional>
#include <vector>

namespace keyferry {

struct HeaderField
{
    QByteArray name{};
    QByteArray value{};

    friend bool operator==(const HeaderField &, const HeaderField &) = default;
};

/// Header fields as they stood on the wire: order, name case, repeats and empty values are kept.
/// Names compare without case.
class HeaderFields
{
public:
    HeaderFields() = default;
    HeaderFields(std::initializer_list<HeaderField> fields)
        : m_fields(fields)
    {}

    void append(QByteArray name, QByteArray value);
    /// Replaces the first field of that name in place and drops its repeats, or appends.
    void set(QByteArrayView name, const QByteArray &value);
    /// \returns how many were removed
    qsizetype remove(QByteArrayView name);

    [[nodiscard]] bool contains(QByteArrayView name) const;
    /// The first value, empty if there is none.
    [[nodiscard]] QByteArray first(QByteArrayView name) const;
    [[nodiscard]] qsizetype count(QByteArrayView name) const;
    /// All values of a list field split at commas and trimmed, empty members left out. RFC
    /// 9110 5.6.1.
    [[nodiscard]] std::vector<QByteArray> listValues(QByteArrayView name) const;

    [[nodiscard]] auto begin() const { return m_fields.begin(); }
    [[nodiscard]] auto end() const { return m_fields.end(); }
    [[nodiscard]] qsizetype size() const { return static_cast<qsizetype>(m_fields.size()); }
    [[nodiscard]] bool isEmpty() const { return m_fields.empty(); }
    [[nodiscard]] const HeaderField &at(qsizetype index) const
    {
        return m_fields[static_cast<std::size_t>(index)];
    }
    void reserve(qsizetype count) { m_fields.reserve(static_cast<std::size_t>(count)); }
    /// Drops every field the predicate claims.
    template<typename Predicate>
    qsizetype removeIf(Predicate predicate)
    {
        return static_cast<qsizetype>(std::erase_if(m_fields, predicate));
    }

    friend bool operator==(const HeaderFields &, const HeaderFields &) = default;

private:
    std::vector<HeaderField> m_fields{};
};

[[nodiscard]] bool equalsIgnoringCase(QByteArrayView a, QByteArrayView b);
[[nodiscard]] bool startsWithIgnoringCase(QByteArrayView text, QByteArrayView prefix);
/// True for a method or field name as RFC 9110 5.6.2 spells one; false for an empty text.
[[nodiscard]] bool isToken(QByteArrayView text);

struct RequestHead
{
    QByteArray method{};
    /// As sent: raw path and query bytes in origin form (an absolute-form target is already reduced
    /// to it).
    QByteArray target{};
    int minorVersion = 1; ///< HTTP/1.x
    HeaderFields fields{};

    friend bool operator==(const RequestHead &, const RequestHead &) = default;
};

struct ResponseHead
{
    int status = 200;
    QByteArray reason{};
    HeaderFields fields{};

    friend bool operator==(const ResponseHead &, const ResponseHead &) = default;
};

/// The target cut at the first `?`: path bytes, and the query bytes if there is one (empty but
/// present for `/a?`).
struct TargetParts
{
    QByteArray path{};
    std::optional<QByteArray> query{};

    friend bool operator==(const TargetParts &, const TargetParts &) = default;
};

[[nodiscard]] TargetParts splitTarget(const QByteArray &target);

} // namespace keyferry
