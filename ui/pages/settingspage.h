#pragma once

#include "proxy/core/logreader.h"
#include "ui/models/maintenancetasks.h"
#include "ui/models/settingsmodel.h"
#include "ui/pages/page.h"

#include <QList>

class QScrollArea;
class QSplitter;
class QVBoxLayout;

namespace keyferry::ui {

class BackupPane;
class EmptyState;
class SecretsPane;
class SettingRow;
class SettingsCard;
class SettingsPane;
class SettingsSidebar;
class StoragePane;
class TextLabel;

/// The settings, made from the registry: a list of sections with a search, and the cards of one
/// section. Changes apply at once. What has no setting behind it follows as panes.
class SettingsPage final : public Page
{
    Q_OBJECT

public:
    struct Parts
    {
        ConfigEditor *editor = nullptr;
        Maintenance *maintenance = nullptr;
        LogReader *log = nullptr;
        MaintenanceTasks *work = nullptr; ///< stays when the window goes
    };

    explicit SettingsPage(const Parts &parts, QWidget *parent = nullptr);
    ~SettingsPage() override;

    [[nodiscard]] QString title() const override { return tr("Settings"); }
    [[nodiscard]] QLatin1String iconName() const override;
    void focusFilter() override;
    [[nodiscard]] QList<Command> commands() override;
    [[nodiscard]] QList<QWidget *> regions() override;
    bool stepBack() override;
    [[nodiscard]] QWidget *mainList() override;
    void saveState(QSettings &state) const override;
    void restoreState(const QSettings &state) override;

    /// As the registry names them, and `secrets`, `storage`, `backup`, `about`. Nothing for
    /// another.
    void showSection(const QString &section);
    /// Opens the setting's section and puts the keyboard on its field; a setting that only groups
    /// have is nothing.
    void showSetting(const QString &name);

Q_SIGNALS:
    /// Something asked for here could not be done, and no field is there to say so.
    void failed(const keyferry::Error &error);
    /// A restored backup is in force after a restart, which the person has agreed to.
    void restartRequested();

protected:
    void showEvent(QShowEvent *event) override;

private:
    [[nodiscard]] QWidget *makeBody();
    void makeCards(QWidget *body);
    void makePanes(QWidget *body);
    void addPane(SettingsPane *pane);
    void connectPanes();
    void measure();
    [[nodiscard]] QStringList sections() const;
    void showRows();
    void showEmpty();
    [[nodiscard]] QString heading() const;
    [[nodiscard]] QString note() const;
    [[nodiscard]] SettingRow *rowOf(int row) const;

    Parts m_parts;
    SettingsModel m_model;
    QSplitter *m_splitter = nullptr;
    SettingsSidebar *m_sidebar = nullptr;
    TextLabel *m_heading = nullptr;
    TextLabel *m_note = nullptr;
    QScrollArea *m_scroll = nullptr;
    QVBoxLayout *m_column = nullptr;
    EmptyState *m_empty = nullptr;
    QList<SettingsCard *> m_cards{};
    QList<SettingsPane *> m_panes{};
    SecretsPane *m_secrets = nullptr;
    StoragePane *m_storage = nullptr;
    BackupPane *m_backup = nullptr;
};

} // namespace keyferry::ui
