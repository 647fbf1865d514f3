#include "tests/proxy/routing/answers.h"

namespace keyferry::routing {

namespace {

constexpr auto geminiTroubles = "Gemini API: Troubleshooting guide";
constexpr auto geminiLimits = "Gemini API: Rate limits";
constexpr auto googleReasons = "Google Cloud: API error model, ErrorReason";

} // namespace

const std::vector<AnswerRow> geminiAnswers{
    {.name = "wrong key",
     .source = googleReasons,
     .status = 400,
     .body =
         R"({"error":{"code":400,"message":"API key not valid. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"API_KEY_INVALID","domain":"googleapis.com","metadata":{"service":"generativelanguage.googleapis.com"}}]}})",
     .verdict = Verdict::KeyRejected,
     .unmistakable = true},
    {.name = "deleted key",
     .source = googleReasons,
     .status = 400,
     .body =
         R"({"error":{"code":400,"message":"API Key not found. Please pass a valid API key.","status":"INVALID_ARGUMENT","details":[{"reason":"API_KEY_INVALID","domain":"googleapis.com"}]}})",
     .verdict = Verdict::KeyRejected,
     .unmistakable = true},
    {.name = "expired key",
     .source = googleReasons,
     .status = 400,
     .body =
         R"({"error":{"code":400,"message":"API key expired. Please renew the API key.","status":"INVALID_ARGUMENT"}})",
     .verdict = Verdict::KeyRejected,
     .unmistakable = true},
    {.name = "wrong key, OpenAI shape",
     .source = "Gemini API: OpenAI compatibility",
     .status = 400,
     .body =
         R"([{"error":{"code":400,"message":"Please pass a valid API key.","status":"INVALID_ARGUMENT"}}])",
     .verdict = Verdict::KeyRejected,
     .unmistakable = true},
    {.name = "leaked key",
     .source = geminiTroubles,
     .status = 403,
     .body =
         R"({"error":{"code":403,"message":"Your API key was reported as leaked. Please use another API key.","status":"PERMISSION_DENIED"}})",
     .verdict = Verdict::KeyRejected,
     .unmistakable = true},
    {.name = "suspended project",
     .source = googleReasons,
     .status = 403,
     .body =
         R"({"error":{"code":403,"message":"Permission denied: Consumer 'api_key:AIzaSyA0000000000000000000000000000000' has been suspended.","status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"CONSUMER_SUSPENDED","domain":"googleapis.com"}]}})",
     .verdict = Verdict::KeyRejected,
     .unmistakable = true},
    {.name = "suspended project, words alone",
     .source = googleReasons,
     .status = 403,
     .body =
         R"({"error":{"code":403,"message":"Permission denied: Consumer 'projects/82087571650' has been suspended.","status":"PERMISSION_DENIED"}})",
     .verdict = Verdict::KeyRejected,
     .unmistakable = true},
    {.name = "service disabled",
     .source = googleReasons,
     .status = 403,
     .body =
         R"({"error":{"code":403,"message":"Generative Language API has not been used in project 123 before or it is disabled.","status":"PERMISSION_DENIED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"SERVICE_DISABLED","domain":"googleapis.com"}]}})",
     .verdict = Verdict::KeyRejected},
    {.name = "key bound to other addresses",
     .source = googleReasons,
     .status = 403,
     .body =
         R"({"error":{"code":403,"message":"The provided API key has an IP address restriction.","status":"PERMISSION_DENIED","details":[{"reason":"API_KEY_IP_ADDRESS_BLOCKED"}]}})",
     .verdict = Verdict::KeyRejected},
    {.name = "no credentials",
     .source = geminiTroubles,
     .status = 403,
     .body =
         R"({"error":{"code":403,"message":"Method doesn't allow unregistered callers (callers without established identity). Please use API Key or other form of API consumer identity to call this API.","status":"PERMISSION_DENIED"}})",
     .verdict = Verdict::KeyRejected},
    {.name = "token instead of key",
     .source = googleReasons,
     .status = 401,
     .body =
         R"({"error":{"code":401,"message":"Request had invalid authentication credentials. Expected OAuth 2 access token, login cookie or other valid authentication credential.","status":"UNAUTHENTICATED","details":[{"reason":"ACCESS_TOKEN_TYPE_UNSUPPORTED"}]}})",
     .verdict = Verdict::KeyRejected},
    {.name = "another key's file",
     .source = "Gemini API: Files API",
     .status = 403,
     .body =
         R"({"error":{"code":403,"message":"You do not have permission to access the File abc123 or it may not exist.","status":"PERMISSION_DENIED"}})",
     .verdict = Verdict::ClientFault},
    {.name = "another key's cache",
     .source = "Gemini API: Context caching",
     .status = 403,
     .body =
         R"j({"error":{"code":403,"message":"CachedContent not found (or permission denied)","status":"PERMISSION_DENIED"}})j",
     .verdict = Verdict::ClientFault},
    {.name = "region",
     .source = geminiTroubles,
     .status = 400,
     .body =
         R"({"error":{"code":400,"message":"User location is not supported for the API use.","status":"FAILED_PRECONDITION"}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "per minute",
     .source = geminiLimits,
     .status = 429,
     .body =
         R"({"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaMetric":"generativelanguage.googleapis.com/generate_content_free_tier_requests","quotaId":"GenerateRequestsPerMinutePerProjectPerModel-FreeTier","quotaDimensions":{"location":"global","model":"gemini-2.5-flash"},"quotaValue":"10"}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"37s"}]}})",
     .verdict = Verdict::RateLimited,
     .forModel = true,
     .coolMs = 37'000,
     .model = "gemini-2.5-flash-preview-05-20"},
    {.name = "per day",
     .source = geminiLimits,
     .status = 429,
     .body =
         R"({"error":{"code":429,"message":"You exceeded your current quota, please check your plan and billing details.","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.QuotaFailure","violations":[{"quotaId":"GenerateContentInputTokensPerModelPerMinute-FreeTier","quotaDimensions":{"model":"gemini-2.5-pro"}},{"quotaMetric":"generativelanguage.googleapis.com/generate_requests_per_model_per_day","quotaId":"GenerateRequestsPerDayPerProjectPerModel-FreeTier"}]},{"@type":"type.googleapis.com/google.rpc.RetryInfo","retryDelay":"1.5s"}]}})",
     .verdict = Verdict::RateLimited,
     .forModel = true,
     .coolMs = untilPacificMidnight,
     .model = "gemini-2.5-pro"},
    {.name = "per day in ErrorInfo",
     .source = "Google Cloud: API error model, RATE_LIMIT_EXCEEDED",
     .status = 429,
     .body =
         R"({"error":{"code":429,"message":"Quota exceeded for quota metric 'Gemini 2.5 Pro Requests'","status":"RESOURCE_EXHAUSTED","details":[{"@type":"type.googleapis.com/google.rpc.ErrorInfo","reason":"RATE_LIMIT_EXCEEDED","domain":"googleapis.com","metadata":{"quota_limit":"Gemini25ProRequestsPerDay"}}]}})",
     .verdict = Verdict::RateLimited,
     .coolMs = untilPacificMidnight,
     .model = "gemini-2.5-pro"},
    {.name = "exhausted, nothing said",
     .source = geminiTroubles,
     .status = 429,
     .body =
         R"({"error":{"code":429,"message":"Resource has been exhausted (e.g. check quota).","status":"RESOURCE_EXHAUSTED"}})",
     .verdict = Verdict::RateLimited,
     .model = "gemini-2.5-flash"},
    {.name = "Vertex AI",
     .source = "Vertex AI: Error code 429",
     .status = 429,
     .body =
         R"([{"error":{"code":429,"message":"Resource exhausted. Please try again later. Please refer to https://cloud.google.com/vertex-ai/generative-ai/docs/error-code-429 for more details.","errors":[{"reason":"rateLimitExceeded"}],"status":"RESOURCE_EXHAUSTED"}}])",
     .verdict = Verdict::RateLimited,
     .model = "gemini-2.5-flash"},
    {.name = "Vertex AI, base model named",
     .source = "Vertex AI: Quotas and limits",
     .status = 429,
     .body =
         R"({"error":{"code":429,"message":"Quota exceeded for aiplatform.googleapis.com/generate_content_requests_per_minute_per_project_per_base_model with base model: gemini-pro. Please submit a quota increase request.","status":"RESOURCE_EXHAUSTED"}})",
     .verdict = Verdict::RateLimited,
     .forModel = true,
     .model = "gemini-pro"},
    {.name = "overloaded",
     .source = geminiTroubles,
     .status = 503,
     .body =
         R"({"error":{"code":503,"message":"The model is overloaded. Please try again later.","status":"UNAVAILABLE"}})",
     .verdict = Verdict::Overloaded},
    {.name = "unavailable",
     .source = geminiTroubles,
     .status = 503,
     .body =
         R"({"error":{"code":503,"message":"The service is currently unavailable.","status":"UNAVAILABLE"}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "internal",
     .source = geminiTroubles,
     .status = 500,
     .body =
         R"({"error":{"code":500,"message":"An internal error has occurred. Please retry or report in https://developers.generativeai.google/guide/troubleshooting","status":"INTERNAL"}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "deadline",
     .source = geminiTroubles,
     .status = 504,
     .body =
         R"({"error":{"code":504,"message":"Deadline expired before operation could complete.","status":"DEADLINE_EXCEEDED"}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "invalid argument",
     .source = geminiTroubles,
     .status = 400,
     .body =
         R"({"error":{"code":400,"message":"Invalid JSON payload received. Unknown name \"API_KEY_INVALID\": Cannot find field.","status":"INVALID_ARGUMENT","details":[{"@type":"type.googleapis.com/google.rpc.BadRequest"}]}})",
     .verdict = Verdict::ClientFault},
    {.name = "unknown model",
     .source = geminiTroubles,
     .status = 404,
     .body =
         R"({"error":{"code":404,"message":"models/gemini-9 is not found for API version v1beta, or is not supported for generateContent.","status":"NOT_FOUND"}})",
     .verdict = Verdict::ClientFault},
};

} // namespace keyferry::routing
