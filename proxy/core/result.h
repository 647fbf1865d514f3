#pragma once

#include "proxy/core/error.h"

#include <utility>
#include <variant>

namespace keyferry {

/// A value or an Error, never both; reading the wrong one is a broken promise (Q_ASSERT).
template<typename T>
class [[nodiscard]] Result
{
public:
    Result(T value)
        : m_content(std::in_place_index<0>, std::move(value))
    {}
    Result(Error error)
        : m_content(std::in_place_index<1>, std::move(error))
    {}

    [[nodiscard]] explicit operator bool() const { return m_content.index() == 0; }

    [[nodiscard]] const T &value() const &
    {
        Q_ASSERT(m_content.index() == 0);
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] T &value() &
    {
        Q_ASSERT(m_content.index() == 0);
        return *std::get_if<0>(&m_content);
    }
    [[nodiscard]] T &&value() &&
    {
        Q_ASSERT(m_content.index() == 0);
        return std::move(*std::get_if<0>(&m_content));
    }
    [[nodiscard]] const T &operator*() const & { return value(); }
    [[nodiscard]] T &operator*() & { return value(); }
    [[nodiscard]] T &&operator*() && { return std::move(*this).value(); }
    [[nodiscard]] const T *operator->() const { return &value(); }
    [[nodiscard]] T *operator->() { return &value(); }

    [[nodiscard]] const Error &error() const
    {
        Q_ASSERT(m_content.index() == 1);
        return *std::get_if<1>(&m_content);
    }

private:
    std::variant<T, Error> m_content;
};

struct Nothing
{
    friend bool operator==(const Nothing &, const Nothing &) = default;
};

/// Success without a value, or an Error.
using Outcome = Result<Nothing>;

[[nodiscard]] inline Outcome ok()
{
    return Nothing{};
}

} // namespace keyferry
