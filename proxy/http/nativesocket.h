#pragma once

#include <QtGlobal>

namespace keyferry::http {

// What Qt's sockets cannot say to the system. POSIX; another platform gets its twin of
// nativesocket.cpp.

/// Sends FIN and leaves the receiving side open.
void closeSending(qintptr descriptor);
/// Makes a later close() send RST, so that nobody takes a broken answer for a whole one.
void resetOnClose(qintptr descriptor);
void closeDescriptor(qintptr descriptor);
/// \returns -1 when there is no descriptor left
[[nodiscard]] qintptr duplicateDescriptor(qintptr descriptor);

} // namespace keyferry::http
