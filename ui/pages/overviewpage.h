#pragma once

#include "proxy/core/clock.h"
#include "ui/models/attentionmonitor.h"
#include "ui/pages/page.h"

#include <QElapsedTimer>
#include <QTimer>

class QStackedWidget;

namespace keyferry::ui {

class ActivityPanel;
class AttentionList;
class OverviewFigures;
class StartPanel;
class Toast;

/// How things stand at a glance: figures, chart, what needs attention; until the first request has
/// come, the steps to it. Refreshed as requests end, at most once a second, while it is seen.
class OverviewPage final : public Page
{
    Q_OBJECT

public:
    explicit OverviewPage(const AttentionMonitor::Parts &parts, QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Overview"); }
    [[nodiscard]] QLatin1String iconName() const override;
    void focusFilter() override;
    [[nodiscard]] QList<Command> commands() override;
    [[nodiscard]] QList<QWidget *> regions() override;
    bool stepBack() override;
    void saveState(QSettings &state) const override;
    void restoreState(const QSettings &state) override;

    /// For what it may offer further.
    [[nodiscard]] StartPanel *startPanel() const { return m_start; }

Q_SIGNALS:
    void newGroupRequested();
    void groupRequested(keyferry::GroupId group);
    void keysRequested(keyferry::GroupId group);
    void addKeysRequested(keyferry::GroupId group);
    void upstreamsRequested(keyferry::GroupId group);
    void explanationRequested(keyferry::GroupId group, keyferry::KeyId key);
    void snippetsRequested();
    void accessKeysRequested();
    void secretsPlaceRequested();
    void settingRequested(const QString &name);
    void assistantRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    [[nodiscard]] QWidget *makeDashboard();
    void connectParts();
    void placeFigures();
    void tick();
    void ask();
    void askChart();
    void askHistory();
    void noteAnswer(qint64 askedAt);
    void showAttention();
    void showStart();
    void followLink(const AttentionItem &item);
    void mend(const AttentionItem &item);
    void testUpstream(const AttentionItem &item);
    void checkKeys(const AttentionItem &item);
    void cleanUp();
    void addFirstKeys();
    void tell(const Error &error);

    const AttentionMonitor::Parts m_parts;
    AttentionMonitor m_monitor;
    Toast *m_toast = nullptr;
    QStackedWidget *m_stack = nullptr; ///< figures, or the start panel
    StartPanel *m_start = nullptr;
    OverviewFigures *m_figures = nullptr;
    ActivityPanel *m_activity = nullptr;
    AttentionList *m_attention = nullptr;
    QTimer m_tick{};
    QElapsedTimer m_uptime{};
    qint64 m_askedAt = 0;    ///< of m_uptime
    qint64 m_answerTook = 0; ///< ms, the slowest since then
    int m_unanswered = 0;
    bool m_isStale = true;              ///< something ended since
    std::optional<bool> m_hasHistory{}; ///< whether a request has ever come; not set: not known yet
};

} // namespace keyferry::ui
