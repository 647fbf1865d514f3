#pragma once

#include "tests/desktop/studio.h"

/// One function a page or family of dialogs, each in a file of its own. A scene leaves the window
/// as it found it. A new one is a file, a line here, a line in scenes.cpp and one in
/// CMakeLists.txt.
namespace keyferry::test::scenes {

void aggregates(Studio &studio);
void connect(Studio &studio);
void frame(Studio &studio);
void groupDialog(Studio &studio);
void groups(Studio &studio);
void keyDialogs(Studio &studio);
void overview(Studio &studio);
void requests(Studio &studio);
void rules(Studio &studio);
void settings(Studio &studio);
void setup(Studio &studio);

} // namespace keyferry::test::scenes
