#pragma once

#include "app/demoanswer.h"

#include <QJsonObject>
#include <QString>

#include <optional>

// The three formats of the demo provider, one source file each. Pure; empty where the format has no
// such path.
namespace keyferry::app::demo {

struct Call
{
    QString path{};
    QString query{};
    bool isPost = false;
    QJsonObject body{};
};

[[nodiscard]] std::optional<DemoAnswer> openAi(const Call &call);
[[nodiscard]] std::optional<DemoAnswer> anthropic(const Call &call);
[[nodiscard]] std::optional<DemoAnswer> gemini(const Call &call);

[[nodiscard]] DemoAnswer openAiError(int status, const QString &message);
[[nodiscard]] DemoAnswer anthropicError(int status, const QString &message);
[[nodiscard]] DemoAnswer geminiError(int status, const QString &message);

[[nodiscard]] DemoAnswer jsonAnswer(const QJsonObject &object, int status = 200);
[[nodiscard]] DemoAnswer eventStream(const QByteArrayList &events);
/// `event: name` and `data: object` as one server-sent event.
[[nodiscard]] QByteArray namedEvent(const QString &name, const QJsonObject &object);
[[nodiscard]] QByteArray dataEvent(const QJsonObject &object);

} // namespace keyferry::app::demo
