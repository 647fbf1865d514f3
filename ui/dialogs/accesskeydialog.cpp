#include "ui/dialogs/accesskeydialog.h"

#include "ui/dialogs/accesskeyform.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/formrows.h"
#include "ui/models/errortext.h"

#include <QPushButton>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 520;

} // namespace

AccessKeyDialog::AccessKeyDialog(ConfigEditor &editor, const AccessKeyConfig *key, QWidget *parent)
    : QDialog(parent)
    , m_editor(editor)
    , m_key(key ? std::optional(*key) : std::nullopt)
    , m_form(new AccessKeyForm(*editor.snapshot(), key))
    , m_foot(new DialogFoot(key ? tr("Save") : tr("Create access key"), ButtonKind::Primary, this))
{
    setWindowTitle(key ? tr("Edit access key") : tr("New access key"));
    setMinimumWidth(usualWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(scrolled(m_form), 1);
    column->addWidget(m_foot);
    resize(usualWidth, m_form->sizeHint().height() + m_foot->sizeHint().height() + 60);
    connect(m_form, &AccessKeyForm::changed, this, &AccessKeyDialog::judge);
    connect(m_foot, &DialogFoot::primaryClicked, this, &AccessKeyDialog::save);
    m_form->focusFirst();
}

void AccessKeyDialog::judge()
{
    const bool isRight = m_form->judge();
    m_foot->setReady(isRight, isRight ? QString() : tr("A field needs a change"));
}

void AccessKeyDialog::save()
{
    if (!m_form->judge())
        return m_foot->setReady(false, tr("A field needs a change"));
    m_foot->setReady(false, tr("Saving…"));
    if (m_key)
        change();
    else
        add();
}

void AccessKeyDialog::add()
{
    const auto done = [this](const Result<AddedAccessKey> &added) {
        finish(added ? Result<Secret>(added->secret) : Result<Secret>(added.error()));
    };
    m_editor.addAccessKey({.scope = m_form->scope(),
                           .name = m_form->name(),
                           .secret = m_form->secret().value_or(Secret()),
                           .expiresAt = m_form->expiresAt(),
                           .limits = m_form->limits()},
                          {this, done});
}

void AccessKeyDialog::change()
{
    m_editor.editAccessKey(m_key->id,
                           {.name = m_form->name(),
                            .enabled = m_form->isKeyEnabled(),
                            .scope = m_form->scope(),
                            .expiresAt = m_form->expiresAt(),
                            .limits = m_form->limits(),
                            .secret = m_form->secret()},
                           {this, [this](const Result<Secret> &secret) { finish(secret); }});
}

void AccessKeyDialog::finish(const Result<Secret> &secret)
{
    if (!secret) {
        m_foot->setFailure(errorText(secret.error()));
        m_form->showError(secret.error());
        return;
    }
    if (!secret->isEmpty())
        Q_EMIT made(*secret);
    accept();
}

} // namespace keyferry::ui
