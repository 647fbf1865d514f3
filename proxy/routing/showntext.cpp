#include "proxy/routing/showntext.h"

#include "proxy/routing/upstreamerror.h"

#include <QRegularExpression>

#include <algorithm>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype shownCharacters = 200;

// What providers' keys begin with; the rest of the word is the secret, or what the provider left of
// it (`sk-ab***yz`).
const QRegularExpression &knownKey()
{
    static const QRegularExpression form(
        uR"(\b(sk-|rk-|pk-|AIza|gsk_|xai-|hf_|r8_|pplx-|nvapi-|tgp_|csk-|eyJ)[A-Za-z0-9_*.+/=\x{2026}-]{2,}[A-Za-z0-9_*+/=\x{2026}-])"_s);
    return form;
}

// Keys of any shape where the provider says that it is one.
const QRegularExpression &namedKey()
{
    static const QRegularExpression form(
        uR"re(((?:\bapi[ _-]?key|\bkey provided|\btoken|\bBearer)(?:\s*[:=]\s*|(?<=Bearer)\s+)["'`]?)[^\s"'`,;)]{4,}?(?=\.?(?:[\s"'`,;)]|$)))re"_s,
        QRegularExpression::CaseInsensitiveOption);
    return form;
}

// Long words without meaning. Model names and error codes are shorter or have no digits.
const QRegularExpression &opaqueWord()
{
    static const QRegularExpression form(
        uR"(\b(?=[A-Za-z_-]*\d)(?=[\d_-]*[A-Za-z])[A-Za-z0-9_-]{32,})"_s);
    return form;
}

bool isUnprintable(QChar character)
{
    const auto category = character.category();
    return category == QChar::Other_Control || category == QChar::Other_Format;
}

} // namespace

QString shownText(const QString &text)
{
    QString line = text;
    std::replace_if(line.begin(), line.end(), isUnprintable, QChar(u' '));
    line = line.simplified();
    line.replace(knownKey(), u"\\1\u2026"_s);
    line.replace(namedKey(), u"\\1\u2026"_s);
    line.replace(opaqueWord(), u"\u2026"_s);
    if (line.size() > shownCharacters)
        line = line.first(shownCharacters - 1) + u'\u2026';
    return line;
}

QString errorMessage(QByteArrayView body)
{
    const UpstreamError error = readUpstreamError(body);
    return shownText(error.message.isEmpty() ? error.code : error.message);
}

} // namespace keyferry::routing
