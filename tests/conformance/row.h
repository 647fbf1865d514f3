#pragma once

#include "proxy/core/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <vector>

namespace keyferry::test {

/// What a step of a row does or waits for.
enum class Act {
    Send,          ///< bytes, behind whatever the peer has still to send
    Expect,        ///< exactly these bytes next
    ExpectContent, ///< exactly these bytes next inside chunks, whatever their borders
    ExpectRefusal, ///< an answer that keyferry makes itself: `502 upstream_closed`
    ExpectEnd,     ///< FIN; on TLS close_notify as well
    ExpectReset,   ///< RST
    ExpectClose,   ///< either
    Quiet,         ///< nothing has come so far
    Flush,         ///< everything was handed to the kernel
    Stall,         ///< the kernel takes no more: text is the most that may have left, in bytes
    Close,         ///< FIN (after close_notify on TLS), nothing is read any more
    HalfClose,     ///< FIN, reading goes on
    Notify,        ///< TLS close_notify without FIN
    Drop,          ///< FIN without close_notify
    Reset,         ///< RST
};

struct Step
{
    Act act = Act::Send;
    char side = 'C'; ///< C for a client, U for a connection that the upstream has accepted
    int number = 1;  ///< which of them, in the order they come up
    QByteArray text{};
    int line = 0;
};

/// One line of the conformance table: what both ends say and have to see, in lock-step.
struct Row
{
    QByteArray name{};
    QByteArray file{};
    std::vector<Step> direct{};
    std::vector<Step> qnam{};
    QByteArray difference{}; ///< why QNAM's steps are others; empty where they are the same
    QByteArray onlyDirect{}; ///< the row's own lines for one transport, words not opened
    QByteArray onlyQnam{};
    QMap<QString, QString> settings{};
    bool isEncrypted = false; ///< the upstream is https
    bool isUnsteady = false;  ///< what QNAM does depends on timing and is not compared
};

/// Reads one file of the table, behind the file `words` beside it; tests/conformance/README.md says
/// what they look like.
[[nodiscard]] Result<std::vector<Row>> readTable(const QString &path);

/// The bytes a step's text stands for: `\r \n \t \0 \\ \xHH`, `$(name)` of `words` and
/// `$(1000*text)`.
[[nodiscard]] Result<QByteArray> expanded(const QByteArray &text,
                                          const QMap<QByteArray, QByteArray> &words);

} // namespace keyferry::test
