#pragma once

#include "ui/models/settingsmodel.h"
#include "ui/pages/page.h"

#include <QList>

class QListWidget;
class QPushButton;
class QScrollArea;
class QSplitter;

namespace keyferry::ui {

class EmptyState;
class SearchField;
class SettingsCard;
class TextLabel;

/// The settings, made from the registry: a list of sections with a search, and a card a section.
/// Changes apply at once.
class SettingsPage final : public Page
{
    Q_OBJECT

public:
    explicit SettingsPage(ConfigEditor *editor, QWidget *parent = nullptr);
    ~SettingsPage() override;

    [[nodiscard]] QString title() const override { return tr("Settings"); }
    [[nodiscard]] QLatin1String iconName() const override;
    void focusFilter() override;
    [[nodiscard]] QList<Command> commands() override;
    [[nodiscard]] QList<QWidget *> regions() override;
    bool stepBack() override;
    [[nodiscard]] QWidget *mainList() override;
    /// Shows one setting alone, found by its name, with the keyboard in its field.
    void showSetting(const QString &name);
    void saveState(QSettings &state) const override;
    void restoreState(const QSettings &state) override;

private:
    QWidget *makeSidebar();
    QWidget *makeBody();
    void makeCards(QWidget *body);
    void showRows();
    void showDiffering();
    void refreshFoot();
    [[nodiscard]] QString currentSection() const;

    SettingsModel m_model;
    SearchField *m_search = nullptr;
    QListWidget *m_sections = nullptr;
    TextLabel *m_differing = nullptr;
    QPushButton *m_showThem = nullptr;
    TextLabel *m_heading = nullptr;
    QScrollArea *m_scroll = nullptr;
    EmptyState *m_empty = nullptr;
    QSplitter *m_splitter = nullptr;
    QList<SettingsCard *> m_cards{};
    bool m_onlyDiffering = false;
};

} // namespace keyferry::ui
