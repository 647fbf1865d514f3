#include "tests/benchmarks/options.h"

#include <cstdio>
#include <cstdlib>

namespace keyferry::bench {

void fail(const std::string &what)
{
    std::fprintf(stderr, "keyferry_load: %s\n", what.c_str());
    std::exit(1);
}

Options::Options(int argc, char **argv)
{
    for (int at = 0; at < argc; at += 2) {
        const std::string name = argv[at];
        if (!name.starts_with("--") || at + 1 == argc)
            fail("expected --name value, not '" + name + "'");
        m_given[name.substr(2)] = argv[at + 1];
    }
}

std::string Options::text(const std::string &name, const std::string &fallback)
{
    m_known.insert(name);
    const auto found = m_given.find(name);
    return found == m_given.end() ? fallback : found->second;
}

long long Options::number(const std::string &name, long long fallback)
{
    const std::string given = text(name);
    if (given.empty())
        return fallback;
    char *end = nullptr;
    const long long value = std::strtoll(given.c_str(), &end, 10);
    if (*end != '\0' || value < 0)
        fail("--" + name + " must be a whole number, not '" + given + "'");
    return value;
}

std::chrono::nanoseconds Options::seconds(const std::string &name, double fallback)
{
    const std::string given = text(name);
    char *end = nullptr;
    const double value = given.empty() ? fallback : std::strtod(given.c_str(), &end);
    if ((end && *end != '\0') || value < 0)
        fail("--" + name + " must be seconds, not '" + given + "'");
    return std::chrono::nanoseconds(static_cast<long long>(value * 1e9));
}

void Options::refuseOthers() const
{
    for (const auto &[name, value] : m_given) {
        if (!m_known.contains(name))
            fail("there is no option --" + name + " here");
    }
}

} // namespace keyferry::bench
