// The load of scripts/bench: clients and upstream in native code, so that they cost far less than
// what they measure.
#include "tests/benchmarks/options.h"
#include "tests/benchmarks/requestrun.h"
#include "tests/benchmarks/streamrun.h"
#include "tests/benchmarks/transferrun.h"
#include "tests/benchmarks/upstreamrun.h"

#include <csignal>
#include <functional>
#include <map>
#include <sys/resource.h>

namespace keyferry::bench {

namespace {

using Mode = std::function<void(Options &)>;

const std::map<std::string, Mode> &modes()
{
    static const std::map<std::string, Mode> all{{"download", runDownload},
                                                 {"requests", runRequests},
                                                 {"serve", serveUpstream},
                                                 {"streams", runStreams},
                                                 {"upload", runUpload}};
    return all;
}

void raiseDescriptorLimit()
{
    rlimit limit{};
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);
}

} // namespace

} // namespace keyferry::bench

int main(int argc, char **argv)
{
    using namespace keyferry::bench;
    const auto mode = modes().find(argc > 1 ? argv[1] : "");
    if (mode == modes().end()) {
        std::string names;
        for (const auto &[name, run] : modes())
            names += (names.empty() ? "" : "|") + name;
        fail("usage: keyferry_load " + names + " [--name value]...");
    }
    std::signal(SIGPIPE, SIG_IGN); // SSL_write has no MSG_NOSIGNAL
    raiseDescriptorLimit();
    Options options(argc - 2, argv + 2);
    mode->second(options);
    return 0;
}
