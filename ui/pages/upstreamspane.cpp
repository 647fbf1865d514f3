#include "ui/pages/upstreamspane.h"

#include "ui/models/errortext.h"
#include "ui/pages/upstreamtests.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/valuedelegates.h"
#include "ui/widgets/weightdelegate.h"

#include <QHeaderView>
#include <QScrollBar>
#include <QVBoxLayout>

#include <chrono>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int leastUrl = 120;
constexpr int usualUrl = 208;
constexpr int testWidth = 56;
constexpr int testedWidth = 126;
constexpr int weightWidth = 90;
constexpr int breakerWidth = 160;
constexpr int firstByteWidth = 88;
constexpr int leastError = 80;

class BreakerDelegate final : public CellDelegate
{
public:
    BreakerDelegate(const UpstreamTableModel *model, QObject *parent)
        : CellDelegate(parent)
        , m_model(model)
    {}

    [[nodiscard]] CellContent content(const QModelIndex &index) const override
    {
        const UpstreamHealth *health = m_model->health(index.row());
        const QString text = index.data().toString();
        if (!health)
            return {.text = text, .color = &Theme::textMuted};
        const StateLook look = lookOf(health->state);
        // Where its own column has no room the last error is found here.
        return {.text = text, .tip = health->lastError, .icon = look.icon, .iconColor = look.color};
    }

private:
    const UpstreamTableModel *m_model;
};

class TestedDelegate final : public CellDelegate
{
public:
    TestedDelegate(const UpstreamTableModel *model, QObject *parent)
        : CellDelegate(parent)
        , m_model(model)
    {}

    [[nodiscard]] CellContent content(const QModelIndex &index) const override
    {
        const UpstreamTest *test = m_model->test(index.row());
        CellContent content{.text = index.data().toString(),
                            .tip = index.data(Qt::ToolTipRole).toString()};
        if (!test || !test->outcome) {
            content.color = &Theme::textMuted;
            return content;
        }
        const StateLook look = lookOf(*test->outcome);
        content.icon = look.icon;
        content.iconColor = look.color;
        return content;
    }

private:
    const UpstreamTableModel *m_model;
};

int columnOf(UpstreamColumn column)
{
    return static_cast<int>(column);
}

} // namespace

UpstreamsPane::UpstreamsPane(ConfigEditor &editor, Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_gateway(gateway)
    , m_table(new DataTable(this))
    , m_note(new FieldNote(m_table, this))
{
    prepareTable();
    m_tests = new UpstreamTests({.gateway = &gateway, .model = &m_model, .table = m_table}, this);
    m_note->setContentsMargins(metrics::wide, 0, metrics::wide, 0);
    m_note->setHelp(tr("F2 or a double click changes a weight; 0 is off."));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, metrics::gap, 0, 0);
    column->setSpacing(metrics::gap);
    column->addWidget(m_note);
    column->addWidget(m_table, 1);

    m_refresh.setInterval(std::chrono::seconds(1));
    connect(&m_refresh, &QTimer::timeout, this, &UpstreamsPane::showHealth);
    connect(&m_model, &UpstreamTableModel::weightRequested, this, &UpstreamsPane::setWeight);
    connect(&gateway, &Gateway::upstreamHealthChanged, this, [this](const QList<GroupId> &groups) {
        if (m_group && groups.contains(m_group->id))
            showHealth();
    });
    connect(&gateway, &Gateway::stateChanged, this, &UpstreamsPane::showHealth);
}

void UpstreamsPane::prepareTable()
{
    m_table->setModel(&m_model);
    m_table->setAccessibleName(tr("Upstreams"));
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    const auto column = [this](UpstreamColumn which, QAbstractItemDelegate *delegate, int width) {
        m_table->setItemDelegateForColumn(columnOf(which), delegate);
        m_table->setColumnWidth(columnOf(which), width);
    };
    column(UpstreamColumn::Url,
           new TextDelegate({.elide = Qt::ElideMiddle, .isMono = true}, m_table),
           usualUrl);
    column(UpstreamColumn::Test, new CellDelegate(m_table), testWidth);
    column(UpstreamColumn::Tested, new TestedDelegate(&m_model, m_table), testedWidth);
    column(UpstreamColumn::Weight, new WeightDelegate(m_table), weightWidth);
    column(UpstreamColumn::Breaker, new BreakerDelegate(&m_model, m_table), breakerWidth);
    column(UpstreamColumn::FirstByte, new DurationDelegate(m_table), firstByteWidth);
    column(UpstreamColumn::LastError, new TextDelegate({.color = &Theme::textMuted}, m_table), 0);
    m_table->horizontalHeader()->setStretchLastSection(true);
}

// Rather fewer columns than some that one has to scroll to.
void UpstreamsPane::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    int always = breakerWidth; // at the least: where it is the last one it takes what is left
    for (const auto each : {UpstreamColumn::Test, UpstreamColumn::Tested, UpstreamColumn::Weight})
        always += m_table->columnWidth(columnOf(each));
    const int room = width() - m_table->verticalScrollBar()->sizeHint().width();
    const bool isNarrow = room < always + usualUrl + firstByteWidth + leastError;
    const bool wasNarrow = m_table->isColumnHidden(columnOf(UpstreamColumn::LastError));
    m_table->setColumnHidden(columnOf(UpstreamColumn::FirstByte), isNarrow);
    m_table->setColumnHidden(columnOf(UpstreamColumn::LastError), isNarrow);
    m_table->setColumnWidth(columnOf(UpstreamColumn::Url),
                            isNarrow ? qBound(leastUrl, room - always, usualUrl) : usualUrl);
    if (wasNarrow && !isNarrow)
        m_table->setColumnWidth(columnOf(UpstreamColumn::Breaker), breakerWidth);
}

void UpstreamsPane::setGroup(const GroupPtr &group)
{
    if (!group || !m_group || group->id != m_group->id)
        m_note->clearError();
    m_group = group;
    m_model.setUpstreams(group ? group->upstreams : std::vector<UpstreamConfig>());
    m_tests->setGroup(group);
    showHealth();
}

void UpstreamsPane::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    showHealth();
    m_refresh.start();
}

void UpstreamsPane::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_refresh.stop();
}

void UpstreamsPane::showHealth()
{
    m_model.setHealth(m_group ? m_gateway.upstreamHealth(m_group->id) : QList<UpstreamHealth>());
}

void UpstreamsPane::setWeight(int row, int weight)
{
    GroupDraft draft = draftOf(*m_group);
    draft.upstreams.at(static_cast<std::size_t>(row)).weight = weight;
    const auto done = [this, group = m_group->id](const Outcome &outcome) {
        if (m_group && m_group->id == group)
            m_note->setError(outcome ? QString() : fieldErrorText(outcome.error()));
    };
    m_editor.editGroup(m_group->id, draft, {this, done});
}

} // namespace keyferry::ui
