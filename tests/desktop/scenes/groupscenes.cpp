// The Groups page with a pool of keys, and its tabs but for the rules.
#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/dialogs/taskdetailsdialog.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/keyactions.h"
#include "ui/pages/keyspane.h"

#include <QAction>
#include <QPushButton>
#include <QTabBar>
#include <QTableView>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

QList<CheckResult> demoResults()
{
    return {{.id = KeyId{1}, .mask = u"sk-p…x9Qf"_s, .status = 200},
            {.id = KeyId{2},
             .mask = u"sk-p…bb3Z"_s,
             .verdict = Verdict::KeyRejected,
             .status = 401,
             .message = u"Incorrect API key provided"_s,
             .state = KeyState::Invalid},
            {.id = KeyId{3},
             .mask = u"sk-s…Vu81"_s,
             .verdict = Verdict::UpstreamFault,
             .message = u"connection refused"_s}};
}

void explainThirdKey(Studio &studio)
{
    auto *table = studio.page<ui::KeysPane>().findChild<QTableView *>();
    settle(); // the column of tags comes with the first rows
    table->selectRow(2);
    for (QAction *action : table->actions()) {
        if (action->text() == ui::KeyActions::tr("Why?"))
            action->trigger();
    }
}

void taskDetails(Studio &studio)
{
    ui::TaskListModel &tasks = studio.window().tasks();
    const ui::TaskId task = tasks.idAt(0);
    ui::TaskDetailsDialog dialog(*tasks.task(task), &studio.window());
    dialog.open();
    studio.show(u"check-details-dialog"_s, dialog);
    dialog.close();
    tasks.dismiss(task);
}

void keyCheck(Studio &studio)
{
    CheckProgress check{.id = CheckId{7}, .group = studio.group("openai")->id, .total = 21};
    check.checked = 14;
    check.valid = 12;
    check.invalid = 1;
    check.unchanged = 1;
    check.results = demoResults();
    studio.gateway().advanceCheck(check);
    studio.show(u"groups"_s);
    studio.show(u"groups-small"_s, Studio::least);
    check.isFinished = true;
    check.checked = 21;
    check.valid = 18;
    check.unchanged = 2;
    check.results = {};
    studio.gateway().advanceCheck(check);
    studio.show(u"check-done"_s);
    taskDetails(studio);
}

void upstreams(Studio &studio)
{
    QList<QPushButton *> tests = studio.page<ui::GroupsPage>().findChildren<QPushButton *>();
    tests.removeIf([](const QPushButton *button) {
        return !button->accessibleName().contains(u"http"_s) || button->text().isEmpty();
    });
    studio.gateway().tryAnswer = CheckResult{
        .mask = u"sk-p…x9Qf"_s, .verdict = Verdict::Success, .status = 200, .firstByteMs = 420};
    tests.first()->click();
    settle();
    studio.gateway().tryAnswer = Error{.kind = ErrorKind::KeysCooling};
    if (tests.size() > 1)
        tests.last()->click();
    studio.show(u"upstreams"_s);
    studio.show(u"upstreams-small"_s, Studio::least);
}

} // namespace

void scenes::groups(Studio &studio)
{
    auto &page = studio.page<ui::GroupsPage>();
    studio.window().showPage(&page);
    explainThirdKey(studio);
    keyCheck(studio);
    auto *tabs = page.findChild<QTabBar *>();
    tabs->setCurrentIndex(1);
    upstreams(studio);
    tabs->setCurrentIndex(4);
    studio.show(u"overrides"_s);
    tabs->setCurrentIndex(tabs->count() - 1);
    studio.show(u"use"_s);
    tabs->setCurrentIndex(0);
}

} // namespace keyferry::test
