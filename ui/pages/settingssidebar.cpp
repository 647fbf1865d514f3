#include "ui/pages/settingssidebar.h"

#include "ui/models/settingwords.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/navdelegate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"

#include <QListWidget>
#include <QSignalBlocker>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int footLeft = 14; // below the icons of the list

} // namespace

QLatin1String settingsSectionIcon(QStringView section)
{
    struct Look
    {
        QLatin1String section{};
        QLatin1String icon{};
    };
    static constexpr Look looks[]{{"listening"_L1, "network"_L1},
                                  {"access"_L1, "shield"_L1},
                                  {"retrying"_L1, "refresh"_L1},
                                  {"keys"_L1, "key"_L1},
                                  {"timeouts"_L1, "clock"_L1},
                                  {"recording"_L1, "requests"_L1},
                                  {"network"_L1, "connect"_L1},
                                  {"secrets"_L1, "lock"_L1},
                                  {"storage"_L1, "database"_L1},
                                  {"backup"_L1, "folder"_L1},
                                  {"about"_L1, "info"_L1}};
    for (const Look &look : looks) {
        if (look.section == section)
            return look.icon;
    }
    return "settings"_L1;
}

SettingsSidebar::SettingsSidebar(const QStringList &sections, QWidget *parent)
    : QWidget(parent)
    , m_search(new SearchField(tr("Find a setting"), this))
    , m_sections(new QListWidget(this))
{
    setMinimumWidth(metrics::listLeast);
    setMaximumWidth(metrics::listMost);
    m_search->setKeyCap(QKeySequence::Find);
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setItemDelegate(new NavDelegate(m_sections));
    fill(sections);

    auto *band = new Band(Band::Fill::Surface, Band::Line::None, this);
    auto *column = new QVBoxLayout(band);
    column->setContentsMargins(0, metrics::block, 0, 0);
    column->setSpacing(metrics::gap);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(metrics::block, 0, metrics::block, 0);
    searchRow->addWidget(m_search);
    column->addLayout(searchRow);
    column->addWidget(m_sections, 1);
    column->addWidget(makeFoot());
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(band);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsSidebar::changed);
    connect(m_sections, &QListWidget::currentRowChanged, this, &SettingsSidebar::onSectionChosen);
    // The current one again ends a search as well.
    connect(m_sections, &QListWidget::itemClicked, this, &SettingsSidebar::onSectionChosen);
}

void SettingsSidebar::fill(const QStringList &sections)
{
    for (const QString &section : sections) {
        auto *item = new QListWidgetItem(icon(settingsSectionIcon(section), &Theme::textMuted),
                                         settingsSectionTitle(section),
                                         m_sections);
        item->setData(Qt::UserRole, section);
    }
    m_sections->setCurrentRow(0);
}

QWidget *SettingsSidebar::makeFoot()
{
    auto *foot = new Band(Band::Fill::Surface, Band::Line::Top, this);
    m_differing = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, foot);
    m_differing->setWordWrap(true);
    m_showThem = makeLink({}, foot);
    m_showThem->setCheckable(true);
    m_showThem->setFont(Theme::current().fonts.caption);
    auto *column = new QVBoxLayout(foot);
    column->setContentsMargins(footLeft, metrics::block, metrics::block, metrics::block);
    column->setSpacing(metrics::tight);
    column->addWidget(m_differing);
    column->addWidget(m_showThem, 0, Qt::AlignLeft);
    connect(m_showThem, &QPushButton::toggled, this, [this] {
        refreshFoot();
        Q_EMIT changed();
    });
    refreshFoot();
    return foot;
}

void SettingsSidebar::onSectionChosen()
{
    const QSignalBlocker quietSearch(m_search);
    const QSignalBlocker quietLink(m_showThem);
    m_search->clear();
    m_showThem->setChecked(false);
    refreshFoot();
    Q_EMIT changed();
}

void SettingsSidebar::showSection(const QString &section)
{
    for (int row = 0; row < m_sections->count(); ++row) {
        if (m_sections->item(row)->data(Qt::UserRole).toString() != section)
            continue;
        const QSignalBlocker once(m_sections);
        m_sections->setCurrentRow(row);
        onSectionChosen();
    }
}

QString SettingsSidebar::section() const
{
    const QListWidgetItem *item = m_sections->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

QString SettingsSidebar::search() const
{
    return m_search->text().trimmed();
}

void SettingsSidebar::clearSearch()
{
    m_search->clear();
}

void SettingsSidebar::focusSearch()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
}

QWidget *SettingsSidebar::list() const
{
    return m_sections;
}

bool SettingsSidebar::showsDiffering() const
{
    return m_showThem->isChecked();
}

void SettingsSidebar::setDiffering(int count)
{
    m_count = count;
    refreshFoot();
}

void SettingsSidebar::refreshFoot()
{
    const QString some = m_count == 1
                             ? tr("1 setting differs from its default.")
                             : tr("%Ln settings differ from their defaults.", nullptr, m_count);
    m_differing->setText(m_count == 0 ? tr("All settings have their defaults.") : some);
    m_showThem->setText(showsDiffering() ? tr("Show the section") : tr("Show them"));
    m_showThem->setVisible(m_count > 0 || showsDiffering());
}

} // namespace keyferry::ui
