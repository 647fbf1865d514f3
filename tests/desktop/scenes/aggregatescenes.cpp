// The Groups page with an aggregate, and the dialogs that are about one.
#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/dialogs/addmembersdialog.h"
#include "ui/dialogs/aggregatedialog.h"
#include "ui/dialogs/aggregateform.h"
#include "ui/dialogs/deletegroupdialog.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/memberspane.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSpinBox>
#include <QTableView>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

void withoutMembers(Studio &studio)
{
    const GroupPtr fast = studio.group("fast");
    GroupDraft none = draftOf(*fast);
    none.enabled = false;
    none.members.clear();
    studio.editor().editGroup(fast->id, none, {});
    studio.show(u"members-none"_s);
    ui::AddMembersDialog members(studio.editor(), studio.group("fast"), &studio.window());
    members.open();
    studio.show(u"add-members-dialog"_s, members);
    members.close();
    studio.editor().editGroup(fast->id, draftOf(*fast), {});
}

void newAggregate(Studio &studio)
{
    studio.resize();
    ui::AggregateDialog dialog(studio.editor(), {}, &studio.window());
    dialog.open();
    auto *name = named<QLineEdit>(dialog, ui::AggregateForm::tr("&Name"));
    QTest::keyClicks(name, u"openai"_s);
    Q_EMIT name->editingFinished();
    const auto check = [&dialog](const QString &member) {
        for (QCheckBox *box : dialog.findChildren<QCheckBox *>()) {
            if (box->accessibleName() == member)
                box->click();
        }
    };
    check(u"openai"_s);
    check(u"openai-spare"_s);
    dialog.findChild<QSpinBox *>()->setValue(3);
    studio.show(u"aggregate-dialog"_s, dialog);
    dialog.close();
}

} // namespace

void scenes::aggregates(Studio &studio)
{
    auto &page = studio.page<ui::GroupsPage>();
    studio.window().showPage(&page);
    page.showGroup(studio.group("fast")->id);
    page.findChild<ui::MembersPane *>()->findChild<QTableView *>()->selectRow(1);
    studio.show(u"members"_s);
    studio.show(u"members-small"_s, Studio::least);
    studio.resize();
    ui::DeleteGroupDialog remove(studio.editor(), studio.group("fast"), {}, &studio.window());
    remove.open();
    studio.show(u"delete-aggregate-dialog"_s, remove);
    remove.close();
    withoutMembers(studio);
    page.showGroup(studio.group("openai")->id);
    newAggregate(studio);
}

} // namespace keyferry::test
