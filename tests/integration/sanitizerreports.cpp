#include "tests/integration/sanitizerreports.h"

#include <QDir>
#include <QFile>

namespace keyferry::test {

using namespace Qt::StringLiterals;

void SanitizerReports::collect(QProcessEnvironment &environment) const
{
    // The last of equal options counts, so that what the caller set for the others stays.
    for (const QString &name : {u"ASAN_OPTIONS"_s, u"TSAN_OPTIONS"_s, u"UBSAN_OPTIONS"_s}) {
        const QString own = "log_path="_L1 + m_folder.filePath(u"report"_s);
        const QString given = environment.value(name);
        environment.insert(name, given.isEmpty() ? own : given + u':' + own);
    }
}

QByteArray SanitizerReports::text() const
{
    QByteArray all;
    const QDir folder(m_folder.path());
    for (const QString &name : folder.entryList(QDir::Files)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            all += file.readAll();
    }
    return all;
}

} // namespace keyferry::test
