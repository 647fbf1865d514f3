#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "proxy/core/logreader.h"
#include "ui/models/grouplistmodel.h"
#include "ui/pages/page.h"

#include <functional>

class QSplitter;
class QStackedWidget;
class QTabBar;

namespace keyferry::ui {

class EmptyState;
class GroupFigures;
class GroupHead;
class GroupListPane;
class KeysPane;
class MembersPane;
struct OngoingWork;
class OverridesPane;
class RulesPane;
class Toast;
class UpstreamsPane;
class UsePane;

/// The groups at the left; head, figures, keys and snippets of the chosen one at the right.
class GroupsPage final : public Page
{
    Q_OBJECT

public:
    GroupsPage(ConfigEditor &editor,
               Gateway &gateway,
               LogReader &reader,
               OngoingWork &work,
               QWidget *parent = nullptr);

    [[nodiscard]] QString title() const override { return tr("Groups"); }
    [[nodiscard]] QLatin1String iconName() const override;
    void focusFilter() override;
    [[nodiscard]] QList<Command> commands() override;
    [[nodiscard]] QList<QWidget *> regions() override;
    bool stepBack() override;
    [[nodiscard]] QWidget *mainList() override;
    [[nodiscard]] QString unsavedWork() const override;
    void saveState(QSettings &state) const override;
    void restoreState(const QSettings &state) override;

    void showGroup(GroupId group);
    void showKeys(GroupId group);
    void showUpstreams(GroupId group);
    /// Shows the group and asks for keys to add. Of a group that is gone meanwhile nothing is
    /// shown, and no other group gets its keys.
    void addKeysTo(GroupId group);
    /// Shows an invalid key and why it is.
    void explainKey(GroupId group, KeyId key);
    void createGroup();
    void createAggregate();

Q_SIGNALS:
    /// Somebody wants to see requests that pass this filter: the requests page shows them.
    void requestsRequested(const keyferry::LogQuery &query);

private:
    [[nodiscard]] QWidget *makeGroup(OngoingWork &work);
    void makePanes(QWidget *whole, OngoingWork &work);
    void showPane(GroupId group, QWidget *pane);
    [[nodiscard]] bool isShown(GroupId group) const;
    void addPane(const QString &title, QWidget *pane);
    void connectHead();
    void showCurrent();
    void showTabs(bool isOfAggregate);
    void showCounts();
    void showRuleCount();
    void onSaved(GroupId group, const QString &summary);
    void enable(bool isEnabled);
    void setEnabled(GroupId id, bool isEnabled, const std::function<void()> &then);
    void offerOldOrder(const QList<keyferry::GroupId> &before);
    void edit();
    void copy();
    void remove();
    void tell(const Error &error);

    ConfigEditor &m_editor;
    Gateway &m_gateway;
    LogReader &m_reader;
    GroupListModel m_groups;
    GroupPtr m_group{};
    Toast *m_toast = nullptr;
    QSplitter *m_splitter = nullptr;
    GroupListPane *m_list = nullptr;
    QStackedWidget *m_stack = nullptr; ///< nothing yet, or a group
    GroupHead *m_head = nullptr;
    GroupFigures *m_figures = nullptr;
    QTabBar *m_tabs = nullptr;
    QStackedWidget *m_panes = nullptr;
    KeysPane *m_keys = nullptr;
    UpstreamsPane *m_upstreams = nullptr;
    MembersPane *m_members = nullptr;
    RulesPane *m_rules = nullptr;
    OverridesPane *m_overrides = nullptr;
    UsePane *m_use = nullptr;
    bool m_areTabsOfAggregate = false;
};

} // namespace keyferry::ui
