#include "tests/proxy/routing/answers.h"

namespace keyferry::routing {

namespace {

constexpr auto anthropicErrors = "Anthropic: API errors";
constexpr auto anthropicLimits = "Anthropic: API rate limits";

} // namespace

const std::vector<AnswerRow> anthropicAnswers{
    {.name = "wrong key",
     .source = anthropicErrors,
     .status = 401,
     .body =
         R"({"type":"error","error":{"type":"authentication_error","message":"invalid x-api-key"},"request_id":"req_011"})",
     .verdict = Verdict::KeyRejected,
     .unmistakable = true},
    {.name = "no key",
     .source = anthropicErrors,
     .status = 401,
     .body =
         R"({"type":"error","error":{"type":"authentication_error","message":"x-api-key header is required"}})",
     .verdict = Verdict::KeyRejected},
    {.name = "organization disabled",
     .source = "Anthropic: claude-code issue 8327",
     .status = 400,
     .body =
         R"({"type":"error","error":{"type":"invalid_request_error","message":"This organization has been disabled."}})",
     .verdict = Verdict::KeyRejected,
     .unmistakable = true},
    {.name = "permission",
     .source = anthropicErrors,
     .status = 403,
     .body =
         R"({"type":"error","error":{"type":"permission_error","message":"Your API key does not have permission to use the specified resource."}})",
     .verdict = Verdict::KeyRejected},
    {.name = "scope of a token",
     .source = anthropicErrors,
     .status = 403,
     .body =
         R"({"type":"error","error":{"type":"permission_error","message":"OAuth token does not meet scope requirement user:inference"}})",
     .verdict = Verdict::KeyRejected},
    {.name = "region",
     .source = "Anthropic: Supported regions",
     .status = 403,
     .body = R"({"error":{"type":"forbidden","message":"Request not allowed"}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "credit used up",
     .source = "Anthropic: Help Center, API billing",
     .status = 400,
     .body =
         R"({"type":"error","error":{"type":"invalid_request_error","message":"Your credit balance is too low to access the Anthropic API. Please go to Plans & Billing to upgrade or purchase credits."}})",
     .verdict = Verdict::OutOfCredit,
     .unmistakable = true},
    {.name = "credit used up, 403",
     .source = "Anthropic: Help Center, API billing",
     .status = 403,
     .body =
         R"({"type":"error","error":{"type":"permission_error","message":"Your credit balance is too low to access the Claude API."}})",
     .verdict = Verdict::OutOfCredit,
     .unmistakable = true},
    {.name = "billing",
     .source = anthropicErrors,
     .status = 402,
     .body =
         R"({"type":"error","error":{"type":"billing_error","message":"There's an issue with your billing or payment information."}})",
     .verdict = Verdict::OutOfCredit,
     .unmistakable = true},
    {.name = "own spending limit",
     .source = "Anthropic: API rate limits, spend limits",
     .status = 400,
     .body =
         R"({"type":"error","error":{"type":"invalid_request_error","message":"You have reached your specified API usage limits. You will regain access on 2026-04-01 at 00:00 UTC."}})",
     .verdict = Verdict::RateLimited,
     .coolMs = (21 * 24 + 12) * 3'600'000LL},
    {.name = "input tokens per minute",
     .source = anthropicLimits,
     .status = 429,
     .body =
         R"({"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed the rate limit for your organization (0dccdde6-f924-4f1b-bb3b-92ef846e0a5b) of 20,000 input tokens per minute. For details, refer to: https://docs.anthropic.com/en/api/rate-limits."}})",
     .verdict = Verdict::RateLimited,
     .coolMs = 45'000,
     .fields = {{"retry-after", "31"},
                {"anthropic-ratelimit-requests-remaining", "40"},
                {"anthropic-ratelimit-requests-reset", "2026-03-10T12:09:00Z"},
                {"anthropic-ratelimit-input-tokens-remaining", "0"},
                {"anthropic-ratelimit-input-tokens-reset", "2026-03-10T12:00:45Z"}},
     .model = "claude-sonnet-4-5"},
    {.name = "model named",
     .source = anthropicLimits,
     .status = 429,
     .body =
         R"({"type":"error","error":{"type":"rate_limit_error","message":"This request would exceed your organization's rate limit of 30,000 input tokens per minute (org: 80162711-722b-4454-ae75-c6334e6796f2, model: claude-opus-4-6)."}})",
     .verdict = Verdict::RateLimited,
     .forModel = true,
     .coolMs = 7000,
     .fields = {{"retry-after", "7"}},
     .model = "claude-opus-4-6-20260205"},
    {.name = "rate limited in two words",
     .source = anthropicLimits,
     .status = 429,
     .body =
         R"({"type":"error","error":{"type":"rate_limit_error","message":"Rate limited"},"request_id":"req_011"})",
     .verdict = Verdict::RateLimited,
     .model = "claude-opus-4-6"},
    {.name = "output tokens, RFC 3339 with offset",
     .source = anthropicLimits,
     .status = 429,
     .body =
         R"({"type":"error","error":{"type":"rate_limit_error","message":"Number of request tokens has exceeded your per-minute rate limit"}})",
     .verdict = Verdict::RateLimited,
     .coolMs = 60'000,
     .fields = {{"anthropic-ratelimit-output-tokens-remaining", "0"},
                {"anthropic-ratelimit-output-tokens-reset", "2026-03-10T13:01:00+01:00"}}},
    {.name = "overloaded",
     .source = anthropicErrors,
     .status = 529,
     .body = R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
     .verdict = Verdict::Overloaded},
    {.name = "overloaded with another status",
     .source = anthropicErrors,
     .status = 500,
     .body = R"({"type":"error","error":{"type":"overloaded_error","message":"Overloaded"}})",
     .verdict = Verdict::Overloaded},
    {.name = "internal error",
     .source = anthropicErrors,
     .status = 500,
     .body = R"({"type":"error","error":{"type":"api_error","message":"Internal server error"}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "timed out",
     .source = anthropicErrors,
     .status = 504,
     .body =
         R"({"type":"error","error":{"type":"timeout_error","message":"The request timed out while processing."}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "invalid request",
     .source = anthropicErrors,
     .status = 400,
     .body =
         R"({"type":"error","error":{"type":"invalid_request_error","message":"messages.0.content: Input should be a valid string: your credit balance is too low"}})",
     .verdict = Verdict::ClientFault},
    {.name = "unknown model",
     .source = anthropicErrors,
     .status = 404,
     .body = R"({"type":"error","error":{"type":"not_found_error","message":"model: claude-9"}})",
     .verdict = Verdict::ClientFault},
    {.name = "too large",
     .source = anthropicErrors,
     .status = 413,
     .body =
         R"({"type":"error","error":{"type":"request_too_large","message":"Request exceeds the maximum allowed number of bytes."}})",
     .verdict = Verdict::ClientFault},
};

} // namespace keyferry::routing
