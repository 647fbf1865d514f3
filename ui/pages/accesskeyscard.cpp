#include "ui/pages/accesskeyscard.h"

#include "ui/dialogs/accesskeydialog.h"
#include "ui/models/errortext.h"
#include "ui/models/snippettarget.h"
#include "ui/pages/accesskeydelegates.h"
#include "ui/pages/revealstrip.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/valuedelegates.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>

#include <algorithm>
#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Column = AccessKeyTableModel::Column;

struct ColumnLook
{
    Column column = Column::Name;
    int width = 0;
    int narrow = 0; ///< where the window is small
};

// Least widths for the longest usual value; the name takes what is left.
constexpr std::array columnLooks{ColumnLook{Column::Key, 104, 92},
                                 ColumnLook{Column::Scope, 124, 116},
                                 ColumnLook{Column::Expires, 106, 92},
                                 ColumnLook{Column::Limit, 106, 106},
                                 ColumnLook{Column::LastUsed, 100, 100},
                                 ColumnLook{Column::Actions, 108, 92}};

} // namespace

AccessKeysCard::AccessKeysCard(ConfigEditor &editor,
                               Gateway &gateway,
                               Toast *toast,
                               QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_toast(toast)
    , m_model(editor, gateway)
    , m_removal(editor)
    , m_table(new DataTable)
    , m_reveal(new RevealStrip)
    , m_none(new TextLabel(tr("There is no access key: no program gets in."),
                           {.color = &Theme::textMuted}))
{
    m_none->setContentsMargins(metrics::wide, metrics::block, metrics::wide, metrics::block);
    auto *card = new Card(this);
    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(m_table);
    column->addWidget(m_none);
    column->addWidget(m_reveal);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    prepareTable();

    connect(&m_removal, &AccessKeyRemoval::hidden, &m_model, &AccessKeyTableModel::hide);
    connect(&m_removal, &AccessKeyRemoval::shown, &m_model, &AccessKeyTableModel::unhide);
    connect(&m_removal, &AccessKeyRemoval::failed, this, &AccessKeysCard::tell);
    connect(&m_tick, &QTimer::timeout, m_table->viewport(), qOverload<>(&QWidget::update));
    m_tick.start(10s);
}

QWidget *AccessKeysCard::makeHead()
{
    auto *head = new QWidget;
    auto *title = new TextLabel(tr("Access keys"), {.font = &Fonts::section});
    auto *hint = new TextLabel(tr("what your programs present to keyferry"),
                               {.font = &Fonts::caption, .color = &Theme::textMuted});
    auto *add = makeButton(tr("&New access key"), {.icon = "plus"});
    auto *row = new QHBoxLayout(head);
    row->setContentsMargins(metrics::wide, metrics::gap - 1, metrics::gap, metrics::gap);
    row->setSpacing(metrics::gap);
    row->addWidget(title);
    row->addWidget(hint);
    row->addStretch();
    row->addWidget(add);
    connect(add, &QPushButton::clicked, this, &AccessKeysCard::create);
    return head;
}

void AccessKeysCard::prepareTable()
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Access keys"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->installEventFilter(this);
    const auto delegate = [this](Column column, QAbstractItemDelegate *made) {
        m_table->setItemDelegateForColumn(static_cast<int>(column), made);
    };
    delegate(Column::Name, new AccessKeyNameDelegate(m_table));
    delegate(Column::Key, new MaskDelegate(m_table));
    delegate(Column::Expires, new ExpiryDelegate(m_table));
    delegate(Column::Limit, new LimitDelegate(m_table));
    delegate(Column::LastUsed, new RelativeTimeDelegate(m_table));
    QHeaderView *header = m_table->horizontalHeader();
    header->setSectionsMovable(false);
    header->setMinimumSectionSize(metrics::tableRow);
    header->setSectionResizeMode(static_cast<int>(Column::Name), QHeaderView::Stretch);

    connect(m_table, &QWidget::customContextMenuRequested, this, [this](const QPoint &where) {
        openMenu(current(), m_table->viewport()->mapToGlobal(where));
    });
    connect(m_table, &QAbstractItemView::doubleClicked, this, [this] { edit(current()); });
    connect(&m_model,
            &QAbstractItemModel::rowsInserted,
            this,
            [this](const QModelIndex &, int first, int last) { placeButtons(first, last); });
    connect(&m_model, &QAbstractItemModel::rowsRemoved, this, &AccessKeysCard::fitHeight);
    placeButtons(0, m_model.rowCount() - 1);
}

// A handful of rows: real buttons, so that each has a tab stop and a name.
void AccessKeysCard::placeButtons(int first, int last)
{
    for (int row = first; row <= last; ++row) {
        m_table->setIndexWidget(m_model.index(row, static_cast<int>(Column::Actions)),
                                makeRowButtons(m_model.at(row)->id));
    }
    fitHeight();
}

QWidget *AccessKeysCard::makeRowButtons(AccessKeyId key)
{
    const QString name = accessKeyTitle(*find(key));
    auto *buttons = new QWidget;
    auto *row = new QHBoxLayout(buttons);
    row->setContentsMargins(0, 0, metrics::gap, 1);
    row->setSpacing(metrics::hair);
    row->addStretch();
    auto *eye = makeIconButton("eye", tr("Show %1 for 10 s").arg(name), buttons);
    auto *copyIt = makeIconButton("copy", tr("Copy %1").arg(name), buttons);
    auto *more = makeIconButton("more", tr("More for %1").arg(name), buttons);
    for (QToolButton *button : {eye, copyIt, more})
        row->addWidget(button);
    connect(eye, &QToolButton::clicked, this, [this, key] { reveal(key); });
    connect(copyIt, &QToolButton::clicked, this, [this, key] { copy(key); });
    connect(more, &QToolButton::clicked, this, [this, key, more] {
        openMenu(key, more->mapToGlobal(QPoint(0, more->height())));
    });
    return buttons;
}

