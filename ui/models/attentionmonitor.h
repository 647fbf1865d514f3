#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/configeditor.h"
#include "proxy/core/logreader.h"
#include "ui/models/attention.h"
#include "ui/models/grouplistmodel.h"

namespace keyferry::ui {

/// Gathers what the rules of attention look at. What memory has is read at each look, what the
/// database has every tenth time, or sooner after something changed. Main thread; what it is given
/// must outlive it.
class AttentionMonitor final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ConfigEditor *editor = nullptr;
        Gateway *gateway = nullptr;
        LogReader *reader = nullptr;
        const Clock *clock = nullptr;
        QString secretsFile{}; ///< empty: the data key is in no file
    };

    explicit AttentionMonitor(const Parts &parts, QObject *parent = nullptr);

    /// Called once a second while somebody looks.
    void look();
    [[nodiscard]] const QList<AttentionItem> &items() const { return m_items; }
    /// All groups together, aggregates aside.
    [[nodiscard]] KeyCounts keys() const;
    [[nodiscard]] qint64 now() const { return m_parts.clock->wall(); }

    void ignore(AttentionKind kind);
    [[nodiscard]] QStringList ignoredNames() const;
    void setIgnoredNames(const QStringList &names);
    /// The next look reads the database again.
    void askAgain() { m_looks = 0; }

Q_SIGNALS:
    /// Items or their figures.
    void changed();

private:
    void ask();
    void judge();

    const Parts m_parts;
    GroupListModel m_groups;
    AttentionFacts m_facts{};
    QList<AttentionItem> m_items{};
    int m_looks = 0;
};

} // namespace keyferry::ui
