#include "proxy/routing/strikes.h"

#include <algorithm>

namespace keyferry::routing {

namespace {

// Model names come from clients: a key remembers the latest few.
constexpr std::size_t mostModels = 8;

qint64 lengthAfter(qint64 length, qint64 until, qint64 now)
{
    if (now < until)
        return length;
    if (now - until >= Strikes::forgottenAfterMs)
        return Strikes::firstMs;
    return std::min(2 * length, Strikes::longestMs);
}

} // namespace

qint64 Strikes::strike(KeyId key, const QString &model, qint64 now)
{
    std::vector<Strike> &strikes = m_strikes[key];
    const size_t hash = qHash(model);
    auto found = std::find_if(
        strikes.begin(), strikes.end(), [hash](const Strike &each) { return each.model == hash; });
    if (found != strikes.end()) {
        found->length = lengthAfter(found->length, found->until, now);
        found->until = now + found->length;
        return found->length;
    }

    if (strikes.size() >= mostModels) {
        strikes.erase(
            std::min_element(strikes.begin(), strikes.end(), [](const Strike &a, const Strike &b) {
                return a.until < b.until;
            }));
    }
    strikes.push_back({hash, firstMs, now + firstMs});
    return firstMs;
}

void Strikes::forget(KeyId key, const QString &model)
{
    const auto found = m_strikes.find(key);
    if (found == m_strikes.end())
        return;
    const size_t wholeKey = qHash(QString());
    const size_t hash = qHash(model);
    std::erase_if(*found,
                  [=](const Strike &each) { return each.model == hash || each.model == wholeKey; });
    if (found->empty())
        m_strikes.erase(found);
}

} // namespace keyferry::routing
