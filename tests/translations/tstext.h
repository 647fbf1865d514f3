#pragma once

#include <QStringList>

namespace keyferry::test {

/// One text of a .ts file.
struct TsText
{
    QString context{};
    QString source{};
    QString comment{};
    QStringList translations{}; ///< one a plural form
    bool isMarkedUnfinished = false;

    /// What lupdate tells texts apart by, readable.
    [[nodiscard]] QString key() const;
    /// Translated in every form, and not by a guess of lupdate's.
    [[nodiscard]] bool isFinished() const;
};

/// Every text of the file in its order; none if it cannot be read.
[[nodiscard]] QList<TsText> readTs(const QString &path);

} // namespace keyferry::test
