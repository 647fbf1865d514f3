#pragma once

#include "proxy/core/error.h"
#include "proxy/core/httphead.h"

namespace keyferry::http {

struct WholeAnswer
{
    ResponseHead head{};
    QByteArray body{};

    friend bool operator==(const WholeAnswer &, const WholeAnswer &) = default;
};

/// The few answers this folder gives where no exchange exists that could: the openai shape with
/// `x-keyferry-error`. \param message  plain words of ours, without quotes or backslashes
[[nodiscard]] WholeAnswer errorAnswer(ErrorKind kind, QByteArrayView message);

} // namespace keyferry::http
