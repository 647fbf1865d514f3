#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/logreader.h"
#include "ui/models/activity.h"

#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QSettings;

namespace keyferry::ui {

class ActivityChart;
class SegmentedFilter;

/// The chart in its card: span, group and legend above the bars.
class ActivityPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPanel(ConfigEditor &editor, QWidget *parent = nullptr);

    /// What to ask the log for.
    [[nodiscard]] ActivityQuery query(qint64 now) const;
    /// \param query  what was asked; an answer to an older question is left alone
    void show(const ActivityQuery &query, const QList<ActivitySlot> &found);
    void focusGroup();
    /// Ends the read-out of the chart; false if there was none.
    bool letGo();
    void saveState(QSettings &state) const;
    void restoreState(const QSettings &state);

Q_SIGNALS:
    /// Another question is to be asked.
    void queryChanged();

private:
    [[nodiscard]] QWidget *makeHead();
    void addLegend(QHBoxLayout *row);
    void fillGroups();
    [[nodiscard]] ActivitySpan span() const;
    [[nodiscard]] std::optional<GroupId> group() const;

    ConfigEditor &m_editor;
    QComboBox *m_group = nullptr;
    SegmentedFilter *m_span = nullptr;
    ActivityChart *m_chart = nullptr;
};

} // namespace keyferry::ui
