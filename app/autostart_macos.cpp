#include "app/autostart.h"

#include <QtGlobal>

#ifdef Q_OS_MACOS

#include <QDir>
#include <QFile>
#include <QSettings>

namespace keyferry::app {

using namespace Qt::StringLiterals;

Outcome setAutostart(const AutostartEntry &entry, bool isOn)
{
    const QString path = QDir::homePath() + "/Library/LaunchAgents/keyferry.plist"_L1;
    const QStringList words = QStringList{entry.program} + entry.arguments;
    QSettings agent(path, QSettings::NativeFormat);
    const bool isOurs = agent.value(u"ProgramArguments"_s).toStringList() == words;
    if (!isOn) {
        if (!isOurs || QFile::remove(path))
            return ok();
        return Error{ErrorKind::FileUnreadable, path + u": cannot be removed"_s, {}};
    }
    agent.setValue(u"Label"_s, u"keyferry"_s);
    agent.setValue(u"ProgramArguments"_s, words);
    agent.setValue(u"RunAtLoad"_s, true);
    agent.sync();
    if (agent.status() != QSettings::NoError)
        return Error{ErrorKind::FileUnreadable, path + u": cannot be written"_s, {}};
    return ok();
}

} // namespace keyferry::app

#endif
