#include "ui/pages/upstreamtests.h"

#include "ui/models/checktext.h"
#include "ui/models/upstreamtablemodel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/metrics.h"

#include <QAbstractItemView>
#include <QHBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int buttonColumn = static_cast<int>(UpstreamColumn::Test);

} // namespace

UpstreamTests::UpstreamTests(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(parts.model, &QAbstractItemModel::modelReset, this, &UpstreamTests::placeButtons);
}

void UpstreamTests::setGroup(const GroupPtr &group)
{
    m_group = group;
    showButtons();
}

// Other lines: what was asked of the old ones is of no use.
void UpstreamTests::placeButtons()
{
    m_running.clear();
    for (int row = 0; row < m_parts.model->rowCount(); ++row) {
        auto *cell = new QWidget;
        auto *button = makeLink(tr("Test"), cell);
        auto *line = new QHBoxLayout(cell);
        line->setContentsMargins(metrics::gap, 0, 0, 0);
        line->addWidget(button, 0, Qt::AlignLeft | Qt::AlignVCenter);
        const UpstreamConfig &upstream = m_parts.model->upstream(row);
        connect(button, &QPushButton::clicked, this, [this, id = upstream.id] { press(id); });
        m_parts.table->setIndexWidget(m_parts.model->index(row, buttonColumn), cell);
    }
}

void UpstreamTests::showButtons()
{
    const QString whyNot = m_group ? whyNoCheck(m_group->channel, m_group->checkPath) : QString();
    for (int row = 0; row < m_parts.model->rowCount(); ++row) {
        const UpstreamConfig &upstream = m_parts.model->upstream(row);
        const bool isRunning = m_running.contains(upstream.id);
        const QString url = QString::fromLatin1(upstream.url);
        QPushButton *each = button(row);
        each->setText(isRunning ? tr("Stop") : tr("Test"));
        each->setAccessibleName((isRunning ? tr("Stop testing %1") : tr("Test %1")).arg(url));
        each->setEnabled(whyNot.isEmpty());
        each->setToolTip(whyNot.isEmpty() ? tr("Send one check with an active key of the group")
                                          : whyNot);
    }
}

QPushButton *UpstreamTests::button(int row) const
{
    return m_parts.table->indexWidget(m_parts.model->index(row, buttonColumn))
        ->findChild<QPushButton *>();
}

int UpstreamTests::rowOf(UpstreamId upstream) const
{
    int row = 0;
    while (m_parts.model->upstream(row).id != upstream)
        ++row;
    return row;
}

void UpstreamTests::press(UpstreamId upstream)
{
    if (m_running.erase(upstream) > 0)
        m_parts.model->clearTest(upstream);
    else
        begin(rowOf(upstream));
    showButtons();
}

void UpstreamTests::begin(int row)
{
    const UpstreamConfig &upstream = m_parts.model->upstream(row);
    GroupDraft draft = draftOf(*m_group);
    draft.upstreams = {
        {.url = QString::fromLatin1(upstream.url), .weight = 1, .proxyUrl = upstream.proxyUrl}};
    auto &context = m_running[upstream.id];
    context = std::make_unique<QObject>();
    m_parts.model->setTest(upstream.id, {});
    const auto done = [this, id = upstream.id](const Result<CheckResult> &outcome) {
        end(id, outcome);
    };
    m_parts.gateway->tryStoredKey(draft, m_group->id, {context.get(), done});
}

void UpstreamTests::end(UpstreamId upstream, const Result<CheckResult> &outcome)
{
    const auto asked = m_running.extract(upstream); // we are inside its reply
    m_parts.model->setTest(upstream, {.outcome = outcome});
    showButtons();
}

} // namespace keyferry::ui
