#include "tests/benchmarks/transferrun.h"

#include "tests/benchmarks/errorcounts.h"
#include "tests/benchmarks/messagereader.h"
#include "tests/benchmarks/options.h"
#include "tests/benchmarks/pace.h"
#include "tests/benchmarks/pattern.h"
#include "tests/benchmarks/requesttext.h"

#include <array>
#include <cstdio>
#include <poll.h>
#include <thread>

namespace keyferry::bench {

namespace {

struct Transfer
{
    Target target{};
    std::int64_t bytes = 0;
    std::int64_t rate = 0;
};

Transfer transferOf(Options &options)
{
    Transfer transfer{.target = targetOf(options),
                      .bytes = options.number("bytes", 100LL << 20),
                      .rate = options.number("rate", 0)};
    options.refuseOthers();
    return transfer;
}

Link opened(const Target &target)
{
    Link link = Link::open(target.port, TlsContext(target.caFile));
    if (!link.isOpen())
        fail("cannot connect to port " + std::to_string(target.port));
    return link;
}

// False if nothing happens for a minute.
bool waitFor(const Link &link, Link::Outcome outcome)
{
    constexpr int patience = 60'000;
    const short events = outcome == Link::Outcome::MustWrite ? POLLOUT : POLLIN;
    pollfd descriptor{.fd = link.descriptor(), .events = events, .revents = 0};
    return poll(&descriptor, 1, patience) == 1;
}

bool sendAll(Link &link, std::string_view bytes)
{
    while (!bytes.empty()) {
        const auto progress = link.send(bytes);
        bytes.remove_prefix(progress.bytes);
        if (progress.outcome == Link::Outcome::Ended)
            return false;
        if (progress.outcome != Link::Outcome::Moved && !waitFor(link, progress.outcome))
            return false;
    }
    return true;
}

bool receiveSome(Link &link, MessageReader &answer)
{
    static std::array<char, 65536> buffer;
    const auto progress = link.receive(buffer.data(), buffer.size());
    if (progress.outcome == Link::Outcome::Moved)
        return answer.feed({buffer.data(), progress.bytes}).empty() && !answer.isMalformed();
    return progress.outcome != Link::Outcome::Ended && waitFor(link, progress.outcome);
}

void print(std::int64_t bytes, Clock::time_point begun, const ErrorCounts &errors)
{
    const double seconds = std::chrono::duration<double>(Clock::now() - begun).count();
    std::printf("{\"bytes\":%lld,\"seconds\":%.3f,\"errors\":%s}\n",
                static_cast<long long>(bytes),
                seconds,
                errors.json().c_str());
}

} // namespace

void runDownload(Options &options)
{
    Transfer transfer = transferOf(options);
    Link link = opened(transfer.target);
    transfer.target.path += "?bytes=" + std::to_string(transfer.bytes);
    ErrorCounts errors;
    MessageReader answer;
    std::int64_t taken = 0;
    const auto begun = Clock::now();
    bool goesOn = sendAll(link, requestText(transfer.target, {}));
    const Pace pace(transfer.rate);
    while (goesOn && !answer.isComplete()) {
        goesOn = receiveSome(link, answer);
        if (!isPattern(taken, answer.body()))
            errors.body = 1;
        taken += static_cast<std::int64_t>(answer.body().size());
        answer.body().clear();
        std::this_thread::sleep_until(pace.after(taken));
    }
    errors.cut += goesOn ? 0 : 1;
    errors.status += answer.status() == 200 ? 0 : 1;
    errors.body += taken == transfer.bytes ? 0 : 1;
    print(taken, begun, errors);
}

void runUpload(Options &options)
{
    Transfer transfer = transferOf(options);
    Link link = opened(transfer.target);
    transfer.target.path += "?rate=" + std::to_string(transfer.rate);
    ErrorCounts errors;
    MessageReader answer;
    const auto begun = Clock::now();
    bool goesOn = sendAll(link, uploadHead(transfer.target, transfer.bytes));
    for (std::int64_t sent = 0; goesOn && sent < transfer.bytes;) {
        const auto piece = patternAt(sent, transfer.bytes - sent);
        goesOn = sendAll(link, piece);
        sent += static_cast<std::int64_t>(piece.size());
    }
    while (goesOn && !answer.isComplete())
        goesOn = receiveSome(link, answer);
    const std::string size = std::to_string(transfer.bytes);
    errors.cut += goesOn ? 0 : 1;
    errors.status += answer.status() == 200 ? 0 : 1;
    errors.body += answer.body() == "{\"bytes\":" + size + ",\"equal\":" + size + "}" ? 0 : 1;
    print(transfer.bytes, begun, errors);
}

} // namespace keyferry::bench
