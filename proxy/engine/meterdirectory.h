#pragma once

#include "proxy/core/config.h"
#include "proxy/routing/accessmeter.h"

#include <map>
#include <memory>
#include <vector>

namespace keyferry::engine {

/// Immutable; the meters outlive every map.
using AccessMeterMapPtr = std::shared_ptr<const routing::AccessMeterMap>;

/// Owns the meters of all access keys that have a limit. They outlive snapshots and are never
/// deleted while workers run. Engine host's thread.
class MeterDirectory
{
public:
    /// Makes meters for keys that have none. One that has lost its limits keeps its meter: setting
    /// them anew must not give it a second day.
    void follow(const ConfigSnapshot &snapshot);
    [[nodiscard]] AccessMeterMapPtr map() const { return m_map; }

private:
    std::map<AccessKeyId, std::unique_ptr<routing::AccessMeter>> m_meters{};
    AccessMeterMapPtr m_map = std::make_shared<const routing::AccessMeterMap>();
};

} // namespace keyferry::engine
