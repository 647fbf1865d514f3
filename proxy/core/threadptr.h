#pragma once

#include <QThread>

#include <memory>

namespace keyferry {

struct ThreadJoiner
{
    void operator()(QThread *thread) const
    {
        thread->quit();
        thread->wait();
        delete thread;
    }
};

/// A running thread that is told to quit, joined and deleted when its owner lets go.
using ThreadPtr = std::unique_ptr<QThread, ThreadJoiner>;

} // namespace keyferry
