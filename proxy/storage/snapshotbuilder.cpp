#include "proxy/storage/snapshotbuilder.h"

#include "proxy/core/logging.h"

namespace keyferry::storage {

using namespace Qt::StringLiterals;

namespace {

// Puts the text in force if it passes.
bool apply(const SettingDeclaration &declaration, const QString &text, SettingValues &values)
{
    auto value = settings::parse(declaration, text);
    if (!value) {
        qCWarning(lcStorage).noquote() << "A stored setting is left out:" << value.error().detail;
        return false;
    }
    values.set(declaration.name, std::move(*value));
    return true;
}

void buildSettings(const StoredConfiguration &stored, ConfigSnapshot &snapshot)
{
    for (const SettingDeclaration &declaration : settings::all()) {
        const QString name = declaration.name;
        SettingState state{.name = name};
        if (const auto text = stored.settings.constFind(name); text != stored.settings.constEnd()) {
            if (apply(declaration, *text, snapshot.settings))
                state.source = SettingSource::Stored;
        }
        if (const auto text = stored.overrides.constFind(name);
            text != stored.overrides.constEnd()) {
            if (apply(declaration, *text, snapshot.settings))
                state.source = SettingSource::Environment;
        }
        state.value = settings::toText(snapshot.settings.at(declaration.name));
        snapshot.settingStates.insert(name, state);
    }
}

GroupPtr buildGroup(GroupConfig group, const SettingValues &global, const SnapshotPtr &previous)
{
    applySettings(group, global);
    const GroupPtr before = previous ? previous->group(group.id) : nullptr;
    if (before && *before == group)
        return before;
    return std::make_shared<const GroupConfig>(std::move(group));
}

} // namespace

SnapshotPtr buildSnapshot(StoredConfiguration stored, const SnapshotPtr &previous)
{
    auto snapshot = std::make_shared<ConfigSnapshot>();
    snapshot->revision = previous ? previous->revision + 1 : 1;
    buildSettings(stored, *snapshot);
    for (GroupConfig &group : stored.groups)
        snapshot->groups.push_back(buildGroup(std::move(group), snapshot->settings, previous));
    snapshot->accessKeys = std::move(stored.accessKeys);
    snapshot->fingerprinter = stored.fingerprinter;
    return snapshot;
}

Outcome checkExposure(const ConfigSnapshot &snapshot)
{
    const QStringList addresses = snapshot.settings.get(settings::listenAddresses);
    if (listensOnLoopbackOnly(addresses))
        return ok();
    const auto refuse = [&addresses](const QString &reason) {
        const auto detail = u"listening on %1, which others can reach, is refused while %2"_s;
        return Error{ErrorKind::InvalidValue, detail.arg(addresses.join(", "_L1), reason), {}};
    };
    for (const AccessKeyConfig &key : snapshot.accessKeys) {
        if (key.isDefault)
            return refuse(
                u"the default access key exists, which everyone knows: remove it first"_s);
    }
    for (const GroupPtr &group : snapshot.groups) {
        if (!group->settings.get(settings::requireAccessKey))
            return refuse(u"group %1 requires no access key"_s.arg(QLatin1String(group->name)));
    }
    return ok();
}

Outcome checkOverrides(const QMap<QString, QString> &overrides)
{
    for (auto it = overrides.begin(); it != overrides.end(); ++it) {
        const SettingDeclaration *declaration = settings::find(it.key());
        if (!declaration)
            return Error{
                ErrorKind::UnknownName, u"there is no setting '%1'"_s.arg(it.key()), it.key()};
        if (declaration->scope == SettingScope::GroupOnly)
            return Error{ErrorKind::InvalidValue,
                         u"%1: can be set for a group only"_s.arg(it.key()),
                         it.key()};
        if (const auto value = settings::parse(*declaration, it.value()); !value) {
            const auto origin = u"%1 (from KEYFERRY_%2 or the command line)"_s;
            Error refusal = value.error();
            refusal.detail = origin.arg(refusal.detail, it.key().toUpper());
            return refusal;
        }
    }
    return ok();
}

} // namespace keyferry::storage
