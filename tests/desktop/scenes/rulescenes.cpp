#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/rulesfoot.h"
#include "ui/pages/rulespane.h"
#include "ui/pages/ruletable.h"
#include "ui/widgets/segmentedfilter.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

void headers(Studio &studio, ui::RulesPane &pane)
{
    auto *table = named<QTableView>(pane, ui::RuleTable::tr("Header rules"));
    table->setCurrentIndex(table->model()->index(1, 2));
    table->model()->setData(table->currentIndex(), u"${CLIENT}"_s);
    studio.show(u"rules-headers"_s);
    studio.show(u"rules-headers-small"_s, Studio::least);
    table->edit(table->model()->index(0, 2));
    studio.show(u"rules-header-cell"_s, Studio::least);
    table->setCurrentIndex(table->model()->index(0, 2));
    pane.findChildren<ui::RuleTable *>().at(1)->commit();
    table->model()->setData(table->model()->index(1, 2), u"${CLIENT_IP}"_s);
}

void parameters(Studio &studio, ui::RulesPane &pane)
{
    pane.findChild<QPlainTextEdit *>()->appendPlainText(u"}"_s);
    QTest::qWait(400); // said after a pause
    studio.show(u"rules-parameters"_s);
    studio.show(u"rules-parameters-small"_s, Studio::least);
}

void failures(Studio &studio, ui::RulesPane &pane)
{
    auto *table = named<QTableView>(pane, ui::RuleTable::tr("Failure rules"));
    table->edit(table->model()->index(0, 2));
    studio.show(u"rules-failures"_s);
    studio.show(u"rules-failures-small"_s, Studio::least);
    table->model()->removeRows(0, table->model()->rowCount());
    studio.show(u"rules-empty"_s, Studio::least);
}

} // namespace

void scenes::rules(Studio &studio)
{
    auto &page = studio.page<ui::GroupsPage>();
    studio.window().showPage(&page);
    auto *tabs = page.findChild<QTabBar *>();
    tabs->setCurrentIndex(3);
    auto *pane = page.findChild<ui::RulesPane *>();
    auto *parts = pane->findChild<ui::SegmentedFilter *>();
    studio.show(u"rules-models"_s);
    parts->setCurrent(1);
    studio.show(u"rules"_s);
    headers(studio, *pane);
    parts->setCurrent(2);
    parameters(studio, *pane);
    parts->setCurrent(3);
    failures(studio, *pane);
    parts->setCurrent(0);
    for (QPushButton *button : pane->findChildren<QPushButton *>()) {
        if (button->text() == ui::RulesFoot::tr("Re&vert"))
            button->click();
    }
    tabs->setCurrentIndex(0);
}

} // namespace keyferry::test
