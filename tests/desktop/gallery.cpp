#include "tests/desktop/gallery.h"

#include "proxy/core/config.h"
#include "proxy/core/records.h"
#include "ui/models/roles.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/numberbox.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/switch.h"
#include "ui/widgets/taglabel.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/valuedelegates.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateTime>
#include <QFormLayout>
#include <QHeaderView>
#include <QMenu>
#include <QProgressBar>
#include <QRadioButton>
#include <QStandardItemModel>
#include <QTabBar>
#include <QVBoxLayout>

namespace keyferry::test {

using namespace ui;
using namespace Qt::StringLiterals;

namespace {

QHBoxLayout *rowOf(const QList<QWidget *> &widgets)
{
    auto *row = new QHBoxLayout;
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    row->addStretch();
    return row;
}

QHBoxLayout *buttons()
{
    auto *menu = makeButton(u"Export"_s, {.size = ButtonSize::Small, .icon = "export"});
    menu->setMenu(new QMenu(menu));
    auto *off = makeButton(u"Create group"_s, {.kind = ButtonKind::Primary});
    off->setEnabled(false);
    auto *checked = makeButton(u"Follow"_s, {.size = ButtonSize::Small, .icon = "follow"});
    checked->setCheckable(true);
    checked->setChecked(true);
    return rowOf(
        {makeButton(u"Add keys"_s,
                    {.kind = ButtonKind::Primary, .size = ButtonSize::Small, .icon = "plus"}),
         makeButton(u"Restore"_s, {.size = ButtonSize::Small, .icon = "restore"}),
         menu,
         checked,
         makeButton(u"Delete"_s,
                    {.kind = ButtonKind::Danger, .size = ButtonSize::Small, .icon = "trash"}),
         makeButton(u"Cancel"_s),
         makeButton(u"Delete group"_s, {.kind = ButtonKind::Danger}),
         off,
         makeIconButton("more", u"More"_s),
         makeLink(u"Show them"_s),
         new TagLabel(u"openai"_s)});
}

QWidget *form()
{
    auto *box = new QWidget;
    auto *layout = new QFormLayout(box);
    layout->setLabelAlignment(Qt::AlignRight);
    auto *name = new QLineEdit(u"silicon flow"_s);
    auto *note = new FieldNote(name, box);
    note->setError(u"Only a–z, 0–9, “_” and “-”."_s, u"Use “silicon-flow”"_s);
    auto *channel = new QComboBox;
    channel->addItems({u"OpenAI chat completions"_s, u"Gemini"_s});
    auto *number = new NumberBox(1, 300, u"s"_s);
    number->setValueText(u"30"_s);
    auto *off = new QLineEdit(u"read only"_s);
    off->setEnabled(false);
    auto *check = new QCheckBox(u"Check the new keys now"_s);
    check->setChecked(true);
    auto *radio = new QRadioButton(u"Active keys only"_s);
    radio->setChecked(true);
    auto *toggle = new Switch;
    toggle->setText(u"Enabled"_s);
    toggle->setChecked(true);
    auto *progress = new QProgressBar;
    progress->setValue(66);
    layout->addRow(u"&Name"_s, name);
    layout->addRow(QString(), note);
    layout->addRow(u"&Channel"_s, channel);
    layout->addRow(u"Number"_s, number);
    layout->addRow(u"Disabled"_s, off);
    layout->addRow(
        QString(),
        rowOf(
            {check, new QCheckBox(u"Add them as disabled"_s), radio, new QRadioButton(u"All"_s)}));
    layout->addRow(QString(), rowOf({toggle, new Switch, progress}));
    return box;
}

DataTable *table(QWidget *parent)
{
    auto *model = new QStandardItemModel(0, 7, parent);
    model->setHorizontalHeaderLabels(
        {u"State"_s, u"Key"_s, u"Notes"_s, u"Tag"_s, u"Requests"_s, u"Last used"_s, u"Status"_s});
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    for (int i = 0; i < 14; ++i) {
        QList<QStandardItem *> row;
        const QVariantList values{i % 3,
                                  u"sk-p…x9Qf"_s,
                                  u"Work account with a long note"_s,
                                  u"acme"_s,
                                  18'402 * i,
                                  now - i * i * 900'000LL,
                                  i % 4 == 3 ? 503 : (i % 4 == 2 ? 429 : 200)};
        for (const QVariant &value : values) {
            row.append(new QStandardItem);
            row.last()->setData(value, Qt::DisplayRole);
        }
        row.last()->setData(static_cast<int>(i == 0 ? RequestOutcome::Running
                                                    : (i % 4 >= 2 ? RequestOutcome::Failed
                                                                  : RequestOutcome::Succeeded)),
                            roles::outcome);
        row.last()->setData(true, roles::isStream);
        model->appendRow(row);
    }
    model->setHeaderData(
        4, Qt::Horizontal, QVariant(Qt::AlignRight | Qt::AlignVCenter), Qt::TextAlignmentRole);
    auto *view = new DataTable(parent);
    view->setModel(model);
    view->setSortingEnabled(false);
    view->horizontalHeader()->setSortIndicatorShown(true);
    view->horizontalHeader()->setSortIndicator(4, Qt::DescendingOrder);
    view->horizontalHeader()->setSectionResizeMode(2, QHeaderView::Stretch);
    view->setItemDelegateForColumn(0, new KeyStateDelegate(view));
    view->makeRoom(0, {lookOf(KeyState::Cooling).word, lookOf(KeyState::Disabled).word});
    view->setItemDelegateForColumn(1, new MaskDelegate(view));
    view->setItemDelegateForColumn(3, new TagDelegate(view));
    view->setItemDelegateForColumn(4, new NumberDelegate(view));
    view->setItemDelegateForColumn(5, new RelativeTimeDelegate(view));
    view->setItemDelegateForColumn(6, new StatusDelegate(view));
    view->selectRow(2);
    return view;
}

} // namespace

QWidget *makeGallery()
{
    auto *sheet = new QWidget;
    auto *column = new QVBoxLayout(sheet);
    column->addWidget(new TextLabel(u"OpenAI"_s, {.font = &Fonts::title}));
    column->addLayout(buttons());
    auto *filter = new SegmentedFilter({{u"All"_s},
                                        {u"Active"_s, "state-active"_L1, &Theme::keyActive},
                                        {u"Invalid"_s, "state-invalid"_L1, &Theme::keyInvalid}});
    filter->setCount(0, 21);
    filter->setCount(1, 17);
    auto *search = new SearchField(u"Notes, tag, mask, or a whole key"_s);
    search->setProperty("kf-size", u"small"_s);
    search->setKeyCap(QKeySequence::Find);
    search->setMinimumWidth(360);
    column->addLayout(rowOf({filter, search}));
    auto *tabs = new QTabBar;
    for (const QString &title : {u"Keys\t21"_s, u"Upstreams\t2"_s, u"Use it"_s})
        tabs->addTab(title);
    column->addWidget(tabs);
    column->addWidget(table(sheet), 1);
    column->addWidget(form());
    return sheet;
}

} // namespace keyferry::test
