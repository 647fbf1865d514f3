#pragma once

#include "proxy/core/config.h"
#include "proxy/core/httphead.h"
#include "proxy/core/result.h"
#include "proxy/routing/judgement.h"

#include <QByteArrayView>
#include <QString>

namespace keyferry::engine {

/// What one check has found out about its key.
struct CheckFinding
{
    routing::Judgement judgement{};
    int status = 0;          ///< 0: no answer
    QString message{};       ///< in words, no key material
    qint64 firstByteMs = -1; ///< until the answer began; -1: none came

    friend bool operator==(const CheckFinding &, const CheckFinding &) = default;
};

/// Who is asked about which key.
struct CheckSubject
{
    const GroupConfig &group;
    const Secret &key;
    const QString &model; ///< that the request asks for
};

/// True if the answer speaks against the key: rejected or out of credit.
[[nodiscard]] bool isAgainstKey(Verdict verdict);

/// Judged as every answer is, except that only 2xx speaks for the key: a redirect is no proof.
/// \param body  as it came, at least its first 16 KiB; decoded here \param now  UTC ms Thread: any;
/// pure.
[[nodiscard]] CheckFinding
findingOf(const ResponseHead &head, QByteArrayView body, const CheckSubject &subject, qint64 now);
/// No answer came. Thread: any; pure.
[[nodiscard]] CheckFinding findingOf(const Error &failure, const Secret &key);

} // namespace keyferry::engine
