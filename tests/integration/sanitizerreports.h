#pragma once

#include <QByteArray>
#include <QProcessEnvironment>
#include <QTemporaryDir>

namespace keyferry::test {

/// What a sanitizer says of the processes that a test starts: by exit codes alone it would be lost
/// with a process that is killed, and taken for a refusal of a verb.
class SanitizerReports
{
public:
    /// Lets a process started with this environment write its reports here, one file a process.
    void collect(QProcessEnvironment &environment) const;
    /// All of them so far; empty is what a test wants.
    [[nodiscard]] QByteArray text() const;

private:
    QTemporaryDir m_folder;
};

} // namespace keyferry::test
