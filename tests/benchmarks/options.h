#pragma once

#include <chrono>
#include <map>
#include <set>
#include <string>

namespace keyferry::bench {

/// Says what is wrong on standard error and ends the process with status 1: a measurement that goes
/// on after a fault measures something else.
[[noreturn]] void fail(const std::string &what);

/// `--name value` pairs of a command line.
class Options
{
public:
    /// \param argc, argv  what follows the mode
    Options(int argc, char **argv);

    [[nodiscard]] std::string text(const std::string &name, const std::string &fallback = {});
    [[nodiscard]] long long number(const std::string &name, long long fallback);
    [[nodiscard]] std::chrono::nanoseconds seconds(const std::string &name, double fallback);
    /// Fails if an option was given that nobody has asked for.
    void refuseOthers() const;

private:
    std::map<std::string, std::string> m_given{};
    std::set<std::string> m_known{};
};

} // namespace keyferry::bench
