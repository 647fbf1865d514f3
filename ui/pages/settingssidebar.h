#pragma once

#include <QWidget>

class QListWidget;
class QPushButton;

namespace keyferry::ui {

class SearchField;
class TextLabel;

/// The left of the settings page: a search, the sections, and how many settings differ from their
/// defaults. What is chosen here is shown there.
class SettingsSidebar final : public QWidget
{
    Q_OBJECT

public:
    /// \param sections  names as in the registry
    explicit SettingsSidebar(const QStringList &sections, QWidget *parent = nullptr);

    /// Ends search and "Show them". Nothing for a section that is not listed.
    void showSection(const QString &section);
    [[nodiscard]] QString section() const;
    [[nodiscard]] QString search() const;
    void clearSearch();
    void focusSearch();
    [[nodiscard]] QWidget *list() const;
    /// True while only what differs is to be seen.
    [[nodiscard]] bool showsDiffering() const;
    void setDiffering(int count);

Q_SIGNALS:
    /// Another section, another search, or what differs.
    void changed();

private:
    [[nodiscard]] QWidget *makeFoot();
    void fill(const QStringList &sections);
    void onSectionChosen();
    void refreshFoot();

    SearchField *m_search = nullptr;
    QListWidget *m_sections = nullptr;
    TextLabel *m_differing = nullptr;
    QPushButton *m_showThem = nullptr;
    int m_count = 0;
};

/// Of resources/icons.
[[nodiscard]] QLatin1String settingsSectionIcon(QStringView section);

} // namespace keyferry::ui
