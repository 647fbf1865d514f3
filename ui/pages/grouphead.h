#pragma once

#include "proxy/core/config.h"

#include <QList>
#include <QWidget>

class QPushButton;

namespace keyferry::ui {

class CopyButton;
class ElidedLabel;
class Switch;
class TagLabel;

/// The head of a group: its names, where it is served, and what can be done with the whole of it.
/// Buttons lose their words where there is no room for them.
class GroupHead final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupHead(QWidget *parent = nullptr);

    void setGroup(const GroupConfig &group, const QString &endpoint);

Q_SIGNALS:
    void enableRequested(bool isEnabled);
    void editRequested();
    void copyRequested();
    void exportRequested();
    void deleteRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Action
    {
        QPushButton *button = nullptr;
        QString text{};
    };

    QPushButton *addAction(const QString &text, QAnyStringView icon);
    [[nodiscard]] QWidget *makeNames();

    ElidedLabel *m_title = nullptr;
    TagLabel *m_name = nullptr;
    Switch *m_enabled = nullptr;
    ElidedLabel *m_endpoint = nullptr;
    CopyButton *m_copy = nullptr;
    QList<Action> m_actions{};
};

} // namespace keyferry::ui
