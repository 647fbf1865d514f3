#include "tests/benchmarks/requestrun.h"

#include "tests/benchmarks/options.h"
#include "tests/benchmarks/requestclient.h"
#include "tests/benchmarks/requesttext.h"

#include <cstdio>
#include <memory>
#include <thread>
#include <vector>

namespace keyferry::bench {

namespace {

struct Plan
{
    Target target{};
    std::string request{};
    int clients = 1;
    int threads = 1;
    std::chrono::nanoseconds warmup{};
    std::chrono::nanoseconds measured{};
};

void runThread(const Plan &plan, const TlsContext &tls, int clients, RequestTally &tally)
{
    Poller poller;
    std::vector<std::unique_ptr<RequestClient>> all;
    for (int at = 0; at < clients; ++at) {
        all.push_back(std::make_unique<RequestClient>(poller, plan.target, plan.request, tally));
        all.back()->open(tls);
    }
    const auto serveFor = [&poller](std::chrono::nanoseconds time) {
        const auto end = Clock::now() + time;
        while (Clock::now() < end)
            poller.serveUntil(end);
    };
    serveFor(plan.warmup);
    tally.isMeasuring = true;
    serveFor(plan.measured);
}

void print(const Plan &plan, const RequestTally &total)
{
    const double seconds = std::chrono::duration<double>(plan.measured).count();
    const auto micros = [](std::chrono::nanoseconds time) {
        return std::chrono::duration<double, std::micro>(time).count();
    };
    const auto count = static_cast<double>(total.latency.count());
    std::printf("{\"requests\":%.0f,\"completed\":%llu,\"seconds\":%.3f,\"rps\":%.1f,\"p50_us\":%."
                "1f,\"p99_us\":%.1f,"
                "\"max_us\":%.1f,\"errors\":%s}\n",
                count,
                static_cast<unsigned long long>(total.completed),
                seconds,
                count / seconds,
                micros(total.latency.quantile(0.5)),
                micros(total.latency.quantile(0.99)),
                micros(total.latency.longest()),
                total.errors.json().c_str());
}

} // namespace

void runRequests(Options &options)
{
    const Target target = targetOf(options);
    const auto bodySize = static_cast<std::size_t>(options.number("body", 200));
    const Plan plan{.target = target,
                    .request = requestText(target, requestBody(bodySize)),
                    .clients = static_cast<int>(options.number("clients", 1)),
                    .threads = static_cast<int>(options.number("threads", 1)),
                    .warmup = options.seconds("warmup", 0.5),
                    .measured = options.seconds("seconds", 2)};
    options.refuseOthers();
    if (plan.threads < 1 || plan.clients < plan.threads)
        fail("each thread needs a client");

    const TlsContext tls(target.caFile);
    std::vector<RequestTally> tallies(static_cast<std::size_t>(plan.threads));
    {
        std::vector<std::jthread> threads;
        for (int at = 0; at < plan.threads; ++at) {
            const int clients = (plan.clients + at) / plan.threads;
            auto &tally = tallies[static_cast<std::size_t>(at)];
            threads.emplace_back(
                [&plan, &tls, clients, &tally] { runThread(plan, tls, clients, tally); });
        }
    }
    RequestTally total;
    for (const RequestTally &tally : tallies) {
        total.latency.add(tally.latency);
        total.errors.add(tally.errors);
        total.completed += tally.completed;
    }
    print(plan, total);
}

} // namespace keyferry::bench
