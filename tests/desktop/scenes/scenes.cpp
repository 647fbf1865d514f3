#include "tests/desktop/scenes/scenes.h"

namespace keyferry::test {

void Studio::play()
{
    scenes::overview(*this);
    scenes::requests(*this);
    scenes::connect(*this);
    scenes::settings(*this);
    scenes::groups(*this);
    scenes::rules(*this);
    scenes::aggregates(*this);
    scenes::groupDialog(*this);
    scenes::keyDialogs(*this);
    scenes::setup(*this);
    scenes::frame(*this);
}

} // namespace keyferry::test
