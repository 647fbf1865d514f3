#include "tests/benchmarks/requesttext.h"

#include "tests/benchmarks/options.h"

namespace keyferry::bench {

namespace {

std::string commonHead(const Target &target)
{
    return " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: keyferry-load\r\nAccept: */*\r\n"
           "Accept-Encoding: identity\r\nAuthorization: Bearer "
           + target.accessKey + "\r\n";
}

std::string bodyFields(const std::string &type, std::size_t size)
{
    return "Content-Type: " + type + "\r\nContent-Length: " + std::to_string(size) + "\r\n\r\n";
}

} // namespace

Target targetOf(Options &options)
{
    const auto port = options.number("port", 0);
    if (port < 1 || port > 65535)
        fail("--port is missing or none");
    return {.port = static_cast<std::uint16_t>(port),
            .path = options.text("path", "/"),
            .accessKey = options.text("key", "none"),
            .caFile = options.text("ca")};
}

std::string requestBody(std::size_t bytes, bool asStream)
{
    const std::string before = std::string(R"({"model":"bench-1","stream":)")
                               + (asStream ? "true" : "false")
                               + R"(,"messages":[{"role":"user","content":")";
    const std::string after = R"("}]})";
    const std::size_t frame = before.size() + after.size();
    return before + std::string(bytes > frame ? bytes - frame : 0, 'x') + after;
}

std::string requestText(const Target &target, const std::string &body)
{
    if (body.empty())
        return "GET " + target.path + commonHead(target) + "\r\n";
    return "POST " + target.path + commonHead(target) + bodyFields("application/json", body.size())
           + body;
}

std::string uploadHead(const Target &target, std::int64_t bytes)
{
    return "POST " + target.path + commonHead(target)
           + bodyFields("application/octet-stream", static_cast<std::size_t>(bytes));
}

} // namespace keyferry::bench
