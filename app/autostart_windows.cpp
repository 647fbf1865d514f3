#include "app/autostart.h"

#include <QtGlobal>

#ifdef Q_OS_WIN

#include <QDir>
#include <QSettings>

namespace keyferry::app {

using namespace Qt::StringLiterals;

Outcome setAutostart(const AutostartEntry &entry, bool isOn)
{
    QSettings run(u"HKEY_CURRENT_USER\\Software\\Microsoft\\Windows\\CurrentVersion\\Run"_s,
                  QSettings::NativeFormat);
    QStringList words{QDir::toNativeSeparators(entry.program)};
    words += entry.arguments;
    // No path of Windows holds a quotation mark.
    const QString line = u'"' + words.join(u"\" \""_s) + u'"';
    if (isOn)
        run.setValue(u"keyferry"_s, line);
    else if (run.value(u"keyferry"_s).toString() == line)
        run.remove(u"keyferry"_s);
    run.sync();
    if (run.status() != QSettings::NoError)
        return Error{ErrorKind::FileUnreadable, u"the Run key cannot be written"_s, {}};
    return ok();
}

} // namespace keyferry::app

#endif
