#include "tests/desktop/scenes/scenes.h"
#include "ui/pages/requestspage.h"

#include <QTableView>

namespace keyferry::test {

using namespace Qt::StringLiterals;

void scenes::requests(Studio &studio)
{
    auto &page = studio.page<ui::RequestsPage>();
    studio.window().showPage(&page);
    page.findChild<QTableView *>()->selectRow(0);
    studio.show(u"requests"_s);
    studio.show(u"requests-small"_s, Studio::least);
}

} // namespace keyferry::test
