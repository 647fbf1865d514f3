#pragma once

#include "proxy/core/result.h"

#include <QObject>
#include <QPointer>

#include <functional>

namespace keyferry {

/// Where the answer of an asynchronous call goes: called once, on the thread the call was made on,
/// unless `context` is gone by then. An empty one is allowed where nobody waits.
template<typename T>
struct Reply
{
    QPointer<QObject> context{};
    std::function<void(const Result<T> &)> done{};

    Reply() = default;
    Reply(QObject *receiver, std::function<void(const Result<T> &)> callback)
        : context(receiver)
        , done(std::move(callback))
    {}

    void operator()(const Result<T> &result) const
    {
        if (context && done)
            done(result);
    }
};

} // namespace keyferry
