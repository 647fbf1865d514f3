#pragma once

#include "proxy/core/drafts.h"

#include <memory>

namespace keyferry {

// The forms of a text with keys in it; KeyReader chooses among them. Any one thread.

inline constexpr qsizetype longestKey = 4096;
/// Of a line or JSON element; what is longer is refused without being held.
inline constexpr qsizetype longestPiece = 64 * 1024;

/// What stands beside a key, as text.
struct KeyFields
{
    QString notes{};
    QString tag{};
    QString weight{}; ///< empty: the default; likewise below
    QString priority{};
};

/// Adds the key, or refuses it: control character, non-ASCII, too long, weight or priority out of
/// range. An empty token is passed over.
void takeKey(ParsedKeys &found, QByteArrayView token, qint64 line, const KeyFields &fields = {});
void refuseLine(ParsedKeys &found, qint64 line, const QString &reason);

/// One form of text, read in pieces.
class KeyScanner
{
public:
    KeyScanner() = default;
    KeyScanner(const KeyScanner &) = delete;
    KeyScanner &operator=(const KeyScanner &) = delete;
    virtual ~KeyScanner() = default;

    virtual void feed(QByteArrayView bytes, ParsedKeys &found) = 0;
    virtual void finish(ParsedKeys &found) = 0;
};

/// Text split at white space, comma, semicolon and vertical bar.
class TokenScanner final : public KeyScanner
{
public:
    explicit TokenScanner(qint64 firstLine = 1)
        : m_line(firstLine)
    {}
    void feed(QByteArrayView bytes, ParsedKeys &found) override;
    void finish(ParsedKeys &found) override;

private:
    void append(QByteArrayView part);
    void take(ParsedKeys &found);

    QByteArray m_token{};
    qint64 m_line = 1;
};

/// A JSON array; a key's line is the number of its element. An element that is no JSON is read as
/// tokens, and so is what follows the array.
class JsonArrayScanner final : public KeyScanner
{
public:
    void feed(QByteArrayView bytes, ParsedKeys &found) override;
    void finish(ParsedKeys &found) override;

private:
    void step(char c, ParsedKeys &found);
    void note(char c);
    void takeElement(ParsedKeys &found);

    QByteArray m_element{};
    qint64 m_number = 0;
    qint64 m_line = 1;
    int m_depth = 0; // 1 in the array itself
    bool m_isInString = false;
    bool m_isEscaped = false;
    std::unique_ptr<TokenScanner> m_rest{}; // once the array has ended
};

/// A form that is read line by line; blank lines count, but hold nothing.
class LineScanner : public KeyScanner
{
public:
    void feed(QByteArrayView bytes, ParsedKeys &found) final;
    void finish(ParsedKeys &found) final;

protected:
    virtual void takeLine(QByteArrayView line, qint64 number, ParsedKeys &found) = 0;

private:
    void endLine(QByteArrayView line, ParsedKeys &found);

    QByteArray m_partial{};
    qint64 m_number = 0;
};

/// Each line a string or an object.
class JsonLinesScanner final : public LineScanner
{
public:
    /// True if a text whose first line that is not blank is this one has the form.
    [[nodiscard]] static bool begins(QByteArrayView line);

protected:
    void takeLine(QByteArrayView line, qint64 number, ParsedKeys &found) override;
};

/// Comma-separated values under a header with a column `key`; semicolons and tabs separate as well.
class CsvScanner final : public LineScanner
{
public:
    [[nodiscard]] static bool begins(QByteArrayView line);

protected:
    void takeLine(QByteArrayView line, qint64 number, ParsedKeys &found) override;

private:
    struct Header
    {
        QChar separator{};
        QStringList names{};
    };
    [[nodiscard]] static std::optional<Header> header(QByteArrayView line);

    std::optional<Header> m_header{}; // of the first line
};

/// A string, or an object with a member `key`; anything else is refused.
void takeJsonKey(ParsedKeys &found, const class QJsonValue &value, qint64 line);
/// Empty if the text is not exactly one JSON value.
[[nodiscard]] std::optional<QJsonValue> jsonValueOf(QByteArrayView text);

} // namespace keyferry
