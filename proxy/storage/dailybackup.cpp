#include "proxy/storage/dailybackup.h"

#include "proxy/core/logging.h"

#include <QDateTime>
#include <QDir>
#include <QRegularExpression>

#include <algorithm>
#include <chrono>

namespace keyferry::storage {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto afterStart = 1min;
constexpr auto interval = 1h;
constexpr int keptBackups = 7;

/// Newest first: the names sort by date.
QStringList backupsAmong(QStringList names)
{
    static const QRegularExpression pattern(u"^keyferry-\\d{4}-\\d{2}-\\d{2}\\.db$"_s);
    names = names.filter(pattern);
    std::sort(names.begin(), names.end(), std::greater());
    return names;
}

} // namespace

DailyBackup::DailyBackup(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_timer.start(interval);
        look();
    });
}

void DailyBackup::start()
{
    m_timer.start(afterStart);
}

void DailyBackup::look()
{
    const QString file = u"%1/%2"_s.arg(m_parts.folder, dailyBackupName(m_parts.clock.wall()));
    const bool isWanted = m_parts.editor.snapshot()->settings.get(settings::dailyBackup);
    if (!isWanted || m_isBusy || QFile::exists(file))
        return;
    if (!QDir().mkpath(m_parts.folder)) {
        const auto detail = u"%1 cannot be made"_s.arg(m_parts.folder);
        return finish(Error{ErrorKind::FolderUnusable, detail, {}});
    }
    m_isBusy = true;
    m_parts.maintenance.backUp({.file = file, .passphrase = {}, .withLog = false},
                               {this, [this](const Result<qint64> &result) { finish(result); }});
}

void DailyBackup::finish(const Result<qint64> &result)
{
    m_isBusy = false;
    if (!result) {
        qCWarning(lcStorage).noquote() << "The daily backup failed:" << result.error().detail;
    } else {
        qCInfo(lcStorage) << "Backed up," << *result << "bytes";
        QDir folder(m_parts.folder);
        for (const QString &name : outdatedBackups(folder.entryList(QDir::Files), keptBackups))
            folder.remove(name);
    }
    Q_EMIT finished(result);
}

QString dailyBackupName(qint64 now)
{
    const QString date = QDateTime::fromMSecsSinceEpoch(now, Qt::UTC).toString(u"yyyy-MM-dd"_s);
    return u"keyferry-%1.db"_s.arg(date);
}

QString newestBackup(const QString &folder)
{
    const QStringList names = backupsAmong(QDir(folder).entryList(QDir::Files));
    return names.isEmpty() ? QString() : u"%1/%2"_s.arg(folder, names.first());
}

QStringList outdatedBackups(QStringList names, int kept)
{
    return backupsAmong(std::move(names)).mid(kept);
}

} // namespace keyferry::storage
