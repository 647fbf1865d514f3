#include "proxy/core/config.h"

#include <QHostAddress>

namespace keyferry {

using namespace Qt::StringLiterals;

QLatin1String keyStateName(KeyState state)
{
    switch (state) {
    case KeyState::Active: return "active"_L1;
    case KeyState::Cooling: return "cooling"_L1;
    case KeyState::Invalid: return "invalid"_L1;
    case KeyState::Disabled: return "disabled"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<KeyState> keyStateFromName(QStringView name)
{
    for (const KeyState state :
         {KeyState::Active, KeyState::Cooling, KeyState::Invalid, KeyState::Disabled}) {
        if (keyStateName(state) == name)
            return state;
    }
    return std::nullopt;
}

QLatin1String groupKindName(GroupKind kind)
{
    return kind == GroupKind::Standard ? "standard"_L1 : "aggregate"_L1;
}

std::optional<GroupKind> groupKindFromName(QStringView name)
{
    for (const GroupKind kind : {GroupKind::Standard, GroupKind::Aggregate}) {
        if (groupKindName(kind) == name)
            return kind;
    }
    return std::nullopt;
}

GroupPtr ConfigSnapshot::group(QByteArrayView name) const
{
    const auto found =
        std::find_if(groups.begin(), groups.end(), [name](const GroupPtr &candidate) {
            return candidate->name == name;
        });
    return found == groups.end() ? nullptr : *found;
}

GroupPtr ConfigSnapshot::group(GroupId id) const
{
    const auto found = std::find_if(groups.begin(), groups.end(), [id](const GroupPtr &candidate) {
        return candidate->id == id;
    });
    return found == groups.end() ? nullptr : *found;
}

KeyCounts &KeyCounts::operator+=(const KeyCounts &other)
{
    active += other.active;
    cooling += other.cooling;
    invalid += other.invalid;
    disabled += other.disabled;
    return *this;
}

void applySettings(GroupConfig &group, const SettingValues &global)
{
    group.settings = global;
    for (auto it = group.overrides.constBegin(); it != group.overrides.constEnd(); ++it) {
        const SettingDeclaration *declaration = settings::find(it.key());
        if (!declaration || declaration->scope == SettingScope::Global)
            continue;
        if (const auto value = settings::parse(*declaration, it.value()))
            group.settings.set(declaration->name, *value);
    }
    const auto codes = StatusSet::parse(group.settings.get(settings::failoverStatusCodes));
    group.failoverStatuses = codes ? *codes : StatusSet{};
    group.poolPolicy = poolPolicy(group.settings);
}

QString baseUrl(const SettingValues &settings)
{
    QString url = settings.get(settings::publicUrl);
    while (url.endsWith(u'/'))
        url.chop(1);
    if (!url.isEmpty())
        return url;

    const QHostAddress address(settings.get(settings::listenAddresses).value(0));
    // "Any" is where we listen, not where one can connect to.
    const bool isAny = address == QHostAddress(QHostAddress::AnyIPv4)
                       || address == QHostAddress(QHostAddress::AnyIPv6);
    const QString host = isAny ? u"127.0.0.1"_s : address.toString();
    const bool isV6 = !isAny && address.protocol() == QAbstractSocket::IPv6Protocol;
    return u"http://%1:%2"_s.arg(isV6 ? u'[' + host + u']' : host)
        .arg(settings.get(settings::listenPort));
}

QString groupEndpoint(const SettingValues &settings, QByteArrayView groupName)
{
    return baseUrl(settings) + "/proxy/"_L1 + QLatin1String(groupName.data(), groupName.size());
}

bool listensOnLoopbackOnly(const QStringList &listenAddresses)
{
    return std::all_of(listenAddresses.begin(), listenAddresses.end(), [](const QString &address) {
        return QHostAddress(address).isLoopback();
    });
}

} // namespace keyferry
