#include "ui/pages/settingspage.h"

#include "ui/models/settingwords.h"
#include "ui/pages/aboutpane.h"
#include "ui/pages/backuppane.h"
#include "ui/pages/secretspane.h"
#include "ui/pages/settingcontrol.h"
#include "ui/pages/settingrow.h"
#include "ui/pages/settingscard.h"
#include "ui/pages/settingssidebar.h"
#include "ui/pages/storagepane.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

SettingsPage::SettingsPage(const Parts &parts, QWidget *parent)
    : Page(parent)
    , m_parts(parts)
    , m_model(parts.editor)
    , m_splitter(new QSplitter(this))
{
    QWidget *body = makeBody();
    m_sidebar = new SettingsSidebar(sections(), this);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_sidebar);
    m_splitter->addWidget(body);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({metrics::sectionListWidth, 4 * metrics::sectionListWidth});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);

    connect(&m_model,
            &QAbstractItemModel::dataChanged,
            this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                for (SettingsCard *card : std::as_const(m_cards))
                    card->refresh(first.row(), last.row());
                m_sidebar->setDiffering(m_model.differing());
            });
    connect(m_sidebar, &SettingsSidebar::changed, this, [this] {
        showRows();
        measure();
        m_scroll->verticalScrollBar()->setValue(0);
    });
    connectPanes();
    m_sidebar->setDiffering(m_model.differing());
    showRows();
}

SettingsPage::~SettingsPage()
{
    // A field that loses the focus applies its value: while the model is still there.
    hide();
    delete m_splitter;
}

QLatin1String SettingsPage::iconName() const
{
    return "settings"_L1;
}

void SettingsPage::focusFilter()
{
    m_sidebar->focusSearch();
}

QList<Command> SettingsPage::commands()
{
    QList<Command> all;
    for (int row = 0; row < m_model.rowCount(); ++row) {
        const QModelIndex index = m_model.index(row);
        const QString name = index.data(SettingsModel::NameRole).toString();
        all.append({.title = index.data(SettingsModel::TitleRole).toString(),
                    .kind = tr("Setting"),
                    .aliases = name,
                    .icon = settingsSectionIcon(index.data(SettingsModel::SectionRole).toString()),
                    .run = [this, name] { showSetting(name); }});
    }
    for (const QString &section : sections()) {
        all.append({.title = settingsSectionTitle(section),
                    .kind = title(),
                    .aliases = section,
                    .icon = settingsSectionIcon(section),
                    .run = [this, section] { showSection(section); }});
    }
    return all;
}

QList<QWidget *> SettingsPage::regions()
{
    return {m_splitter->widget(0), m_scroll};
}

bool SettingsPage::stepBack()
{
    if (m_sidebar->search().isEmpty())
        return false;
    m_sidebar->clearSearch();
    return true;
}

QWidget *SettingsPage::mainList()
{
    return m_sidebar->list();
}

void SettingsPage::saveState(QSettings &state) const
{
    state.setValue(u"splitter"_s, m_splitter->saveState());
    state.setValue(u"section"_s, m_sidebar->section());
}

void SettingsPage::restoreState(const QSettings &state)
{
    m_splitter->restoreState(state.value(u"splitter"_s).toByteArray());
    showSection(state.value(u"section"_s).toString());
}

void SettingsPage::showSection(const QString &section)
{
    m_sidebar->showSection(section);
}

void SettingsPage::showSetting(const QString &name)
{
    const SettingRow *row = rowOf(m_model.rowOf(name));
    if (!row)
        return;
    showSection(m_model.index(row->row()).data(SettingsModel::SectionRole).toString());
    row->control()->entrance()->setFocus(Qt::ShortcutFocusReason);
    // Rows that were hidden until now have no place yet.
    m_scroll->widget()->layout()->activate();
    m_scroll->ensureWidgetVisible(row->control());
}

SettingRow *SettingsPage::rowOf(int row) const
{
    for (const SettingsCard *card : m_cards) {
        for (SettingRow *each : card->rows()) {
            if (each->row() == row)
                return each;
        }
    }
    return nullptr;
}

QWidget *SettingsPage::makeBody()
{
    auto *whole = new QWidget(this);
    m_heading = new TextLabel({}, {.font = &Fonts::title}, whole);
    m_note = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, whole);
    m_note->setWordWrap(true);
    m_note->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(
        metrics::pageMargin, metrics::block, metrics::pageMargin, metrics::gap);
    head->setSpacing(metrics::wide);
    head->addWidget(m_heading);
    head->addWidget(m_note, 1);

    auto *body = new QWidget;
    m_scroll = new QScrollArea(whole);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus); // its fields take the focus
    m_scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    makeCards(body);
    m_scroll->setWidget(body);
    m_empty = new EmptyState(whole);

    auto *column = new QVBoxLayout(whole);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_scroll, 1);
    column->addWidget(m_empty, 1);
    return whole;
}

