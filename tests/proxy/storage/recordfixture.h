#pragma once

#include "proxy/core/records.h"

namespace keyferry::storage {

/// A record with every field set to something of its own.
[[nodiscard]] inline RequestRecord fullRecord(qint64 id, qint64 startedAt = 1'700'000'000'000)
{
    using namespace Qt::StringLiterals;
    return {.id = RequestId(id),
            .startedAt = startedAt,
            .group = GroupId(3),
            .groupName = u"openai"_s,
            .aggregateName = u"both"_s,
            .accessKey = AccessKeyId(4),
            .key = KeyId(5),
            .keyMask = u"sk-a\u20260001"_s,
            .keyFingerprint = QByteArray(32, 'f'),
            .method = u"POST"_s,
            .path = u"/v1/chat/completions"_s,
            .model = u"gpt-4o"_s,
            .status = 502,
            .outcome = RequestOutcome::Failed,
            .stream = true,
            .upstream = u"https://api.openai.com"_s,
            .firstByteMs = 120,
            .durationMs = 340,
            .requestBytes = 11,
            .responseBytes = 22,
            .error = u"closed"_s,
            .client = u"127.0.0.1"_s,
            .userAgent = u"curl/8"_s,
            .attempts = {{.seq = 1,
                          .key = KeyId(9),
                          .keyMask = u"sk-b\u20260002"_s,
                          .upstream = u"https://one"_s,
                          .status = 429,
                          .verdict = Verdict::RateLimited,
                          .startedMs = 1,
                          .firstByteMs = 2,
                          .durationMs = 3,
                          .resends = 1,
                          .error = u"e"_s},
                         {.seq = 2, .verdict = Verdict::UpstreamFault, .error = u"refused"_s}},
            .tries = 2};
}

} // namespace keyferry::storage
