#pragma once

#include "proxy/core/drafts.h"
#include "proxy/storage/aessecretbox.h"
#include "proxy/storage/migrations.h"
#include "proxy/storage/workbench.h"

#include <QTemporaryDir>

namespace keyferry::storage {

/// A migrated database with a box and a workbench, on the test's own thread.
class BenchFixture
{
public:
    BenchFixture()
        : database(std::move(*Database::open(path(), Database::Mode::Write)))
    {
        const auto migrated = migrate(*database, allMigrations(), 0);
        Q_ASSERT(migrated);
        reload();
    }

    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("keyferry.db")); }
    void reload() { bench.snapshot = *loadSnapshot(bench); }

    QTemporaryDir m_folder{};
    std::unique_ptr<Database> database;
    AesSecretBox box{Secret(QByteArray(32, 'k'))};
    FakeClock clock{};
    Workbench bench{*database, box, clock};
};

[[nodiscard]] inline GroupDraft groupDraft(const QString &name)
{
    return {.name = name, .channel = Channel::OpenAi};
}

[[nodiscard]] inline ParsedKeys parsedKeys(const QByteArrayList &keys)
{
    return parseKeys(keys.join('\n'));
}

} // namespace keyferry::storage
