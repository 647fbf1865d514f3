#pragma once

#include <QWidget>

class QHBoxLayout;
class QPushButton;

namespace keyferry::ui {

class TextLabel;

/// What stands where there is nothing: what there is not, why or what to do, one button, further
/// ways as links.
class EmptyState final : public QWidget
{
    Q_OBJECT

public:
    explicit EmptyState(QWidget *parent = nullptr);

    /// Takes buttons of an earlier text away.
    void setTexts(const QString &title, const QString &sentence);
    /// The one primary button; the caller connects it.
    QPushButton *setAction(const QString &text, QAnyStringView icon = {});
    QPushButton *addLink(const QString &text);
    [[nodiscard]] QString title() const;

private:
    TextLabel *m_title = nullptr;
    TextLabel *m_sentence = nullptr;
    QHBoxLayout *m_actions = nullptr;
};

} // namespace keyferry::ui
