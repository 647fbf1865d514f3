#include "tests/proxy/routing/answers.h"

namespace keyferry::routing {

namespace {

constexpr auto azureErrors = "Azure OpenAI: REST API reference, errors";
constexpr auto azureQuota = "Azure OpenAI: Manage quota";

} // namespace

const std::vector<AnswerRow> azureAnswers{
    {.name = "wrong key or endpoint",
     .source = azureErrors,
     .status = 401,
     .body =
         R"({"error":{"code":"401","message":"Access denied due to invalid subscription key or wrong API endpoint. Make sure to provide a valid key for an active subscription and use a correct regional API endpoint for your resource."}})",
     .verdict = Verdict::KeyRejected},
    {.name = "role is missing",
     .source = "Azure OpenAI: Role-based access control",
     .status = 401,
     .body =
         R"({"error":{"code":"PermissionDenied","message":"The principal lacks the required data action to perform the operation."}})",
     .verdict = Verdict::KeyRejected},
    {.name = "firewall rules",
     .source = "Azure AI services: Configure virtual networks",
     .status = 403,
     .body =
         R"({"error":{"code":"403","message":"Access denied due to Virtual Network/Firewall rules."}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "private endpoint only",
     .source = "Azure AI services: Configure virtual networks",
     .status = 403,
     .body =
         R"({"error":{"code":"AccessDenied","message":"Public access is disabled. Please configure private endpoint."}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "token rate",
     .source = azureQuota,
     .status = 429,
     .body =
         R"({"error":{"code":"429","message":"Requests to the ChatCompletions_Create Operation under Azure OpenAI API version 2024-08-01-preview have exceeded token rate limit of your current OpenAI S0 pricing tier. Please retry after 86400 seconds. Please go here: https://aka.ms/oai/quotaincrease if you would like to further increase the default rate limit."}})",
     .verdict = Verdict::RateLimited,
     .forModel = true,
     .coolMs = 86'400'000,
     .model = "gpt-4o"},
    {.name = "call rate with a field",
     .source = azureQuota,
     .status = 429,
     .body =
         R"({"error":{"code":"429","message":"Requests to the Embeddings_Create Operation under Azure OpenAI API version 2023-05-15 have exceeded call rate limit of your current OpenAI S0 pricing tier. Please retry after 2 seconds."}})",
     .verdict = Verdict::RateLimited,
     .forModel = true,
     .coolMs = 3000,
     .fields = {{"retry-after", "3"}, {"retry-after-ms", "2800"}},
     .model = "embeddings"},
    {.name = "no model known",
     .source = azureQuota,
     .status = 429,
     .body =
         R"({"error":{"code":"429","message":"Rate limit is exceeded. Try again in 30 seconds."}})",
     .verdict = Verdict::RateLimited,
     .coolMs = 30'000},
    {.name = "reset in plain seconds",
     .source = azureQuota,
     .status = 429,
     .body =
         R"({"error":{"code":"RateLimitReached","message":"Rate limit of 8 per 10s exceeded for UserByModelByMinute."}})",
     .verdict = Verdict::RateLimited,
     .forModel = true,
     .coolMs = 10'000,
     .fields = {{"x-ratelimit-remaining-requests", "0"},
                {"x-ratelimit-reset-requests", "10"},
                {"x-ratelimit-remaining-tokens", "1014"},
                {"x-ratelimit-reset-tokens", "60"}},
     .model = "gpt-4o"},
    {.name = "gateway in front",
     .source = "Azure API Management: rate-limit policy",
     .status = 429,
     .body = R"({"statusCode":429,"message":"Rate limit is exceeded. Try again in 17 seconds."})",
     .verdict = Verdict::RateLimited,
     .forModel = true,
     .coolMs = 17'000,
     .model = "gpt-4o"},
    {.name = "high demand",
     .source = "Azure OpenAI: Provisioned throughput",
     .status = 429,
     .body =
         R"({"error":{"code":"429","message":"The system is currently experiencing high demand and cannot process your request. Your request exceeds the maximum usage size allowed during peak load."}})",
     .verdict = Verdict::Overloaded},
    {.name = "content filter",
     .source = "Azure OpenAI: Content filtering",
     .status = 400,
     .body =
         R"({"error":{"message":"The response was filtered due to the prompt triggering Azure OpenAI's content management policy.","type":null,"param":"prompt","code":"content_filter","status":400,"innererror":{"code":"ResponsibleAIPolicyViolation"}}})",
     .verdict = Verdict::ClientFault,
     .sameForAllKeys = true},
    {.name = "no such deployment",
     .source = azureErrors,
     .status = 404,
     .body =
         R"({"error":{"code":"DeploymentNotFound","message":"The API deployment for this resource does not exist."}})",
     .verdict = Verdict::ClientFault},
    {.name = "operation not supported",
     .source = azureErrors,
     .status = 400,
     .body =
         R"({"error":{"code":"OperationNotSupported","message":"The chatCompletion operation does not work with the specified model."}})",
     .verdict = Verdict::ClientFault},
    {.name = "internal error",
     .source = azureErrors,
     .status = 500,
     .body =
         R"({"error":{"code":"InternalServerError","message":"Backend returned unexpected response. Please contact Microsoft for help."}})",
     .verdict = Verdict::UpstreamFault},
    {.name = "gateway timeout",
     .source = azureErrors,
     .status = 504,
     .body = R"({"error":{"code":"Timeout","message":"The operation was timeout."}})",
     .verdict = Verdict::UpstreamFault},
};

} // namespace keyferry::routing
