#include "ui/models/wordlist.h"

#include <QCoreApplication>

namespace keyferry::ui {

namespace {

QString tr(const char *text, const char *comment)
{
    return QCoreApplication::translate("keyferry::ui", text, comment);
}

} // namespace

QString listed(const QStringList &words)
{
    return words.join(tr(", ", "between the words of a list"));
}

QString inSequence(const QStringList &sentences)
{
    QString text;
    for (const QString &sentence : sentences) {
        if (sentence.isEmpty())
            continue;
        if (!text.isEmpty() && !QStringView(u"。！？").contains(text.back()))
            text += u' ';
        text += sentence;
    }
    return text;
}

} // namespace keyferry::ui
