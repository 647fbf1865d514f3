#include "ui/models/groupname.h"

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestName = 100;

bool isAllowed(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'0' && c <= u'9') || c == u'_' || c == u'-';
}

// Letters lose their accents, every run of anything else becomes one hyphen.
QString slugOf(const QString &typed)
{
    QString slug;
    for (const QChar c : typed.normalized(QString::NormalizationForm_KD).toLower()) {
        if (isAllowed(c))
            slug.append(c);
        else if (!c.isMark() && !slug.isEmpty() && !slug.endsWith(u'-'))
            slug.append(u'-');
    }
    while (slug.endsWith(u'-'))
        slug.chop(1);
    return slug.left(longestName);
}

} // namespace

QString suggestedGroupName(const QString &typed, const QStringList &taken)
{
    const QString slug = slugOf(typed);
    if (slug.isEmpty() || !taken.contains(slug))
        return slug;
    for (int i = 2;; ++i) {
        const QString suffix = u"-%1"_s.arg(i);
        QString candidate = slug.left(longestName - suffix.size()) + suffix;
        if (!taken.contains(candidate))
            return candidate;
    }
}

} // namespace keyferry::ui
