#pragma once

#include "proxy/core/gateway.h"

#include <QObject>

#include <functional>

class QAction;
class QMenu;

namespace keyferry::ui {

class Toast;

/// Starts checks of a group's keys: the selected ones, all, or all invalid ones. How they get on is
/// the task bar's.
class KeyChecks final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        Gateway *gateway = nullptr;
        Toast *toast = nullptr;
        std::function<QList<KeyId>()> selected{};
        std::function<qint64()> selectedCount{};
    };

    explicit KeyChecks(const Parts &parts, QWidget *parent);

    void setGroup(const GroupPtr &group);
    /// How many keys there are to check, by state and selected.
    void refresh(const KeyCounts &counts);
    /// Why none of them can start; empty if they can.
    [[nodiscard]] QString whyNot() const;
    [[nodiscard]] QMenu *menu() const { return m_menu; }
    [[nodiscard]] QAction *checkSelected() const { return m_selected; }

private:
    [[nodiscard]] QAction *make(void (KeyChecks::*run)());
    void startSelected();
    void startAll();
    void startInvalid();
    void start(const KeySelection &selection);

    Parts m_parts;
    GroupPtr m_group{};
    QMenu *m_menu = nullptr;
    QAction *m_selected = nullptr;
    QAction *m_invalid = nullptr;
    QAction *m_all = nullptr;
};

} // namespace keyferry::ui
