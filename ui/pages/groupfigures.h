#pragma once

#include "proxy/core/config.h"
#include "proxy/core/logreader.h"

#include <QTimer>
#include <QWidget>

namespace keyferry::ui {

class ElidedLabel;
class KeyCountsLabel;
class TextLabel;

/// The line of figures of a group: keys by state, requests and failure rate of an hour, a day and a
/// week. Asks the log anew when rows were stored, at most every few seconds and only while visible.
class GroupFigures final : public QWidget
{
    Q_OBJECT

public:
    explicit GroupFigures(LogReader &reader, QWidget *parent = nullptr);

    void setGroup(GroupId group);
    void setCounts(const KeyCounts &counts);

protected:
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Span
    {
        int hours = 0;
        TextLabel *requests = nullptr;
        ElidedLabel *failures = nullptr; ///< gives way first
    };

    [[nodiscard]] QWidget *makeSpan(const QString &caption, int hours);
    void refreshSoon();
    void refresh();
    void show(const Span &span, const Stats &stats);

    LogReader &m_reader;
    GroupId m_group{};
    KeyCountsLabel *m_counts = nullptr;
    QList<Span> m_spans{};
    QTimer m_pause{};
    bool m_hasRoom = true;
};

} // namespace keyferry::ui
