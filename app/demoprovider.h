#pragma once

#include "proxy/core/result.h"

#include <QObject>
#include <QTcpServer>

#include <chrono>

namespace keyferry::app {

/// The provider behind `--demo`: an HTTP server on loopback that answers like OpenAI, Anthropic and
/// Gemini do, so that keyferry can be tried without an account. Lives on the thread that made it.
class DemoProvider final : public QObject
{
    Q_OBJECT

public:
    /// The pause before each further piece of a streamed answer.
    static constexpr std::chrono::milliseconds usualGap{40};

    explicit DemoProvider(std::chrono::milliseconds gap = usualGap, QObject *parent = nullptr);

    /// Binds a free port of 127.0.0.1. \returns AddressRefused
    [[nodiscard]] Outcome listen();
    /// `http://127.0.0.1:41234`
    [[nodiscard]] QString baseUrl() const;

private:
    void onNewConnection();

    std::chrono::milliseconds m_gap;
    QTcpServer m_server;
};

} // namespace keyferry::app
