#include "tests/desktop/scenes/scenes.h"
#include "ui/pages/settingspage.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;

void scenes::settings(Studio &studio)
{
    studio.window().showPage(&studio.page<ui::SettingsPage>());
    studio.show(u"settings"_s);
    studio.show(u"settings-small"_s, Studio::least);
}

} // namespace keyferry::test
