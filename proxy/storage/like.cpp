#include "proxy/storage/like.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestPattern = 4096;

QString escaped(const QString &text)
{
    return text.left(longestPattern)
        .replace(u'\\', "\\\\"_L1)
        .replace(u'%', "\\%"_L1)
        .replace(u'_', "\\_"_L1);
}

} // namespace

QString containsPattern(const QString &text)
{
    return u'%' + escaped(text) + u'%';
}

QString wildcardPattern(const QString &text)
{
    return escaped(text).replace(u'*', u'%');
}

} // namespace keyferry::storage
