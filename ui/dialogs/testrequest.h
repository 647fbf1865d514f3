#pragma once

#include "proxy/core/secret.h"
#include "ui/models/nativecall.h"

#include <QNetworkAccessManager>
#include <QObject>
#include <QPointer>

#include <chrono>

class QNetworkReply;

namespace keyferry::ui {

/// What came of a test request.
struct TestAnswer
{
    int status = 0; ///< 0: no answer
    qint64 afterMs = 0;
    QString message{}; ///< what went wrong, in the provider's or the system's words; may be empty

    [[nodiscard]] bool isGood() const { return status >= 200 && status < 400; }

    friend bool operator==(const TestAnswer &, const TestAnswer &) = default;
};

/// In one sentence. \param keyMask  of the key that served it; empty: not known
[[nodiscard]] QString testAnswerText(const TestAnswer &answer, const QString &keyMask);

/// One request at a time to the proxy's own listener, as a client would send it. GUI thread.
class TestRequest final : public QObject
{
    Q_OBJECT

public:
    explicit TestRequest(QObject *parent = nullptr);
    ~TestRequest() override;

    static constexpr std::chrono::milliseconds usualTimeout{60'000};
    void setTimeout(std::chrono::milliseconds timeout) { m_timeout = timeout; }

    /// Ends one that is under way without a word.
    void send(const NativeCall &call, const Secret &accessKey);
    void cancel();
    [[nodiscard]] bool isRunning() const { return !m_reply.isNull(); }
    /// User-Agent of the last one sent, which no other request has: finds its row in the log.
    [[nodiscard]] QString mark() const { return m_mark; }

Q_SIGNALS:
    void finished(const keyferry::ui::TestAnswer &answer);

private:
    void takeAnswer();

    QNetworkAccessManager m_network{};
    QPointer<QNetworkReply> m_reply{};
    std::chrono::milliseconds m_timeout = usualTimeout;
    qint64 m_sentAt = 0; ///< steady, ms
    QString m_mark{};
};

} // namespace keyferry::ui
