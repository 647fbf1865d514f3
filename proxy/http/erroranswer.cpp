#include "proxy/http/erroranswer.h"

namespace keyferry::http {

using namespace Qt::StringLiterals;

WholeAnswer errorAnswer(ErrorKind kind, QByteArrayView message)
{
    Q_ASSERT(!message.contains('"') && !message.contains('\\'));
    const int status = httpStatusFor(kind);
    const auto name = errorKindName(kind);

    WholeAnswer answer;
    answer.body.append(R"({"error":{"message":")")
        .append(message)
        .append(R"(","type":"server_error","param":null,"code":")")
        .append(name.data(), name.size())
        .append(R"("}})");
    answer.head = {.status = status,
                   .reason = status == 503 ? "Service Unavailable"_ba : "Internal Server Error"_ba,
                   .fields = {{"Content-Type"_ba, "application/json"_ba},
                              {"x-keyferry-error"_ba, QByteArray(name.data(), name.size())}}};
    return answer;
}

} // namespace keyferry::http
