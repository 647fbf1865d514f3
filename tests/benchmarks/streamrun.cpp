#include "tests/benchmarks/streamrun.h"

#include "tests/benchmarks/options.h"
#include "tests/benchmarks/requesttext.h"
#include "tests/benchmarks/streamclient.h"

#include <cstdio>
#include <memory>
#include <vector>

namespace keyferry::bench {

namespace {

// Longer than any run, the soak of five minutes included, and shorter than the patience of whoever
// started the tool: events that stop coming are a fault, not a wait.
constexpr auto patience = std::chrono::minutes(9);

void print(const StreamRun &run, std::chrono::nanoseconds taken)
{
    const auto millis = [](std::chrono::nanoseconds time) {
        return std::chrono::duration<double, std::milli>(time).count();
    };
    std::printf("{\"events\":%llu,\"differences\":%llu,\"seconds\":%.3f,\"p50_ms\":%.3f,"
                "\"p99_ms\":%.3f,\"max_ms\":%.3f,\"errors\":%s}\n",
                static_cast<unsigned long long>(run.tally.events),
                static_cast<unsigned long long>(run.tally.differences),
                millis(taken) / 1000,
                millis(run.tally.delay.quantile(0.5)),
                millis(run.tally.delay.quantile(0.99)),
                millis(run.tally.delay.longest()),
                run.errors.json().c_str());
}

} // namespace

void runStreams(Options &options)
{
    constexpr std::size_t requestSize = 300;
    StreamRun run;
    run.target = targetOf(options);
    run.body = requestBody(requestSize, true);
    run.events = static_cast<int>(options.number("events", 50));
    run.repeats = static_cast<int>(options.number("repeats", 1));
    run.unfinished = static_cast<int>(options.number("clients", 1));
    const auto ramp = options.seconds("ramp", 1);
    options.refuseOthers();

    const TlsContext tls(run.target.caFile);
    const auto begun = Clock::now();
    const int count = run.unfinished;
    TimerQueue starts;
    std::vector<std::unique_ptr<StreamClient>> clients;
    for (int number = 0; number < count; ++number) {
        clients.push_back(std::make_unique<StreamClient>(run, tls, number));
        (void)starts.add(begun + ramp * number / count, *clients.back());
    }
    while (run.unfinished > 0 && Clock::now() < begun + patience) {
        run.poller.serveUntil(starts.next(begun + patience));
        starts.wakeDue();
    }
    run.errors.cut += static_cast<std::uint64_t>(run.unfinished);
    print(run, Clock::now() - begun);
}

} // namespace keyferry::bench
