#include "app/commandbuilder.h"
#include "app/syntax.h"
#include "app/wordvalues.h"

#include <QDir>

namespace keyferry::app::build {

using namespace Qt::StringLiterals;

namespace {

struct Files
{
    QString file{};
    QString passphraseFile{};
};

Result<Files> filesOf(const Words &words)
{
    if (words.positionals.first().isEmpty())
        return usageError(u"the file name is empty"_s);
    const bool hasPassphrase = words.has("--passphrase-file"_L1);
    const QString passphraseFile = words.value("--passphrase-file"_L1);
    if (hasPassphrase && passphraseFile.isEmpty())
        return usageError(u"--passphrase-file: the file name is empty"_s);
    // Absolute: a running instance has another current folder.
    return Files{QDir::current().absoluteFilePath(words.positionals.first()), passphraseFile};
}

} // namespace

Result<Command> backup(const Words &words)
{
    const auto files = filesOf(words);
    if (!files)
        return files.error();
    return Command(command::Backup{.file = files->file,
                                   .passphraseFile = files->passphraseFile,
                                   .passphrase = {},
                                   .withLog = !words.has("--without-log"_L1)});
}

Result<Command> restore(const Words &words)
{
    const auto files = filesOf(words);
    if (!files)
        return files.error();
    return Command(command::Restore{
        .file = files->file, .passphraseFile = files->passphraseFile, .passphrase = {}});
}

} // namespace keyferry::app::build
