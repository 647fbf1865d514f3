#pragma once

#include "proxy/core/configeditor.h"

#include <QDialog>

#include <optional>

namespace keyferry::ui {

class AccessKeyForm;
class DialogFoot;

/// A new access key, or changes to one that is there. Errors stand beside their field.
class AccessKeyDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \param key  null: a new one
    AccessKeyDialog(ConfigEditor &editor, const AccessKeyConfig *key, QWidget *parent = nullptr);

    [[nodiscard]] AccessKeyForm &form() { return *m_form; }

Q_SIGNALS:
    /// A text nobody has yet is in force: of a new key, or in place of an old one.
    void made(const keyferry::Secret &secret);

private:
    void judge();
    void save();
    void add();
    void change();
    void finish(const Result<Secret> &secret);

    ConfigEditor &m_editor;
    std::optional<AccessKeyConfig> m_key{};
    AccessKeyForm *m_form = nullptr;
    DialogFoot *m_foot = nullptr;
};

} // namespace keyferry::ui
