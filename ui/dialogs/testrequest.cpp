#include "ui/dialogs/testrequest.h"

#include "ui/widgets/formatting.h"

#include <QDeadlineTimer>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QRandomGenerator>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostOfAnErrorBody = 64 * 1024;

qint64 steadyMs()
{
    return QDeadlineTimer::current(Qt::PreciseTimer).deadline();
}

} // namespace

QString testAnswerText(const TestAnswer &answer, const QString &keyMask)
{
    const QString after = format::duration(answer.afterMs);
    const QString status = QString::number(answer.status);
    if (answer.status == 0)
        return TestRequest::tr("No answer after %1: %2").arg(after, answer.message);
    if (!answer.isGood())
        return answer.message.isEmpty()
                   ? TestRequest::tr("Test request refused: %1 after %2").arg(status, after)
                   : TestRequest::tr("Test request refused: %1 after %2. “%3”")
                         .arg(status, after, answer.message);
    return keyMask.isEmpty()
               ? TestRequest::tr("Test request answered: %1 after %2").arg(status, after)
               : TestRequest::tr("Test request answered: %1 after %2, key %3")
                     .arg(status, after, keyMask);
}

TestRequest::TestRequest(QObject *parent)
    : QObject(parent)
{
    m_network.setProxy(QNetworkProxy::NoProxy);
}

TestRequest::~TestRequest()
{
    cancel();
}

void TestRequest::send(const NativeCall &call, const Secret &accessKey)
{
    cancel();
    m_mark = u"keyferry-test/%1"_s.arg(QRandomGenerator::global()->generate64(), 0, 36);
    QNetworkRequest request{QUrl(call.url)};
    request.setHeader(QNetworkRequest::ContentTypeHeader, u"application/json"_s);
    request.setRawHeader(call.keyHeader, call.keyPrefix + accessKey.reveal());
    request.setRawHeader("User-Agent"_ba, m_mark.toLatin1());
    // On a connection that was used before, Qt may send a POST twice: docs/qt-network.md.
    request.setRawHeader("Connection"_ba, "close"_ba);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(static_cast<int>(m_timeout.count()));
    m_sentAt = steadyMs();
    m_reply = m_network.post(request, call.body);
    connect(m_reply, &QNetworkReply::finished, this, &TestRequest::takeAnswer);
}

void TestRequest::cancel()
{
    if (!m_reply)
        return;
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->disconnect(this);
    reply->abort();
    reply->deleteLater();
}

void TestRequest::takeAnswer()
{
    QNetworkReply *reply = std::exchange(m_reply, nullptr);
    reply->deleteLater();
    TestAnswer answer{
        .status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(),
        .afterMs = steadyMs() - m_sentAt,
    };
    if (answer.status == 0)
        answer.message = reply->error() == QNetworkReply::OperationCanceledError
                             ? tr("no answer in time")
                             : reply->errorString();
    else if (!answer.isGood())
        answer.message = errorMessageIn(reply->read(mostOfAnErrorBody));
    Q_EMIT finished(answer);
}

} // namespace keyferry::ui
