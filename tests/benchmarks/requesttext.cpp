#include "tests/benchmarks/requesttext.h"

#include "tests/benchmarks/options.h"

namespace keyferry::bench {

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
    const std::string verb = body.empty() ? "GET " : "POST ";
    const std::string common =
        verb + target.path
        + " HTTP/1.1\r\nHost: localhost\r\nUser-Agent: keyferry-load\r\n"
          "Accept: */*\r\nAccept-Encoding: identity\r\nAuthorization: Bearer "
        + target.accessKey + "\r\n";
    if (body.empty())
        return common + "\r\n";
    return common + "Content-Type: application/json\r\nContent-Length: "
           + std::to_string(body.size()) + "\r\n\r\n" + body;
}

} // namespace keyferry::bench
