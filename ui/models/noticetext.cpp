#include "ui/models/noticetext.h"

#include <QCoreApplication>
#include <QUrl>

namespace keyferry::ui {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("keyferry::ui", text, nullptr, count);
}

} // namespace

NoticeWords wordsFor(const Notice &notice)
{
    const QString host = QUrl(notice.upstream).host();
    switch (notice.kind) {
    case NoticeKind::KeysRanOut:
        return {tr("%1 has no usable key").arg(notice.groupName),
                tr("Its last key was refused. Clients are answered with 503 until one is "
                   "restored or added.")};
    case NoticeKind::KeyInvalid:
        return {notice.keys == 1 ? tr("A key of %1 turned invalid").arg(notice.groupName)
                                 : tr("%n keys of %1 turned invalid", static_cast<int>(notice.keys))
                                       .arg(notice.groupName),
                tr("Other keys of the group still serve.")};
    case NoticeKind::UpstreamDown:
        return {tr("%1 is down").arg(host),
                tr("%1 passes this upstream over until it answers again.").arg(notice.groupName)};
    case NoticeKind::UpstreamBack:
        return {tr("%1 is back").arg(host),
                tr("%1 uses this upstream again.").arg(notice.groupName)};
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::ui
