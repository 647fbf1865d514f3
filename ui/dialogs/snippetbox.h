#pragma once

#include "proxy/core/configeditor.h"
#include "ui/models/snippets.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/secretclipboard.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace keyferry::ui {

class SegmentedFilter;
class TextLabel;

/// Runnable texts for one group and access key: shown with the key's mask, copied with the real
/// one, which leaves the clipboard after a while.
class SnippetBox final : public QWidget
{
    Q_OBJECT

public:
    /// \param copyKind  Primary where copying is what the page is for
    SnippetBox(ConfigEditor &editor, ButtonKind copyKind, QWidget *parent = nullptr);

    /// \param group  null: none  \param accessKey  0 or one that is gone: a place-holder is shown
    void setTarget(const GroupPtr &group, AccessKeyId accessKey);
    /// The address the group's official client wants.
    [[nodiscard]] QString clientUrl() const;

Q_SIGNALS:
    void copied();
    void failed(const keyferry::Error &error);

private:
    [[nodiscard]] SnippetKind kind() const;
    [[nodiscard]] SnippetTarget target(const QString &accessKey) const;
    [[nodiscard]] const AccessKeyConfig *accessKey() const;
    void show();
    void copy();
    void putIntoClipboard(const Result<Secret> &secret);

    ConfigEditor &m_editor;
    SecretClipboard m_clipboard{};
    GroupPtr m_group{};
    AccessKeyId m_accessKey{};
    SegmentedFilter *m_kinds = nullptr;
    QPlainTextEdit *m_text = nullptr;
    TextLabel *m_note = nullptr;
    QPushButton *m_copy = nullptr;
};

} // namespace keyferry::ui