// As high as its rows: the page scrolls, not a box in it.
void AccessKeysCard::fitHeight()
{
    m_table->setFixedHeight(metrics::tableHeader + m_model.rowCount() * metrics::tableRow);
    m_table->setVisible(m_model.rowCount() > 0);
    m_none->setVisible(m_model.rowCount() == 0);
}

// Below it the columns would not keep their words; the tooltip of the name has what is left out.
void AccessKeysCard::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    constexpr int roomForAll = 760;
    const bool isNarrow = width() < roomForAll;
    for (const Column column : {Column::Limit, Column::LastUsed})
        m_table->setColumnHidden(static_cast<int>(column), isNarrow);
    for (const ColumnLook &look : columnLooks)
        m_table->setColumnWidth(static_cast<int>(look.column), isNarrow ? look.narrow : look.width);
}

const AccessKeyConfig *AccessKeysCard::find(AccessKeyId key) const
{
    return m_model.at(m_model.rowOf(key));
}

AccessKeyId AccessKeysCard::current() const
{
    const AccessKeyConfig *key = m_model.at(m_table->currentIndex().row());
    return key ? key->id : AccessKeyId{};
}

void AccessKeysCard::focusTable()
{
    if (!m_table->currentIndex().isValid())
        m_table->setCurrentIndex(m_model.index(0, 0));
    m_table->setFocus(Qt::OtherFocusReason);
}

void AccessKeysCard::openMenu(AccessKeyId id, const QPoint &where)
{
    const AccessKeyConfig *key = find(id);
    if (!key)
        return;
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu, id](QAnyStringView iconName,
                                      const QString &text,
                                      void (AccessKeysCard::*run)(AccessKeyId)) {
        menu->addAction(icon(iconName), text, this, [this, id, run] { (this->*run)(id); });
    };
    add("edit", tr("&Edit…"), &AccessKeysCard::edit);
    add("copy", tr("&Copy key"), &AccessKeysCard::copy);
    add("eye", tr("&Reveal for 10 s"), &AccessKeysCard::reveal);
    menu->addSeparator();
    add(key->enabled ? QAnyStringView("disabled") : QAnyStringView("play"),
        key->enabled ? tr("&Disable") : tr("E&nable"),
        &AccessKeysCard::toggle);
    add("trash", tr("Re&voke"), &AccessKeysCard::revoke);
    menu->popup(where);
}

bool AccessKeysCard::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_table || event->type() != QEvent::KeyPress)
        return QWidget::eventFilter(watched, event);
    const auto *key = static_cast<QKeyEvent *>(event);
    if (key->matches(QKeySequence::Delete))
        revoke(current());
    else if (key->matches(QKeySequence::Copy))
        copy(current());
    else if (key->key() == Qt::Key_F2 || key->key() == Qt::Key_Return)
        edit(current());
    else
        return QWidget::eventFilter(watched, event);
    return true;
}

void AccessKeysCard::create()
{
    showDialog(nullptr);
}

void AccessKeysCard::edit(AccessKeyId id)
{
    if (const AccessKeyConfig *key = find(id))
        showDialog(key);
}

void AccessKeysCard::showDialog(const AccessKeyConfig *key)
{
    auto *dialog = new AccessKeyDialog(m_editor, key, window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &AccessKeyDialog::made, this, [this](const Secret &secret) {
        m_toast->show({.text = tr("Access key %1 is in force").arg(secret.masked()),
                       .action = tr("Copy key"),
                       .act = [card = QPointer(this), secret] {
                           if (card)
                               card->putIntoClipboard(secret);
                       }});
    });
    dialog->open();
}

void AccessKeysCard::reveal(AccessKeyId id)
{
    m_editor.revealAccessKey(id, {this, [this](const Result<Secret> &secret) {
                                      if (!secret)
                                          return tell(secret.error());
                                      m_reveal->reveal(*secret);
                                  }});
}

void AccessKeysCard::copy(AccessKeyId id)
{
    m_editor.revealAccessKey(id, {this, [this](const Result<Secret> &secret) {
                                      if (!secret)
                                          return tell(secret.error());
                                      putIntoClipboard(*secret);
                                  }});
}

void AccessKeysCard::putIntoClipboard(const Secret &secret)
{
    m_clipboard.put(secret);
    m_toast->show({.text = tr("%1 copied, for 30 s").arg(secret.masked()), .icon = "copy"});
}

void AccessKeysCard::toggle(AccessKeyId id)
{
    const AccessKeyConfig *key = find(id);
    if (!key)
        return;
    m_editor.editAccessKey(
        id, {.enabled = !key->enabled}, {this, [this](const Result<Secret> &done) {
                                             if (!done)
                                                 tell(done.error());
                                         }});
}

void AccessKeysCard::revoke(AccessKeyId id)
{
    const AccessKeyConfig *found = find(id);
    if (!found)
        return;
    const AccessKeyConfig key = *found;
    m_reveal->conceal();
    m_toast->dismiss(); // what it offers to undo would be the wrong one
    m_removal.remove(key);
    // The toast outlives a page that goes: it must not reach into it then.
    const QPointer<AccessKeyRemoval> removal(&m_removal);
    m_toast->show({.text = tr("%1 revoked").arg(accessKeyTitle(key)),
                   .undo =
                       [removal] {
                           if (removal)
                               removal->undo();
                       },
                   .expired =
                       [removal] {
                           if (removal)
                               removal->finish();
                       }});
}

void AccessKeysCard::tell(const Error &error)
{
    m_toast->show({.text = errorText(error), .icon = "error"});
}

} // namespace keyferry::ui
