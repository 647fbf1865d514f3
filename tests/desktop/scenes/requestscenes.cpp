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
    page.showQuery({.group = u"openai"_s, .took = DurationRange{.most = 19'999}});
    page.findChild<QTableView *>()->selectRow(1);
    studio.show(u"requests-filtered"_s);
    studio.show(u"requests-filtered-small"_s, Studio::least);
    page.showQuery({.status = StatusRange{418, 418}});
    studio.show(u"requests-nothing"_s);
    page.showQuery({});
}

} // namespace keyferry::test