void SettingsPage::makeCards(QWidget *body)
{
    m_column = new QVBoxLayout(body);
    m_column->setContentsMargins(
        metrics::pageMargin, metrics::tight, metrics::pageMargin, metrics::pageMargin);
    m_column->setSpacing(metrics::wide);
    int next = 0;
    while (next < m_model.rowCount()) {
        m_cards.append(new SettingsCard(&m_model, next, body));
        m_column->addWidget(m_cards.last());
        next += static_cast<int>(m_cards.last()->rows().size());
    }
    makePanes(body);
    m_column->addStretch(1); // before the stretches inside of the rows
}

void SettingsPage::makePanes(QWidget *body)
{
    m_secrets = new SecretsPane(body);
    m_storage = new StoragePane(m_parts.log, body);
    m_backup = new BackupPane(m_parts.maintenance, body);
    for (SettingsPane *pane :
         QList<SettingsPane *>{m_secrets, m_storage, m_backup, new AboutPane(body)})
        addPane(pane);
}

void SettingsPage::addPane(SettingsPane *pane)
{
    m_panes.append(pane);
    m_column->addWidget(pane);
}

void SettingsPage::connectPanes()
{
    connect(m_storage, &StoragePane::failed, this, &SettingsPage::failed);
    connect(m_storage,
            &StoragePane::compactRequested,
            m_parts.work,
            &MaintenanceTasks::startCompacting);
    connect(m_backup, &BackupPane::backupRequested, m_parts.work, &MaintenanceTasks::startBackup);
    connect(m_backup, &BackupPane::restartRequested, this, &SettingsPage::restartRequested);
    connect(m_parts.work, &MaintenanceTasks::finished, this, &SettingsPage::measure);
    connect(m_parts.log, &LogReader::cleared, this, &SettingsPage::measure);
}

// The sizes are read when somebody looks: adding them up takes the disk some time.
void SettingsPage::measure()
{
    if (!m_secrets->isVisible() && !m_storage->isVisible() && !m_backup->isVisible())
        return;
    const auto show = [this](const Result<StoreFigures> &figures) {
        if (!figures)
            return Q_EMIT failed(figures.error());
        m_secrets->setFigures(*figures);
        m_storage->setFigures(*figures);
        m_backup->setFigures(*figures);
    };
    m_parts.maintenance->figures({this, show});
}

void SettingsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    measure();
}

// Sections of the registry first; Backup, which has a setting, stands among the panes.
QStringList SettingsPage::sections() const
{
    QStringList panes;
    for (const SettingsPane *pane : m_panes)
        panes.append(pane->section());
    QStringList sections;
    for (const QString &section : m_model.sections()) {
        if (!panes.contains(section))
            sections.append(section);
    }
    return sections + panes;
}

void SettingsPage::showRows()
{
    const QString search = m_sidebar->search();
    const QString section = m_sidebar->section();
    const bool onlyDiffering = m_sidebar->showsDiffering();
    const bool isWide = !search.isEmpty() || onlyDiffering;
    int shown = 0;
    for (SettingsCard *card : std::as_const(m_cards)) {
        const auto passes = [&](int row) {
            if (!search.isEmpty())
                return m_model.matches(row, search);
            if (onlyDiffering)
                return m_model.index(row).data(SettingsModel::DiffersRole).toBool();
            return card->section() == section;
        };
        shown += card->filter(passes, isWide);
    }
    for (SettingsPane *pane : std::as_const(m_panes)) {
        const bool isFound = !search.isEmpty() && pane->matches(search);
        pane->setVisible(isFound || (!isWide && pane->section() == section));
        shown += pane->isHidden() ? 0 : 1;
    }
    m_heading->setText(heading());
    m_note->setText(note());
    m_scroll->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    if (shown == 0)
        showEmpty();
}

void SettingsPage::showEmpty()
{
    if (m_sidebar->search().isEmpty()) {
        return m_empty->setTexts(tr("Nothing is changed"),
                                 tr("Every setting has its default value."));
    }
    m_empty->setTexts(tr("No setting matches"),
                      tr("Nothing is called “%1” or tells of it.").arg(m_sidebar->search()));
    connect(m_empty->setAction(tr("Clear the search")),
            &QPushButton::clicked,
            m_sidebar,
            &SettingsSidebar::clearSearch);
}

QString SettingsPage::heading() const
{
    if (!m_sidebar->search().isEmpty())
        return tr("Found");
    return m_sidebar->showsDiffering() ? tr("Changed settings")
                                       : settingsSectionTitle(m_sidebar->section());
}

QString SettingsPage::note() const
{
    int rows = 0;
    int overridable = 0;
    for (const SettingsCard *card : m_cards) {
        if (card->isHidden())
            continue;
        for (const SettingRow *row : card->rows()) {
            ++rows;
            const QModelIndex index = m_model.index(row->row());
            overridable += index.data(SettingsModel::OverridableRole).toBool() ? 1 : 0;
        }
    }
    if (rows == 0)
        return {};
    if (overridable == rows)
        return tr("Changes apply at once. Groups may override any of these.");
    return overridable > 0 ? tr("Changes apply at once. Groups may override some of these.")
                           : tr("Changes apply at once.");
}

} // namespace keyferry::ui
