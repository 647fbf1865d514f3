#pragma once

#include <QtGlobal>

namespace keyferry::http {

/// Raises the soft limit of open descriptors to the hard one, for the process; called once at
/// start. \returns the limit in force now
qint64 raiseDescriptorLimit();

/// How many client connections fit under that limit: two descriptors each (client and upstream)
/// beside a reserve for the database, log, listening sockets, temporary files and libraries. Never
/// less than 1.
[[nodiscard]] qint64 connectionCapacity(qint64 descriptorLimit);

} // namespace keyferry::http
