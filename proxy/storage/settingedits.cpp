#include "proxy/storage/settingedits.h"

#include "proxy/storage/settingsrepository.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

Outcome checkEditable(const Workbench &bench, const QString &name)
{
    const SettingDeclaration *declaration = settings::find(name);
    if (!declaration)
        return Error{ErrorKind::UnknownName, u"there is no setting '%1'"_s.arg(name), name};
    if (declaration->scope == SettingScope::GroupOnly)
        return Error{ErrorKind::InvalidValue, u"%1: can be set for a group only"_s.arg(name), name};
    if (bench.overrides.contains(name)) {
        const auto detail = u"%1: fixed for this run by KEYFERRY_%2 or the command line"_s;
        return Error{ErrorKind::InvalidValue, detail.arg(name, name.toUpper()), name};
    }
    return ok();
}

} // namespace

Outcome setSetting(Workbench &bench, const QString &name, const QString &value)
{
    if (const auto checked = checkEditable(bench, name); !checked)
        return checked.error();
    const auto parsed = settings::parse(*settings::find(name), value);
    if (!parsed)
        return parsed.error();
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    const SettingsRepository repository(bench.database, bench.box);
    if (const auto done = repository.store(name, settings::toText(*parsed)); !done)
        return done.error();
    return commitConfiguration(bench, *transaction, name);
}

Outcome resetSetting(Workbench &bench, const QString &name)
{
    if (const auto checked = checkEditable(bench, name); !checked)
        return checked.error();
    auto transaction = Transaction::begin(bench.database);
    if (!transaction)
        return transaction.error();
    if (const auto done = SettingsRepository(bench.database, bench.box).remove(name); !done)
        return done.error();
    return commitConfiguration(bench, *transaction, name);
}

} // namespace keyferry::storage
