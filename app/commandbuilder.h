#pragma once

#include "app/command.h"

namespace keyferry::app {
struct Words;
}

/// Words to commands, one function a verb. Each returns Usage with a detail that names the option
/// and its rule; the verb is put before it by the parser. Pure.
namespace keyferry::app::build {

[[nodiscard]] Result<Command> serve(const Words &words);
[[nodiscard]] Result<Command> status(const Words &words);

[[nodiscard]] Result<Command> groupList(const Words &words);
[[nodiscard]] Result<Command> groupShow(const Words &words);
[[nodiscard]] Result<Command> groupAdd(const Words &words);
[[nodiscard]] Result<Command> groupEdit(const Words &words);
[[nodiscard]] Result<Command> groupRename(const Words &words);
[[nodiscard]] Result<Command> groupCopy(const Words &words);
[[nodiscard]] Result<Command> groupEnable(const Words &words);
[[nodiscard]] Result<Command> groupDisable(const Words &words);
[[nodiscard]] Result<Command> groupRemove(const Words &words);
[[nodiscard]] Result<Command> groupReset(const Words &words);

[[nodiscard]] Result<Command> keyAdd(const Words &words);
[[nodiscard]] Result<Command> keyImport(const Words &words);
[[nodiscard]] Result<Command> keyExport(const Words &words);
[[nodiscard]] Result<Command> keyList(const Words &words);
[[nodiscard]] Result<Command> keyCheck(const Words &words);
[[nodiscard]] Result<Command> keyRestore(const Words &words);
[[nodiscard]] Result<Command> keyEnable(const Words &words);
[[nodiscard]] Result<Command> keyDisable(const Words &words);
[[nodiscard]] Result<Command> keyRemove(const Words &words);
[[nodiscard]] Result<Command> keyNote(const Words &words);

[[nodiscard]] Result<Command> accessKeyList(const Words &words);
[[nodiscard]] Result<Command> accessKeyAdd(const Words &words);
[[nodiscard]] Result<Command> accessKeyEdit(const Words &words);
[[nodiscard]] Result<Command> accessKeyEnable(const Words &words);
[[nodiscard]] Result<Command> accessKeyDisable(const Words &words);
[[nodiscard]] Result<Command> accessKeyRemove(const Words &words);

[[nodiscard]] Result<Command> settingsList(const Words &words);
[[nodiscard]] Result<Command> settingsGet(const Words &words);
[[nodiscard]] Result<Command> settingsSet(const Words &words);
[[nodiscard]] Result<Command> settingsReset(const Words &words);

[[nodiscard]] Result<Command> logList(const Words &words);
[[nodiscard]] Result<Command> logShow(const Words &words);
[[nodiscard]] Result<Command> logTail(const Words &words);
[[nodiscard]] Result<Command> logClear(const Words &words);
[[nodiscard]] Result<Command> stats(const Words &words);

[[nodiscard]] Result<Command> backup(const Words &words);
[[nodiscard]] Result<Command> restore(const Words &words);

} // namespace keyferry::app::build
