#pragma once

#include <QtGlobal>

namespace keyferry::transport {

// What the system knows of a connection before Qt's event loop has served it. POSIX; another
// platform gets its twin of socketstate.cpp.

/// Bytes, an end or an error wait to be read. \param descriptor  of a connected TCP socket
[[nodiscard]] bool hasNews(qintptr descriptor);

} // namespace keyferry::transport
