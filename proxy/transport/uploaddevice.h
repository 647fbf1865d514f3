#pragma once

#include "proxy/transport/upstreamtransport.h"

#include <QIODevice>

namespace keyferry::transport {

/// What QNetworkAccessManager reads a request body from, and the veto against its habit of sending
/// a request again: reset() is the only question it asks first. Sequential, because a random-access
/// device would be rewound unasked and be held in memory. Child of its reply, on the worker's
/// thread. docs/qt-network.md "QNAM: bodies".
class UploadDevice final : public QIODevice
{
    Q_OBJECT

public:
    enum class Replay { Never, Once };

    /// \param source  null for a body of no bytes; must stay until detach()
    UploadDevice(BodySource *source, Replay replay);
    ~UploadDevice() override;

    /// Forgets the source: nothing is read any more.
    void detach();
    /// A redirecting answer is here. Qt then asks for a reset although it was told not to follow,
    /// and would call the answer a failure on a no.
    void allowResetAfterAnswer() { m_isAnswered = true; }

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return m_position == m_size; }
    [[nodiscard]] qint64 bytesAvailable() const override;
    /// Qt asks before it sends the request once more.
    bool reset() override;

Q_SIGNALS:
    void progressed();
    void sourceFailed();

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 size) override;

private:
    BodySource *m_source;
    qint64 m_size;
    qint64 m_position = 0;
    Replay m_replay;
    bool m_isAnswered = false;
};

} // namespace keyferry::transport
