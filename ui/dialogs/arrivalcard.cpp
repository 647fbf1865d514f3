#include "ui/dialogs/arrivalcard.h"

#include "ui/models/errortext.h"
#include "ui/models/portchoice.h"
#include "ui/models/requestcolumns.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

bool isDown(GatewayState state)
{
    return state == GatewayState::Stopped || state == GatewayState::Failed;
}

} // namespace

ArrivalCard::ArrivalCard(ConfigEditor &editor, Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_gateway(gateway)
{
    auto *card = new Card(this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(card);
    m_mark = new IconLabel("clock", metrics::iconRail, &Theme::textMuted, card);
    m_sentence = new TextLabel({}, {.font = &Fonts::bodyStrong}, card);
    m_detail = new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, card);
    m_sentence->setWordWrap(true);
    m_detail->setWordWrap(true);
    m_button = makeButton({}, {}, card);
    auto *texts = new QVBoxLayout;
    texts->setSpacing(metrics::hair);
    texts->addWidget(m_sentence);
    texts->addWidget(m_detail);
    auto *row = new QHBoxLayout(card);
    row->setContentsMargins(metrics::wide, metrics::block, metrics::block, metrics::block);
    row->setSpacing(metrics::block);
    row->addWidget(m_mark);
    row->addLayout(texts, 1);
    row->addWidget(m_button);
    connect(m_button, &QPushButton::clicked, this, &ArrivalCard::press);
    connect(&m_request, &TestRequest::finished, this, &ArrivalCard::takeAnswer);
    connect(&gateway, &Gateway::requestsChanged, this, &ArrivalCard::take);
    connect(&gateway, &Gateway::stateChanged, this, &ArrivalCard::refresh);
    refresh();
}

void ArrivalCard::watch(GroupId group, bool canSend)
{
    m_group = group;
    m_canSend = canSend;
    m_isWatching = true;
    refresh();
}

void ArrivalCard::noteCopied()
{
    m_isCopied = true;
    refresh();
}

void ArrivalCard::send(const NativeCall &call, const Secret &accessKey)
{
    m_failure.clear();
    m_answer.reset();
    m_sentTo = call.url;
    m_awaitsRecord = true;
    m_request.send(call, accessKey);
    refresh();
}

void ArrivalCard::fail(const QString &sentence)
{
    m_failure = sentence;
    refresh();
}

void ArrivalCard::press()
{
    const GatewayStatus status = m_gateway.status();
    m_failure.clear();
    if (m_request.isRunning())
        return cancel();
    if (!isDown(status.state))
        return Q_EMIT sendRequested();
    if (portToOffer(status) == 0)
        return m_gateway.start();
    const auto done = [this](const Outcome &outcome) {
        if (!outcome)
            fail(errorText(outcome.error()));
    };
    choosePort(portToOffer(status), m_editor, m_gateway, {this, done});
}

void ArrivalCard::cancel()
{
    m_request.cancel();
    m_awaitsRecord = false;
    refresh();
}

// A request for an answer nobody waits for any more.
void ArrivalCard::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    if (m_request.isRunning())
        cancel();
}

// The first that worked stays; until then the newest counts, so that a second try is seen. What was
// sent from here was asked for and always counts.
void ArrivalCard::take(const QList<RequestRecord> &records)
{
    if (!m_isWatching)
        return;
    for (const RequestRecord &record : records) {
        const bool isForGroup = record.group == m_group || record.group == GroupId{};
        const bool isSent = !m_sentTo.isEmpty() && record.userAgent == m_request.mark();
        const bool hasWorked = m_arrived.outcome == RequestOutcome::Succeeded;
        const bool isSettled = hasWorked && record.id != m_arrived.id && !isSent;
        if (!isForGroup || record.id < m_arrived.id || isSettled)
            continue;
        m_arrived = record;
        m_failure.clear();
        m_answer.reset();
        m_awaitsRecord = m_awaitsRecord && !isSent;
    }
    refresh();
}

void ArrivalCard::takeAnswer(const TestAnswer &answer)
{
    if (m_awaitsRecord)
        m_answer = answer;
    refresh();
}

void ArrivalCard::refresh()
{
    if (m_gateway.status().state != GatewayState::Running && m_request.isRunning())
        return cancel();
    showButton();
    if (!m_failure.isEmpty())
        tell("error", &Theme::danger, m_failure, {});
    else if (m_request.isRunning() && m_awaitsRecord)
        tell("state-running-request", &Theme::accent, tr("Waiting for the answer…"), m_sentTo);
    else if (m_answer)
        tell(m_answer->isGood() ? QAnyStringView("check-circle") : QAnyStringView("error"),
             m_answer->isGood() ? &Theme::success : &Theme::danger,
             testAnswerText(*m_answer, {}),
             m_sentTo);
    else if (m_arrived.id != RequestId{})
        showRequest();
    else
        showStandstill();
    Q_EMIT changed();
}

void ArrivalCard::showButton()
{
    const GatewayStatus status = m_gateway.status();
    m_button->setToolTip({});
    m_button->setEnabled(isDown(status.state)
                         || (status.state == GatewayState::Running && m_canSend));
    if (const int port = portToOffer(status); port > 0)
        return m_button->setText(tr("&Use port %1").arg(port));
    if (isDown(status.state))
        return m_button->setText(tr("&Start the proxy"));
    const QString offer =
        m_arrived.id == RequestId{} ? tr("&Send one for me") : tr("&Send another");
    m_button->setText(m_request.isRunning() ? tr("Ca&ncel") : offer);
    m_button->setToolTip(tr("Sends one small request with this access key, as the snippet does"));
}

void ArrivalCard::showRequest()
{
    const StateLook look = lookOf(m_arrived.outcome, m_arrived.status, m_arrived.stream);
    QStringList facts{m_arrived.path, m_arrived.model, m_arrived.keyMask, m_arrived.error};
    facts.removeAll(QString());
    QString sentence = tr("It arrived but failed: %1").arg(outcomeText(m_arrived));
    if (m_arrived.outcome == RequestOutcome::Running)
        sentence = tr("It has arrived and is running…");
    else if (m_arrived.outcome == RequestOutcome::Succeeded)
        sentence = tr("It works: %1 after %2")
                       .arg(outcomeText(m_arrived), format::duration(m_arrived.durationMs));
    tell(look.icon, look.color, sentence, facts.join(u" · "_s));
}

void ArrivalCard::showStandstill()
{
    const GatewayStatus status = m_gateway.status();
    if (portToOffer(status) > 0) {
        const qint64 port = m_editor.snapshot()->settings.get(settings::listenPort);
        return tell("error",
                    &Theme::danger,
                    tr("keyferry is not running"),
                    tr("Another program uses port %1.").arg(port));
    }
    if (status.state == GatewayState::Failed)
        return tell(
            "error", &Theme::danger, tr("keyferry is not running"), errorText(status.error));
    if (status.state == GatewayState::Stopped)
        return tell("state-stopped",
                    &Theme::textMuted,
                    tr("keyferry is stopped"),
                    tr("Requests arrive once the proxy runs."));
    tell("clock",
         &Theme::textMuted,
         tr("Waiting for the first request"),
         m_isCopied ? tr("Snippet copied, for 30 s. Run it in a terminal.")
                    : tr("It appears here as soon as a program sends it."));
}

void ArrivalCard::tell(QAnyStringView icon,
                       ThemeColor color,
                       const QString &sentence,
                       const QString &detail)
{
    m_mark->setIcon(icon, color);
    m_sentence->setText(sentence);
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty());
}

} // namespace keyferry::ui
