#pragma once

#include <QByteArray>

#include <vector>

namespace keyferry::http {

/// A chunked body at a bound or beyond it.
struct ChunkBound
{
    const char *name = nullptr;
    QByteArray body{};
    QByteArray read{}; ///< what comes out before the end or the refusal
    enum class End { Whole, Malformed, TooLarge } end = End::Whole;
};

/// For readers of requests and of answers: a body limit of 63 bits or less is over at the largest.
inline std::vector<ChunkBound> chunkBounds()
{
    using End = ChunkBound::End;
    using namespace Qt::StringLiterals;
    const auto extension = [](int size) {
        return "1;"_ba + QByteArray(size - 1, 'e') + "\r\nx\r\n0\r\n\r\n"_ba;
    };
    const auto trailer = [](int size) {
        return "0\r\nT: "_ba + QByteArray(size - 7, 't') + "\r\n\r\n"_ba;
    };
    const QByteArray endless = QByteArray(300, '0');
    return {
        {"16 digits", "0000000000000001\r\nx\r\n0\r\n\r\n"_ba, "x"_ba, End::Whole},
        {"17 digits", "00000000000000001\r\nx\r\n0\r\n\r\n"_ba, {}, End::Malformed},
        {"24 digits", "000000000000000000000001\r\nx\r\n0\r\n\r\n"_ba, {}, End::Malformed},
        {"64 bits of size", "ffffffffffffffff\r\nx"_ba, {}, End::TooLarge},
        {"size with the sign bit", "8000000000000000\r\nx"_ba, {}, End::TooLarge},
        {"more than 63 bits in all", "1\r\nx\r\n7fffffffffffffff\r\ny"_ba, "x"_ba, End::TooLarge},
        {"extension of 256", extension(256), "x"_ba, End::Whole},
        {"extension of 257", extension(257), {}, End::Malformed},
        {"extension without an end", "1;"_ba + QByteArray(300, 'e'), {}, End::Malformed},
        {"digits without an end", endless, {}, End::Malformed},
        {"trailers of 8 KiB", trailer(8192), {}, End::Whole},
        {"trailers over 8 KiB", trailer(8193), {}, End::Malformed},
        {"trailers without an end", "0\r\nT: "_ba + QByteArray(9000, 't'), {}, End::Malformed},
    };
}

} // namespace keyferry::http
