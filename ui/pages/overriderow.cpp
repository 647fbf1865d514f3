#include "ui/pages/overriderow.h"

#include "ui/models/errortext.h"
#include "ui/pages/settingcontrol.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

namespace keyferry::ui {

QString settingTitle(const SettingDeclaration &declaration)
{
    return QCoreApplication::translate("settings", declaration.title);
}

OverrideRow::OverrideRow(const SettingDeclaration &declaration, QWidget *parent)
    : QWidget(parent)
    , m_declaration(declaration)
    , m_control(makeSettingControl(declaration, this))
    , m_global(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
    , m_note(new FieldNote(m_control->field(), this))
{
    const QString title = settingTitle(declaration);
    auto *remove = makeIconButton("close", tr("Follow the global value again"), this);
    remove->setAccessibleName(tr("Remove “%1”").arg(title));
    m_control->setName(title);
    setFocusProxy(m_control->entrance());
    auto *field = new QVBoxLayout;
    field->setSpacing(metrics::tight);
    field->addWidget(m_control);
    field->addWidget(m_note);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, metrics::close, 0, metrics::close);
    row->setSpacing(metrics::block);
    row->addWidget(makeWords(), 1);
    row->addLayout(field, 1);
    row->addWidget(remove, 0, Qt::AlignTop);

    connect(m_control, &SettingControl::typed, this, [this](const QString &text) {
        if (settings::parse(m_declaration, text))
            setError({}); // what is wrong is said when the field is left
    });
    connect(m_control, &SettingControl::committed, this, &OverrideRow::commit);
    connect(remove, &QToolButton::clicked, this, &OverrideRow::removeRequested);
}

QWidget *OverrideRow::makeWords()
{
    auto *words = new QWidget(this);
    auto *title = new TextLabel(settingTitle(m_declaration), {}, words);
    title->setWordWrap(true);
    title->setBuddy(m_control->entrance());
    title->setToolTip(QCoreApplication::translate("settings", m_declaration.help));
    m_global->setWordWrap(true);
    auto *column = new QVBoxLayout(words);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::hair);
    column->addWidget(title);
    column->addWidget(m_global);
    column->addStretch();
    return words;
}

void OverrideRow::setValues(const QString &own, const QString &global)
{
    const QString shown = settings::maskedText(m_declaration, global);
    const QString words = shown.isEmpty() ? tr("none") : shown;
    m_global->setText(m_declaration.scope == SettingScope::GroupOnly ? tr("Default: %1").arg(words)
                                                                     : tr("Global: %1").arg(words));
    if (own == m_own && m_note->hasError())
        return; // somebody is mending it
    m_own = own;
    m_note->clearError();
    m_control->setText(settings::maskedText(m_declaration, own));
}

void OverrideRow::setError(const QString &sentence)
{
    m_note->setError(sentence);
}

void OverrideRow::commit(const QString &text)
{
    if (text == settings::maskedText(m_declaration, m_own))
        return setError({}); // left as it was shown
    const auto value = settings::parse(m_declaration, text);
    if (!value)
        return setError(fieldErrorText(value.error()));
    if (const QString normalised = settings::toText(*value); normalised != m_own)
        Q_EMIT applyRequested(normalised);
}

} // namespace keyferry::ui
