#pragma once

#include "proxy/core/configeditor.h"
#include "ui/models/snippets.h"
#include "ui/widgets/secretclipboard.h"

#include <QWidget>

class QComboBox;
class QPlainTextEdit;
class QPushButton;

namespace keyferry::ui {

class CopyButton;
class ElidedLabel;
class SegmentedFilter;
class TextLabel;
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
    [[nodiscard]] SnippetKind kind() const;
    [[nodiscard]] GroupPtr firstServer() const;
    [[nodiscard]] SnippetTarget target(const QString &accessKey) const;
    [[nodiscard]] const AccessKeyConfig *accessKey() const;
    void showSnippet();
    void copy();
    void putIntoClipboard(const Result<Secret> &secret);

    ConfigEditor &m_editor;
    Toast *m_toast;
    SecretClipboard m_clipboard{};
    GroupPtr m_group{};
    ElidedLabel *m_baseUrl = nullptr;
    CopyButton *m_copyUrl = nullptr;
    QComboBox *m_accessKeys = nullptr;
    SegmentedFilter *m_kinds = nullptr;
    QPlainTextEdit *m_text = nullptr;
    TextLabel *m_note = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace keyferry::ui
