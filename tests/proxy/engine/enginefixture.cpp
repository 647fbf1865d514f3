#include "tests/proxy/engine/enginefixture.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;

EngineFixture::EngineFixture()
    : host(std::make_unique<engine::EngineHost>(clock, sink))
{
    draft.fingerprinter = Fingerprinter(Secret("fingerprint key of the tests"_ba));
    draft.accessKeys.push_back({.id = AccessKeyId{1},
                                .name = u"default"_s,
                                .fingerprint = draft.fingerprinter.fingerprint("sk-123456"),
                                .isDefault = true});
    draft.settings.set(settings::listenAddresses.name, QStringList{u"127.0.0.1"_s});
    draft.settings.set(settings::listenPort.name, qint64(0));
    draft.settings.set(settings::workers.name, qint64(2));
}

GroupId EngineFixture::addGroup(const QByteArray &name,
                                const std::vector<QByteArray> &upstreams,
                                int keys,
                                const QMap<QString, QString> &overrides)
{
    GroupConfig group{.id = GroupId{m_nextId++},
                      .name = name,
                      .channel = Channel::OpenAi,
                      .overrides = overrides};
    for (const QByteArray &url : upstreams)
        group.upstreams.push_back({.id = UpstreamId{m_nextId++}, .url = url});
    applySettings(group, draft.settings);
    KeyDelta delta{.group = group.id, .replacesAll = true};
    for (int i = 0; i < keys; ++i)
        delta.upserted.append(
            {.id = KeyId{m_nextId++}, .group = group.id, .secret = Secret(keyText(i))});
    for (const ProviderKey &key : std::as_const(delta.upserted))
        m_keyIds[group.id].append(key.id);
    m_keys.push_back(delta);
    draft.groups.push_back(std::make_shared<const GroupConfig>(group));
    return group.id;
}

void EngineFixture::set(QLatin1String name, const SettingValue &value)
{
    draft.settings.set(name, value);
}

void EngineFixture::publish()
{
    ++draft.revision;
    host->applySnapshot(std::make_shared<const ConfigSnapshot>(draft));
    for (const KeyDelta &delta : m_keys)
        host->applyKeys(delta);
    m_keys.clear();
}

void EngineFixture::start()
{
    publish();
    host->start();
}

quint16 EngineFixture::port() const
{
    return static_cast<quint16>(QUrl(host->status().listening.value(0)).port());
}

} // namespace keyferry::test
