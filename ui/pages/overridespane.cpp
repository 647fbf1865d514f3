#include "ui/pages/overridespane.h"

#include "ui/models/errortext.h"
#include "ui/pages/overriderow.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPointer>
#include <QScrollArea>
#include <QVBoxLayout>

namespace keyferry::ui {

namespace {

bool isForGroups(const SettingDeclaration &declaration)
{
    return declaration.scope != SettingScope::Global;
}

} // namespace

OverridesPane::OverridesPane(ConfigEditor &editor, Toast *toast, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_toast(toast)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::wide, metrics::block, metrics::wide, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(makeBar());
    m_note = new FieldNote(m_names, this);
    m_empty = new TextLabel(
        tr("This group follows the global settings."), {.color = &Theme::textMuted}, this);
    column->addWidget(m_note);
    column->addWidget(m_empty);
    column->addWidget(makeList(), 1);
}

QWidget *OverridesPane::makeBar()
{
    auto *bar = new QWidget(this);
    m_names = new QComboBox(bar);
    m_names->setAccessibleName(tr("Setting to add"));
    m_names->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_add = makeButton(tr("&Add"), {.size = ButtonSize::Small, .icon = "plus"}, bar);
    m_add->setToolTip(tr("Give this group a value of its own"));
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::gap);
    row->addWidget(m_names);
    row->addWidget(m_add);
    row->addStretch();
    connect(m_add, &QPushButton::clicked, this, &OverridesPane::addChosen);
    return bar;
}

QWidget *OverridesPane::makeList()
{
    auto *scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus); // its fields take the focus
    auto *list = new QWidget(scroll);
    auto *whole = new QVBoxLayout(list);
    whole->setContentsMargins(0, 0, 0, metrics::wide);
    m_column = new QVBoxLayout;
    m_column->setSpacing(0);
    whole->addLayout(m_column);
    whole->addStretch();
    scroll->setWidget(list);
    return scroll;
}

void OverridesPane::setGroup(const GroupPtr &group)
{
    const GroupPtr last = std::exchange(m_group, group);
    if (!group)
        return;
    const bool isSame = last && last->id == group->id;
    if (!isSame)
        m_note->clearError();
    if (!isSame || last->overrides.keys() != group->overrides.keys())
        rebuild();
    refresh();
}

void OverridesPane::rebuild()
{
    for (OverrideRow *row : std::as_const(m_rows)) {
        row->disconnect(this); // a field that loses the focus here has nothing to say
        row->hide();
        row->deleteLater(); // may be inside its own signal
    }
    m_rows.clear();
    for (const SettingDeclaration &declaration : settings::all()) {
        if (!isForGroups(declaration) || !m_group->overrides.contains(declaration.name))
            continue;
        auto *row = new OverrideRow(declaration, this);
        m_rows.append(row);
        m_column->addWidget(row);
        row->show(); // now, so that it can take the focus
        connect(row, &OverrideRow::applyRequested, this, [this, row](const QString &text) {
            apply(row, text);
        });
        connect(row, &OverrideRow::removeRequested, this, [this, row] {
            remove(row->declaration().name);
        });
    }
    m_empty->setVisible(m_rows.isEmpty());
    fillNames();
}

void OverridesPane::refresh()
{
    for (OverrideRow *row : std::as_const(m_rows)) {
        const SettingDeclaration &declaration = row->declaration();
        row->setValues(m_group->overrides.value(declaration.name), globalText(declaration));
    }
}

void OverridesPane::fillNames()
{
    m_names->clear();
    for (const SettingDeclaration &declaration : settings::all()) {
        if (isForGroups(declaration) && !m_group->overrides.contains(declaration.name))
            m_names->addItem(settingTitle(declaration), QString(declaration.name));
    }
    m_names->model()->sort(0);
    m_names->setCurrentIndex(m_names->count() > 0 ? 0 : -1);
    m_add->setEnabled(m_names->count() > 0);
}

QString OverridesPane::globalText(const SettingDeclaration &declaration) const
{
    return settings::toText(declaration.scope == SettingScope::GroupOnly
                                ? declaration.fallback
                                : m_editor.snapshot()->settings.at(declaration.name));
}

void OverridesPane::addChosen()
{
    const QString name = m_names->currentData().toString();
    QMap<QString, QString> overrides = m_group->overrides;
    overrides.insert(name, globalText(*settings::find(name)));
    save(overrides, [this, name](const Outcome &outcome) {
        m_note->setError(outcome ? QString() : fieldErrorText(outcome.error()));
        for (OverrideRow *row : std::as_const(m_rows)) {
            if (outcome && row->declaration().name == name)
                row->setFocus();
        }
    });
}

void OverridesPane::remove(const QString &name)
{
    QMap<QString, QString> overrides = m_group->overrides;
    const QString text = overrides.take(name);
    // The toast may outlive the pane.
    const auto undo = [pane = QPointer(this), group = m_group->id, name, text] {
        if (pane)
            pane->putBack(group, name, text);
    };
    save(overrides, [this, name, undo](const Outcome &outcome) {
        m_note->setError(outcome ? QString() : fieldErrorText(outcome.error()));
        if (outcome)
            m_toast->show({.text = tr("“%1” follows the global setting again")
                                       .arg(settingTitle(*settings::find(name))),
                           .undo = undo});
    });
}

// Into what the group has by now: other edits since then stay.
void OverridesPane::putBack(GroupId id, const QString &name, const QString &text)
{
    const GroupPtr group = m_editor.snapshot()->group(id);
    if (!group)
        return;
    GroupDraft draft = draftOf(*group);
    draft.overrides.insert(name, text);
    const auto done = [this](const Outcome &outcome) {
        if (!outcome)
            m_toast->show({.text = errorText(outcome.error()), .icon = "error"});
    };
    m_editor.editGroup(id, draft, {this, done});
}

void OverridesPane::apply(OverrideRow *row, const QString &text)
{
    QMap<QString, QString> overrides = m_group->overrides;
    overrides.insert(row->declaration().name, text);
    save(overrides, [row = QPointer(row)](const Outcome &outcome) {
        if (row)
            row->setError(outcome ? QString() : fieldErrorText(outcome.error()));
    });
}

void OverridesPane::save(const QMap<QString, QString> &overrides,
                         const std::function<void(const Outcome &)> &done)
{
    GroupDraft draft = draftOf(*m_group);
    draft.overrides = overrides;
    // An answer that comes after another group was chosen is not about what is shown.
    const auto told = [this, done, group = m_group->id](const Outcome &outcome) {
        if (m_group && m_group->id == group)
            done(outcome);
    };
    m_editor.editGroup(m_group->id, draft, {this, told});
}

} // namespace keyferry::ui
