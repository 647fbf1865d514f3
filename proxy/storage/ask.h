#pragma once

#include "proxy/core/reply.h"

#include <QObject>

namespace keyferry::storage {

/// Runs `work(*worker)` on the worker's thread and brings its Result to `reply` on the thread of
/// `home`. Without a worker (closed) the reply says Stopping, later as well, so that no caller is
/// answered within its own call.
template<typename T, typename Worker, typename Work>
void ask(Worker *worker, QObject *home, const Reply<T> &reply, Work work)
{
    using namespace Qt::StringLiterals;
    if (!worker) {
        const auto refuse = [reply] {
            reply(Error{ErrorKind::Stopping, u"the database is closed"_s, {}});
        };
        QMetaObject::invokeMethod(home, refuse, Qt::QueuedConnection);
        return;
    }
    const auto run = [worker, home, reply, work = std::move(work)] {
        const Result<T> result = work(*worker);
        QMetaObject::invokeMethod(
            home, [reply, result] { reply(result); }, Qt::QueuedConnection);
    };
    QMetaObject::invokeMethod(worker, run, Qt::QueuedConnection);
}

} // namespace keyferry::storage
