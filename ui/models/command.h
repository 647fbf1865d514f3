#pragma once

#include <QLatin1String>
#include <QString>

#include <functional>

namespace keyferry::ui {

/// One thing that can be done or gone to from the command palette. Value type; `run` is called on
/// the GUI thread, once the palette has closed.
struct Command
{
    QString title{};      ///< `Copy base URL of openai`
    QString kind{};       ///< what it is, at the right: `Group`, `Setting`
    QString keys{};       ///< its shortcut as the platform writes it; empty: none
    QString aliases{};    ///< words it is found by and that are not shown
    QLatin1String icon{}; ///< of resources/icons
    std::function<void()> run{};
    bool opensPage = true; ///< whether its page comes to the front first
};

/// How well a command answers what was typed: 0 not at all, else the higher the better. Every word
/// of `typed` has to be found, in the title or, for less, in the aliases: as the whole beginning,
/// at the start of a word, inside a word, or as letters that stand in this order from the start of
/// a word. Thread: any; pure.
[[nodiscard]] int matchScore(const QString &typed, const Command &command);

} // namespace keyferry::ui
