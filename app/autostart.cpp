#include "app/autostart.h"

#include <QCoreApplication>

namespace keyferry::app {

using namespace Qt::StringLiterals;

QString programFile()
{
    // Inside of an AppImage the running file is on a mount that is gone after it.
    const QString image = qEnvironmentVariable("APPIMAGE");
    return image.isEmpty() ? QCoreApplication::applicationFilePath() : image;
}

AutostartEntry autostartEntry(const QString &dataFolder, bool isUsualFolder)
{
    AutostartEntry entry{
        .program = programFile(), .arguments = {u"--hidden"_s}, .dataFolder = dataFolder};
    if (!isUsualFolder)
        entry.arguments += {u"--data-dir"_s, dataFolder};
    return entry;
}

QString execWord(const QString &word)
{
    constexpr auto reserved = " \t\n\"'\\><~|&;$*?#()`"_L1;
    const auto isReserved = [&reserved](QChar c) { return reserved.contains(c); };
    // A field code begins with %, a plain one is written twice.
    QString text = QString(word).replace(u'%', u"%%"_s);
    if (!text.isEmpty() && std::none_of(text.begin(), text.end(), isReserved))
        return text;
    for (const QChar c : u"\\\"`$"_s)
        text.replace(c, QString(u'\\') + c);
    // Once more for the value as such, in which \ escapes too.
    text.replace(u'\\', u"\\\\"_s);
    return u'"' + text.replace(u'\n', u"\\n"_s).replace(u'\t', u"\\t"_s) + u'"';
}

QByteArray desktopFile(const AutostartEntry &entry)
{
    QStringList words{execWord(entry.program)};
    for (const QString &argument : entry.arguments)
        words.append(execWord(argument));
    QString folder = entry.dataFolder;
    folder.replace(u'\\', u"\\\\"_s).replace(u'\n', u"\\n"_s);
    return u"[Desktop Entry]\n"
           "Type=Application\n"
           "Name=keyferry\n"
           "Comment=Local proxy for AI APIs with pooled keys\n"
           "Icon=keyferry\n"
           "Exec=%1\n"
           "Terminal=false\n"
           "X-Keyferry-Data-Folder=%2\n"_s.arg(words.join(u' '), folder)
               .toUtf8();
}

} // namespace keyferry::app
