#include "proxy/routing/answermarks.h"

#include <QLatin1String>

#include <algorithm>
#include <span>

namespace keyferry::routing {

using namespace Qt::StringLiterals;

namespace {

constexpr QLatin1String deadKeyCodes[] = {
    "invalid_api_key"_L1,     // OpenAI and those who follow it
    "account_deactivated"_L1, // OpenAI
    "access_terminated"_L1,   // OpenAI
    "API_KEY_INVALID"_L1,     // google.rpc.ErrorInfo
    "CONSUMER_SUSPENDED"_L1,
};
constexpr QLatin1String deadKeyWords[] = {
    "incorrect api key provided"_L1,
    "your access was terminated"_L1,
    "the openai account associated with this api key has been deactivated"_L1,
    "invalid x-api-key"_L1, // Anthropic
    "this organization has been disabled"_L1,
    "api key not valid"_L1, // Gemini
    "api key not found"_L1,
    "api key expired"_L1,
    "please pass a valid api key"_L1,
    "your api key was reported as leaked"_L1,
    "authentication fails, your api key"_L1, // DeepSeek
};

constexpr QLatin1String emptyAccountCodes[] = {
    "insufficient_quota"_L1,
    "billing_not_active"_L1,
    "billing_hard_limit_reached"_L1,
    "billing_error"_L1, // Anthropic
};
constexpr QLatin1String emptyAccountWords[] = {
    "your credit balance is too low"_L1, // Anthropic
    "billing hard limit has been reached"_L1,
    "insufficient balance"_L1, // DeepSeek
};
// OpenRouter: cheaper requests and free models may still pass.
constexpr QLatin1String lowCreditWords[] = {
    "insufficient credits"_L1,
    "this request requires more credits"_L1,
    "key limit exceeded"_L1,
};

constexpr QLatin1String usageLimitWords[] = {
    "you have reached your specified api usage limits"_L1,
    "you have reached your specified workspace api usage limits"_L1,
};

constexpr QLatin1String refusedContentCodes[] = {
    "content_filter"_L1,
    "content_policy_violation"_L1,
    "moderation_blocked"_L1,
};
constexpr QLatin1String wrongRequestCodes[] = {
    "model_not_found"_L1, // OpenAI's 403: the project may not use this model
    "context_length_exceeded"_L1,
};
constexpr QLatin1String wrongRequestWords[] = {
    "request too large for"_L1,                       // OpenAI's 429 that no waiting helps
    "your organization must be verified to use"_L1,   // OpenAI
    "you do not have permission to access the "_L1,   // Gemini: another key's file or tuned model
    "cachedcontent not found (or permission deni"_L1, // Gemini: another key's cache
};

constexpr QLatin1String refusedPlaceCodes[] = {
    "unsupported_country_region_territory"_L1, // OpenAI
};
constexpr QLatin1String refusedPlaceWords[] = {
    "request not allowed"_L1, // Anthropic
    "country, region, or territory not supported"_L1,
    "user location is not supported"_L1,                         // Gemini
    "access denied due to virtual network/firewall rules"_L1,    // Azure
    "public access is disabled. please configure private en"_L1, // Azure
};

constexpr QLatin1String overloadCodes[] = {
    "overloaded_error"_L1,
    "engine_overloaded"_L1,
    "engine_overloaded_error"_L1,
    "server_is_overloaded"_L1,
    "slow_down"_L1,
    "no_capacity"_L1,
};
constexpr QLatin1String overloadWords[] = {
    "overloaded"_L1,
    "no capacity"_L1,
    "at capacity"_L1,
    "high demand"_L1,
};
// Beside a 429 the same words speak of a rate limit.
constexpr QLatin1String busyWords[] = {
    "slow down"_L1,   // OpenAI
    "server busy"_L1, // Ollama: its queue is full
};

struct NamedStatus
{
    QLatin1String name;
    int status;
};
// What says more comes first: OpenAI's `invalid_request_error` is the type of much else.
constexpr NamedStatus namedStatuses[] = {
    {"insufficient_quota"_L1, 429},
    {"rate_limit_exceeded"_L1, 429},
    {"rate_limit_error"_L1, 429},
    {"RESOURCE_EXHAUSTED"_L1, 429},
    {"tokens"_L1, 429},
    {"requests"_L1, 429},
    {"invalid_api_key"_L1, 401},
    {"account_deactivated"_L1, 401},
    {"authentication_error"_L1, 401},
    {"UNAUTHENTICATED"_L1, 401},
    {"billing_error"_L1, 402},
    {"permission_error"_L1, 403},
    {"PERMISSION_DENIED"_L1, 403},
    {"overloaded_error"_L1, 529},
    {"server_is_overloaded"_L1, 503},
    {"slow_down"_L1, 503},
    {"UNAVAILABLE"_L1, 503},
    {"timeout_error"_L1, 504},
    {"DEADLINE_EXCEEDED"_L1, 504},
    {"not_found_error"_L1, 404},
    {"model_not_found"_L1, 404},
    {"NOT_FOUND"_L1, 404},
    {"request_too_large"_L1, 413},
    {"context_length_exceeded"_L1, 400},
    {"content_filter"_L1, 400},
    {"invalid_prompt"_L1, 400},
    {"INVALID_ARGUMENT"_L1, 400},
    {"FAILED_PRECONDITION"_L1, 400},
    {"invalid_request_error"_L1, 400},
};
constexpr int unnamedStatus = 500;

bool isNamed(const UpstreamError &error, QLatin1String name)
{
    return error.code == name || error.type == name || error.status == name
           || error.reasons.contains(name);
}

bool isOneOf(const UpstreamError &error, std::span<const QLatin1String> names)
{
    return std::any_of(
        names.begin(), names.end(), [&error](QLatin1String name) { return isNamed(error, name); });
}

bool beginsWith(const UpstreamError &error, std::span<const QLatin1String> beginnings)
{
    return std::any_of(beginnings.begin(), beginnings.end(), [&error](QLatin1String words) {
        return error.message.startsWith(words, Qt::CaseInsensitive);
    });
}

bool contains(const UpstreamError &error, std::span<const QLatin1String> wordings)
{
    return std::any_of(wordings.begin(), wordings.end(), [&error](QLatin1String words) {
        return error.message.contains(words, Qt::CaseInsensitive);
    });
}

} // namespace

bool saysKeyIsDead(const UpstreamError &error)
{
    // Gemini puts the key between its words; nothing of the client's stands there.
    const bool isSuspended = error.message.startsWith("Permission denied: Consumer "_L1)
                             && error.message.endsWith("has been suspended."_L1);
    return isSuspended || isOneOf(error, deadKeyCodes) || beginsWith(error, deadKeyWords);
}

bool saysNothingIsLeft(const UpstreamError &error)
{
    return isOneOf(error, emptyAccountCodes) || beginsWith(error, emptyAccountWords);
}

bool saysCreditIsGone(const UpstreamError &error)
{
    return saysNothingIsLeft(error) || beginsWith(error, lowCreditWords);
}

bool saysUsageLimit(const UpstreamError &error)
{
    return beginsWith(error, usageLimitWords);
}

bool saysContentIsRefused(const UpstreamError &error)
{
    return error.isModeration || isOneOf(error, refusedContentCodes);
}

bool saysRequestIsAtFault(const UpstreamError &error)
{
    return saysContentIsRefused(error) || isOneOf(error, wrongRequestCodes)
           || beginsWith(error, wrongRequestWords);
}

bool saysPlaceIsRefused(const UpstreamError &error)
{
    return error.isPage || isOneOf(error, refusedPlaceCodes)
           || beginsWith(error, refusedPlaceWords);
}

bool saysOverloaded(const UpstreamError &error)
{
    return isOneOf(error, overloadCodes) || contains(error, overloadWords);
}

bool saysBusy(const UpstreamError &error)
{
    return saysOverloaded(error) || contains(error, busyWords);
}

int statusOf(const UpstreamError &error)
{
    if (const int number = error.code.toInt(); number >= 400 && number <= 599)
        return number;
    for (const NamedStatus &named : namedStatuses) {
        if (isNamed(error, named.name))
            return named.status;
    }
    return unnamedStatus;
}

} // namespace keyferry::routing
