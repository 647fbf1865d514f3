#include "ui/pages/settingspage.h"

#include "ui/pages/focuswalk.h"
#include "ui/pages/settingscard.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/navdelegate.h"
#include "ui/widgets/searchfield.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QListWidget>
#include <QScrollArea>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};

QLatin1String iconOf(QStringView section)
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
                                  {"recording"_L1, "database"_L1},
                                  {"network"_L1, "connect"_L1},
                                  {"backup"_L1, "folder"_L1}};
    for (const Look &look : looks) {
        if (look.section == section)
            return look.icon;
    }
    return "settings"_L1;
}

} // namespace

SettingsPage::SettingsPage(ConfigEditor *editor, QWidget *parent)
    : Page(parent)
    , m_model(editor)
    , m_splitter(new QSplitter(this))
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(makeSidebar());
    m_splitter->addWidget(makeBody());
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
                refreshFoot();
            });
    refreshFoot();
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
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
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
                    .icon = iconOf(index.data(SettingsModel::SectionRole).toString()),
                    .run = [this, name] { showSetting(name); }});
    }
    return all;
}

void SettingsPage::showSetting(const QString &name)
{
    m_search->setText(name);
    if (QWidget *field = firstTabStop(m_scroll->widget()))
        field->setFocus(Qt::ShortcutFocusReason);
}

QList<QWidget *> SettingsPage::regions()
{
    return {m_splitter->widget(0), m_scroll};
}

bool SettingsPage::stepBack()
{
    if (m_search->text().isEmpty())
        return false;
    m_search->clear();
    return true;
}

QWidget *SettingsPage::mainList()
{
    return m_sections;
}

void SettingsPage::saveState(QSettings &state) const
{
    state.setValue(u"splitter"_s, m_splitter->saveState());
    state.setValue(u"section"_s, m_sections->currentRow());
}

void SettingsPage::restoreState(const QSettings &state)
{
    m_splitter->restoreState(state.value(u"splitter"_s).toByteArray());
    m_sections->setCurrentRow(
        std::clamp(state.value(u"section"_s, 0).toInt(), 0, m_sections->count() - 1));
}

QWidget *SettingsPage::makeSidebar()
{
    auto *side = new Band(Band::Fill::Surface, Band::Line::None, this);
    side->setMinimumWidth(metrics::listLeast);
    side->setMaximumWidth(metrics::listMost);
    m_search = new SearchField(tr("Find a setting"), side);
    m_search->setKeyCap(QKeySequence::Find);
    m_sections = new QListWidget(side);
    m_sections->setFrameShape(QFrame::NoFrame);
    m_sections->setAccessibleName(tr("Sections"));
    m_sections->setItemDelegate(new NavDelegate(m_sections));
    for (const QString &section : m_model.sections()) {
        auto *item = new QListWidgetItem(icon(iconOf(section), &Theme::textMuted),
                                         SettingsModel::sectionTitle(section),
                                         m_sections);
        item->setData(Qt::UserRole, section);
    }
    m_sections->setCurrentRow(0);

    auto *foot = new Band(Band::Fill::Surface, Band::Line::Top, side);
    auto *footRow = new QVBoxLayout(foot);
    footRow->setContentsMargins(14, metrics::block, metrics::block, metrics::block);
    footRow->setSpacing(metrics::tight);
    m_differing = new TextLabel({}, quiet, foot);
    m_differing->setWordWrap(true);
    m_showThem = makeLink({}, foot);
    m_showThem->setCheckable(true);
    m_showThem->setFont(Theme::current().fonts.caption);
    footRow->addWidget(m_differing);
    footRow->addWidget(m_showThem, 0, Qt::AlignLeft);

    auto *column = new QVBoxLayout(side);
    column->setContentsMargins(0, metrics::block, 0, 0);
    column->setSpacing(metrics::gap);
    auto *searchRow = new QHBoxLayout;
    searchRow->setContentsMargins(metrics::block, 0, metrics::block, 0);
    searchRow->addWidget(m_search);
    column->addLayout(searchRow);
    column->addWidget(m_sections, 1);
    column->addWidget(foot);
    connect(m_search, &QLineEdit::textChanged, this, &SettingsPage::showRows);
    connect(m_sections, &QListWidget::currentRowChanged, this, [this] {
        m_search->clear();
        m_showThem->setChecked(false);
        showRows();
        m_scroll->verticalScrollBar()->setValue(0);
    });
    connect(m_showThem, &QPushButton::toggled, this, &SettingsPage::showDiffering);
    return side;
}

QWidget *SettingsPage::makeBody()
{
    auto *whole = new QWidget(this);
    m_heading = new TextLabel({}, {.font = &Fonts::title}, whole);
    auto *hint = new TextLabel(
        tr("Changes apply at once. Groups may override some of these."), quiet, whole);
    auto *head = new QHBoxLayout;
    head->setContentsMargins(
        metrics::pageMargin, metrics::block, metrics::pageMargin, metrics::gap);
    head->addWidget(m_heading);
    head->addStretch();
    head->addWidget(hint);

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
    auto *cards = new QVBoxLayout(body);
    cards->setContentsMargins(
        metrics::pageMargin, metrics::tight, metrics::pageMargin, metrics::pageMargin);
    cards->setSpacing(metrics::wide);
    for (const QString &section : m_model.sections()) {
        m_cards.append(new SettingsCard(&m_model, section, body));
        cards->addWidget(m_cards.last());
    }
    cards->addStretch(1); // before the stretches inside of the rows
}

void SettingsPage::showRows()
{
    const QString search = m_search->text().trimmed();
    const QString section = currentSection();
    const bool isWide = !search.isEmpty() || m_onlyDiffering;
    int shown = 0;
    for (SettingsCard *card : std::as_const(m_cards)) {
        const auto passes = [&](int row) {
            if (!search.isEmpty())
                return m_model.matches(row, search);
            if (m_onlyDiffering)
                return m_model.index(row).data(SettingsModel::DiffersRole).toBool();
            return card->section() == section;
        };
        shown += card->filter(passes, isWide);
    }
    m_heading->setText(
        !search.isEmpty()
            ? tr("Found")
            : (m_onlyDiffering ? tr("Changed settings") : SettingsModel::sectionTitle(section)));
    m_scroll->setVisible(shown > 0);
    m_empty->setVisible(shown == 0);
    if (shown > 0)
        return;
    if (search.isEmpty())
        return m_empty->setTexts(tr("Nothing is changed"),
                                 tr("Every setting has its default value."));
    m_empty->setTexts(tr("No setting matches"),
                      tr("Nothing is called “%1” or tells of it.").arg(search));
    connect(m_empty->setAction(tr("Clear the search")),
            &QPushButton::clicked,
            m_search,
            &QLineEdit::clear);
}

void SettingsPage::showDiffering()
{
    m_onlyDiffering = m_showThem->isChecked();
    refreshFoot();
    showRows();
}

void SettingsPage::refreshFoot()
{
    const int count = m_model.differing();
    const QString some = count == 1 ? tr("1 setting differs from its default.")
                                    : tr("%n settings differ from their defaults.", nullptr, count);
    m_differing->setText(count == 0 ? tr("All settings have their defaults.") : some);
    m_showThem->setText(m_onlyDiffering ? tr("Show the section") : tr("Show them"));
    m_showThem->setVisible(count > 0 || m_onlyDiffering);
}

QString SettingsPage::currentSection() const
{
    const QListWidgetItem *item = m_sections->currentItem();
    return item ? item->data(Qt::UserRole).toString() : QString();
}

} // namespace keyferry::ui
