#include "ui/models/keyfile.h"

#include <QSaveFile>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

Outcome writeKeyFile(const QString &path, const QList<Secret> &keys)
{
    QSaveFile file(path);
    const auto failure = [&file, &path] {
        return Error{.kind = ErrorKind::FileUnreadable,
                     .detail = u"%1: %2"_s.arg(path, file.errorString())};
    };
    // Before the first byte: QSaveFile takes over the mode of a file it replaces.
    constexpr auto ownerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(ownerOnly))
        return failure();
    for (const Secret &key : keys) {
        file.write(key.reveal());
        file.write("\n");
    }
    if (!file.commit())
        return failure();
    return ok();
}

} // namespace keyferry::ui
