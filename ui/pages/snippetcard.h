#pragma once

#include "ui/models/clients.h"
#include "ui/widgets/secretclipboard.h"

#include <QTimer>
#include <QWidget>

#include <functional>

class QBoxLayout;
class QPushButton;
class QTextEdit;

namespace keyferry::ui {

class CodeHighlighter;
class SegmentedFilter;
class TextLabel;
class Toast;

/// The text a client needs: masked, in clear for 10 s on demand, copied with the real key for 30 s.
/// Its foot is the owner's.
class SnippetCard final : public QWidget
{
    Q_OBJECT

public:
    /// The snippets with this text in place of the access key.
    using Make = std::function<QList<ClientSnippet>(const QString &accessKey)>;

    explicit SnippetCard(Toast *toast, QWidget *parent = nullptr);

    /// \param mask  of the access key; empty: there is none
    void setContent(const Make &make, const QString &mask);
    /// A notice in place of the text.
    void setNotice(const QString &title, const QString &sentence);
    void setFoot(QWidget *foot);
    /// The answers to revealRequested() and copyRequested().
    void reveal(const Secret &accessKey);
    void copy(const Secret &accessKey);
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    void revealRequested();
    void copyRequested();

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] ClientSnippet current(const QString &accessKey) const;
    void fillVariants(const QList<ClientSnippet> &snippets);
    void show(const QString &accessKey);
    void toggleReveal();
    void conceal();
    void layOutText();

    Toast *m_toast;
    SecretClipboard m_clipboard{};
    Make m_make{};
    QString m_mask{};
    TextLabel *m_file = nullptr;
    QBoxLayout *m_variantPlace = nullptr;
    SegmentedFilter *m_variants = nullptr; ///< made anew for each client that has several
    QStringList m_variantNames{};
    QPushButton *m_reveal = nullptr;
    QPushButton *m_copy = nullptr;
    QTextEdit *m_text = nullptr;
    CodeHighlighter *m_highlighter = nullptr;
    TextLabel *m_noticeTitle = nullptr;
    TextLabel *m_noticeSentence = nullptr;
    QWidget *m_notice = nullptr;
    QBoxLayout *m_column = nullptr;
    QTimer m_concealTimer{};
    bool m_isRevealed = false;
};

} // namespace keyferry::ui
