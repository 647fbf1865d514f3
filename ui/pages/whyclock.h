#pragma once

#include "proxy/core/gateway.h"

#include <QObject>
#include <QTimer>

class QAbstractItemView;

namespace keyferry::ui {

class KeyActions;
class KeyTableModel;
class WhyStrip;

/// Opens and closes "Why?" for the selected key, and lets its words and the table's cooldowns run
/// down second by second. GUI thread; all it is given must outlive it.
class WhyClock final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const Gateway *gateway = nullptr;
        KeyTableModel *model = nullptr;
        KeyActions *actions = nullptr;
        QAbstractItemView *table = nullptr;
        WhyStrip *strip = nullptr;
    };

    explicit WhyClock(const Parts &parts, QObject *parent = nullptr);

    void setGroup(GroupId group) { m_group = group; }
    /// Nothing runs while the page is not seen; what is over by then is caught up with.
    void setSeen(bool isSeen);
    void open();
    void close();
    /// Says what stands now.
    void refresh();

private:
    void run();
    void tick();

    const Parts m_parts;
    GroupId m_group{};
    QTimer m_timer{}; ///< runs only while something is seen that runs down
    bool m_isSeen = false;
    bool m_isOpen = false;
};

} // namespace keyferry::ui
