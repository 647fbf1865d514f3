#pragma once

#include "proxy/core/configeditor.h"

#include <QWidget>

class QComboBox;

namespace keyferry::ui {

class CopyButton;
class ElidedLabel;
class SnippetBox;
class Toast;

/// How to use a group: base URL and snippets for an access key, shown with its mask and copied with
/// the real one.
class UsePane final : public QWidget
{
    Q_OBJECT

public:
    UsePane(ConfigEditor &editor, Toast *toast, QWidget *parent = nullptr);

    void setGroup(const GroupPtr &group);

private:
    [[nodiscard]] QWidget *makeFields();
    void fillAccessKeys();
    void showSnippet();

    ConfigEditor &m_editor;
    Toast *m_toast;
    GroupPtr m_group{};
    ElidedLabel *m_baseUrl = nullptr;
    CopyButton *m_copyUrl = nullptr;
    QComboBox *m_accessKeys = nullptr;
    SnippetBox *m_snippet = nullptr;
};

} // namespace keyferry::ui
