#include "ui/dialogs/requeststep.h"

#include "ui/dialogs/snippetbox.h"
#include "ui/models/errortext.h"
#include "ui/models/requestcolumns.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

RequestStep::RequestStep(const SetupParts &parts, SetupResult &result, QWidget *parent)
    : SetupStep(parts, result, parent)
    , m_snippet(new SnippetBox(*parts.editor, ButtonKind::Plain, this))
{
    content()->addWidget(m_snippet, 1);
    content()->addWidget(makeArrival());
    setFocusProxy(m_snippet);
    connect(m_snippet, &SnippetBox::failed, this, [this](const Error &error) {
        Q_EMIT failed(errorText(error));
    });
    connect(parts.gateway, &Gateway::requestsChanged, this, &RequestStep::watch);
    connect(parts.gateway, &Gateway::stateChanged, this, &RequestStep::showArrival);
    showArrival();
}

QWidget *RequestStep::makeArrival()
{
    auto *card = new Card(this);
    m_mark = new IconLabel("clock", metrics::iconRail, &Theme::textMuted, card);
    m_sentence = new TextLabel({}, {.font = &Fonts::bodyStrong}, card);
    m_detail = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, card);
    m_sentence->setWordWrap(true);
    m_detail->setWordWrap(true);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(metrics::hair);
    texts->addWidget(m_sentence);
    texts->addWidget(m_detail);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(metrics::wide, metrics::block, metrics::wide, metrics::block);
    row->setSpacing(metrics::block);
    row->addWidget(m_mark);
    row->addLayout(texts, 1);
    return card;
}

QString RequestStep::name() const
{
    return tr("First request");
}

QString RequestStep::remark() const
{
    return isDone() ? outcomeText(m_arrived) : tr("Copy a snippet and watch");
}

bool RequestStep::isDone() const
{
    return result().request != RequestId{} && m_arrived.outcome != RequestOutcome::Running;
}

QString RequestStep::verb() const
{
    return tr("Show it in Requests");
}

QString RequestStep::obstacle() const
{
    return result().request == RequestId{} ? tr("No request has arrived yet.") : QString();
}

void RequestStep::enter()
{
    m_isWatching = true;
    const GroupPtr group = SetupStep::group();
    setHeading(tr("Send the first request"),
               group ? tr("Copy the snippet, run it in a terminal, and watch it arrive below.")
                     : tr("There is no group to send a request to yet. Go back and create one, or "
                          "skip this step."));
    m_snippet->setTarget(group, accessKey());
    showArrival();
}

// The step before may have been skipped.
AccessKeyId RequestStep::accessKey() const
{
    if (result().accessKey != AccessKeyId{})
        return result().accessKey;
    for (const AccessKeyConfig &key : editor().snapshot()->accessKeys) {
        if (key.enabled && key.scope.covers(result().group))
            return key.id;
    }
    return {};
}

// The first that worked stays; until then the newest counts, so that a second try is seen.
void RequestStep::watch(const QList<RequestRecord> &records)
{
    if (!m_isWatching)
        return;
    for (const RequestRecord &record : records) {
        const bool isOurs = record.group == result().group || record.group == GroupId{};
        const bool hasWorked = m_arrived.outcome == RequestOutcome::Succeeded;
        if (!isOurs || record.id < m_arrived.id || (hasWorked && record.id != m_arrived.id))
            continue;
        m_arrived = record;
        result().request = record.id;
    }
    showArrival();
}

void RequestStep::showArrival()
{
    if (result().request == RequestId{}) {
        showWaiting();
    } else {
        const StateLook look = lookOf(m_arrived.outcome, m_arrived.status, m_arrived.stream);
        m_mark->setIcon(look.icon, look.color);
        QStringList facts{m_arrived.path, m_arrived.model, m_arrived.keyMask, m_arrived.error};
        facts.removeAll(QString());
        QString sentence = tr("It arrived but failed: %1").arg(outcomeText(m_arrived));
        if (m_arrived.outcome == RequestOutcome::Running)
            sentence = tr("It has arrived and is running…");
        else if (m_arrived.outcome == RequestOutcome::Succeeded)
            sentence = tr("It works: %1 after %2")
                           .arg(outcomeText(m_arrived), format::duration(m_arrived.durationMs));
        tell(sentence, facts.join(u" · "_s));
    }
    Q_EMIT changed();
}

void RequestStep::showWaiting()
{
    const GatewayStatus status = gateway().status();
    if (status.state == GatewayState::Failed) {
        m_mark->setIcon("error", &Theme::danger);
        return tell(tr("keyferry is not running"), errorText(status.error));
    }
    if (status.state == GatewayState::Stopped) {
        m_mark->setIcon("state-stopped", &Theme::textMuted);
        return tell(tr("keyferry is stopped"),
                    tr("Start it with the button at the lower left of the window."));
    }
    m_mark->setIcon("clock", &Theme::textMuted);
    tell(tr("Waiting for the first request"), tr("It appears here as soon as a program sends it."));
}

void RequestStep::tell(const QString &sentence, const QString &detail)
{
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

} // namespace keyferry::ui
