#pragma once

#include "app/command.h"

#include <QLatin1String>
#include <QMap>
#include <QStringList>

#include <span>
#include <vector>

// The verbs as one table: the parser, the help texts and the tests are made from it.
namespace keyferry::app {

struct OptionSyntax
{
    QLatin1String name{};  ///< `--upstream`
    QLatin1String value{}; ///< `URL[,weight=N]`; empty for a switch
    bool repeats = false;
    QLatin1String help{};
};

/// The words of one command line after its verb.
struct Words
{
    QStringList positionals{};
    QMap<QString, QStringList> options{}; ///< name -> values in order; a switch has one empty value
    qint64 now = 0;                       ///< UTC ms, what `--since 15m` is relative to

    [[nodiscard]] bool has(QLatin1String option) const { return options.contains(option); }
    /// The last value, empty if there is none.
    [[nodiscard]] QString value(QLatin1String option) const;
    [[nodiscard]] QStringList values(QLatin1String option) const { return options.value(option); }
    /// Of an option that lists things: one empty value stands for the empty list.
    [[nodiscard]] QStringList listValues(QLatin1String option) const;
};

struct VerbSyntax
{
    QLatin1String name{};        ///< `group add`
    QLatin1String positionals{}; ///< `GROUP KEY...`; brackets mark what may be left out
    std::vector<OptionSyntax> options{};
    QLatin1String help{};
    Result<Command> (*build)(const Words &words) = nullptr;
};

/// Every verb, in the order of the help.
[[nodiscard]] std::span<const VerbSyntax> verbs();
/// Null if there is none of that name.
[[nodiscard]] const VerbSyntax *findVerb(QStringView name);
/// True for `group`, `key`, …: words that need a second one.
[[nodiscard]] bool isFamily(QStringView word);
/// Those that every verb takes.
[[nodiscard]] std::span<const OptionSyntax> commonOptions();

struct PositionalBounds
{
    qsizetype least = 0;
    qsizetype most = 0; ///< -1: any number

    friend bool operator==(const PositionalBounds &, const PositionalBounds &) = default;
};
/// How many words a pattern like `GROUP [KEY...]` takes.
[[nodiscard]] PositionalBounds boundsOf(QLatin1String positionals);

} // namespace keyferry::app
