#include "app/commandinput.h"

namespace keyferry::app {

using namespace Qt::StringLiterals;

namespace {

Secret firstLine(QByteArray input)
{
    const auto end = input.indexOf('\n');
    const Secret whole(std::move(input)); // wiped with the rest of the file
    return Secret(end < 0 ? whole.reveal() : whole.reveal().first(end));
}

} // namespace

QString inputFileOf(const Command &command)
{
    if (const auto *import = std::get_if<command::KeyImport>(&command))
        return import->file;
    if (const auto *backup = std::get_if<command::Backup>(&command))
        return backup->passphraseFile;
    const auto *restore = std::get_if<command::Restore>(&command);
    return restore ? restore->passphraseFile : QString();
}

void giveInput(Command &command, QByteArray input)
{
    if (auto *import = std::get_if<command::KeyImport>(&command))
        import->text = Secret(std::move(input));
    else if (auto *backup = std::get_if<command::Backup>(&command))
        backup->passphrase = firstLine(std::move(input));
    else if (auto *restore = std::get_if<command::Restore>(&command))
        restore->passphrase = firstLine(std::move(input));
}

QStringList argumentsForInstance(const Command &command, const QStringList &arguments)
{
    if (const auto *backup = std::get_if<command::Backup>(&command)) {
        QStringList out{u"backup"_s, u"--"_s, backup->file};
        if (!backup->withLog)
            out.insert(1, u"--without-log"_s);
        return out;
    }
    if (const auto *restore = std::get_if<command::Restore>(&command))
        return {u"restore"_s, u"--"_s, restore->file};
    return arguments;
}

} // namespace keyferry::app
