#include "proxy/engine/inspection.h"

#include "proxy/channels/contentcoding.h"
#include "proxy/channels/requestedit.h"
#include "proxy/engine/responsehead.h"
#include "proxy/http/upgrade.h"
#include "proxy/routing/classifier.h"

namespace keyferry::engine {

namespace {

constexpr int okStatus = 200;

std::optional<channels::ContentCoding> codingOf(const ResponseHead &head)
{
    return channels::contentCoding(head.fields.first("Content-Encoding"));
}

QByteArray readableStart(const AnswerStart &answer)
{
    const auto coding = codingOf(answer.head);
    return coding ? channels::decodeStart(answer.body, *coding, routing::judgedBytes)
                  : QByteArray();
}

bool hasAnnouncedBody(const AnswerStart &answer)
{
    const auto size = announcedBodySize(answer.method, answer.head);
    const bool isChunked = answer.head.fields.contains("Transfer-Encoding");
    return size && !isChunked && answer.body.size() >= *size;
}

} // namespace

Inspection inspectionOf(const ResponseHead &head, const GroupConfig &group, bool listsModels)
{
    if (head.status == http::switchingProtocols)
        return Inspection::None; // what follows is no body
    if (routing::needsBody(head.status))
        return Inspection::ErrorBody;
    if (head.status == okStatus && listsModels)
        return Inspection::ModelList;
    if (isEventStream(head)) {
        const bool isInspected = group.settings.get(settings::inspectStreamStart);
        return isInspected && head.status == okStatus ? Inspection::StreamStart : Inspection::None;
    }
    // A rule may call a failure what the status calls a success.
    return routing::needsBody(head.status, group.failureRules) ? Inspection::ErrorBody
                                                               : Inspection::None;
}

bool isEnough(Inspection inspection, const AnswerStart &answer)
{
    if (inspection == Inspection::None || answer.isWhole)
        return true;
    switch (inspection) {
    case Inspection::None: return true;
    case Inspection::ErrorBody:
        return answer.body.size() >= routing::judgedBytes || hasAnnouncedBody(answer);
    case Inspection::StreamStart:
        return answer.body.size() >= routing::judgedBytes || hasAnnouncedBody(answer)
               || !codingOf(answer.head) || routing::hasWholeEvent(readableStart(answer));
    case Inspection::ModelList: return answer.body.size() > longestModelList;
    }
    Q_UNREACHABLE();
}

routing::Judgement judge(Inspection inspection,
                         const AnswerStart &answer,
                         const GroupConfig &group,
                         QStringView model,
                         qint64 now)
{
    const bool isRead =
        inspection == Inspection::ErrorBody || inspection == Inspection::StreamStart;
    const QByteArray body = isRead ? readableStart(answer) : QByteArray();
    const routing::Answer read{.channel = group.channel,
                               .status = answer.head.status,
                               .fields = answer.head.fields,
                               .body = body,
                               .model = model};
    if (inspection == Inspection::StreamStart) {
        if (const auto judgement = routing::classifyStreamStart(read, group.failureRules, now))
            return *judgement;
    }
    return routing::classify(read, group.failureRules, now);
}

std::optional<EditedAnswer> editedModelList(const AnswerStart &answer, const GroupConfig &group)
{
    const auto coding = codingOf(answer.head);
    if (!coding || !answer.isWhole)
        return std::nullopt;
    const auto body = channels::decodeBody(answer.body, *coding, longestModelList);
    if (!body)
        return std::nullopt;
    const auto list = channels::editModelList(*body, group);
    if (!list)
        return std::nullopt;

    EditedAnswer edited{.head = answer.head, .body = *list};
    edited.head.fields.remove("Transfer-Encoding");
    edited.head.fields.remove("Content-Encoding");
    edited.head.fields.set("Content-Length", QByteArray::number(list->size()));
    return edited;
}

} // namespace keyferry::engine
