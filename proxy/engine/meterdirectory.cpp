#include "proxy/engine/meterdirectory.h"

namespace keyferry::engine {

void MeterDirectory::follow(const ConfigSnapshot &snapshot)
{
    auto map = std::make_shared<routing::AccessMeterMap>();
    for (const AccessKeyConfig &key : snapshot.accessKeys) {
        if (!key.limits.isSet())
            continue;
        auto &meter = m_meters[key.id];
        if (!meter)
            meter = std::make_unique<routing::AccessMeter>();
        map->insert(key.id, meter.get());
    }
    m_map = std::move(map);
}

} // namespace keyferry::engine
