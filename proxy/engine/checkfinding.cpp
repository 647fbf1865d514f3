#include "proxy/engine/checkfinding.h"

#include "proxy/channels/contentcoding.h"
#include "proxy/routing/classifier.h"

namespace keyferry::engine {

using namespace Qt::StringLiterals;

namespace {

constexpr int firstRedirect = 300;
constexpr qsizetype longestMessage = 300;

QString inWords(const QString &text, Verdict verdict, const Secret &key)
{
    const bool saysSomething = verdict == Verdict::Success || isAgainstKey(verdict);
    const QString cut = withoutSecret(text, key).left(longestMessage);
    return saysSomething ? cut : u"%1; says nothing about the key"_s.arg(cut);
}

} // namespace

bool isAgainstKey(Verdict verdict)
{
    return verdict == Verdict::KeyRejected || verdict == Verdict::OutOfCredit;
}

CheckFinding
findingOf(const ResponseHead &head, QByteArrayView body, const CheckSubject &subject, qint64 now)
{
    const auto coding = channels::contentCoding(head.fields.first("Content-Encoding"));
    const QByteArray start =
        coding ? channels::decodeStart(body, *coding, routing::judgedBytes) : QByteArray();
    CheckFinding finding{.judgement = routing::classify({.channel = subject.group.channel,
                                                         .status = head.status,
                                                         .fields = head.fields,
                                                         .body = start,
                                                         .model = subject.model},
                                                        subject.group.failureRules,
                                                        now),
                         .status = head.status};
    if (finding.judgement.verdict == Verdict::Success && head.status >= firstRedirect)
        finding.judgement.verdict = Verdict::ClientFault;

    finding.judgement.reason = withoutSecret(finding.judgement.reason, subject.key);
    const QString status = u"HTTP %1"_s.arg(head.status);
    const QString &reason = finding.judgement.reason;
    // An answer without words has its status for a reason.
    const bool hasWords = !reason.isEmpty() && reason != u"status %1"_s.arg(head.status);
    const QString text = hasWords ? u"%1: %2"_s.arg(status, reason) : status;
    finding.message = inWords(text, finding.judgement.verdict, subject.key);
    return finding;
}

CheckFinding findingOf(const Error &failure, const Secret &key)
{
    const QString reason = withoutSecret(failure.detail, key);
    return {.judgement = {.verdict = Verdict::UpstreamFault, .reason = reason},
            .message = inWords(reason, Verdict::UpstreamFault, key)};
}

} // namespace keyferry::engine
