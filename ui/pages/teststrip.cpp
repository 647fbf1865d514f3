#include "ui/pages/teststrip.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPushButton>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

TestStrip::TestStrip(Gateway &gateway, QWidget *parent)
    : QWidget(parent)
    , m_gateway(gateway)
    , m_icon(new IconLabel("info", metrics::iconList, &Theme::textMuted))
    , m_text(new TextLabel)
    , m_showRow(makeLink(tr("Show the row")))
    , m_send(
          makeButton(tr("Send a &test request"), {.kind = ButtonKind::Primary, .icon = "resend"}))
{
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *band = new Band(Band::Fill::Raised, Band::Line::Top, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(band);
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(14, 9, 10, 9);
    row->setSpacing(metrics::close);
    row->addWidget(m_icon);
    row->addWidget(m_text, 1);
    row->addWidget(m_showRow);
    row->addSpacing(metrics::close);
    row->addWidget(m_send);

    connect(m_send, &QPushButton::clicked, this, &TestStrip::press);
    connect(m_showRow, &QPushButton::clicked, this, [this] {
        if (m_row)
            Q_EMIT rowRequested(m_row->id);
    });
    connect(&m_request, &TestRequest::finished, this, &TestStrip::takeAnswer);
    connect(&gateway, &Gateway::stateChanged, this, &TestStrip::refresh);
    connect(&gateway, &Gateway::requestsChanged, this, &TestStrip::findRow);
    clear();
}

void TestStrip::setObstacle(const QString &reason)
{
    m_obstacle = reason;
    clear();
}

void TestStrip::press()
{
    if (!m_request.isRunning())
        return Q_EMIT sendRequested();
    clear();
}

void TestStrip::ask()
{
    m_send->setFocus(Qt::OtherFocusReason);
    if (m_send->isEnabled() && !m_request.isRunning())
        Q_EMIT sendRequested();
}

void TestStrip::send(const NativeCall &call, const Secret &accessKey)
{
    m_answer.reset();
    m_row.reset();
    m_request.send(call, accessKey);
    refresh();
}

void TestStrip::fail(const QString &sentence)
{
    clear();
    showWords("error", &Theme::danger, sentence);
}

void TestStrip::clear()
{
    m_request.cancel();
    m_answer.reset();
    m_row.reset();
    refresh();
}

QString TestStrip::text() const
{
    return m_text->text();
}

void TestStrip::refresh()
{
    const bool isRunning = m_gateway.status().state == GatewayState::Running;
    const QString reason =
        isRunning ? m_obstacle : tr("The proxy is stopped. Start it to send a request.");
    if (!isRunning)
        m_request.cancel();
    m_send->setEnabled(reason.isEmpty());
    m_send->setToolTip(reason);
    m_send->setText(m_request.isRunning() ? tr("&Cancel") : tr("Send a &test request"));
    m_send->setIcon(
        icon(m_request.isRunning() ? QAnyStringView("stop") : QAnyStringView("resend")));
    if (m_answer)
        return showResult();
    m_showRow->hide();
    if (m_request.isRunning())
        showWords("state-running-request", &Theme::accent, tr("Waiting for the answer…"));
    else
        showWords("info", &Theme::textMuted, reason);
    m_icon->setVisible(!m_text->text().isEmpty());
}

void TestStrip::takeAnswer(const TestAnswer &answer)
{
    m_answer = answer;
    refresh();
}

// The row may come before the answer or after it.
void TestStrip::findRow(const QList<RequestRecord> &records)
{
    if (m_request.mark().isEmpty())
        return;
    for (const RequestRecord &record : records) {
        if (record.userAgent == m_request.mark())
            m_row = record;
    }
    if (m_row && m_answer)
        showResult();
}

void TestStrip::showResult()
{
    m_showRow->setVisible(m_row.has_value());
    const bool isGood = m_answer->isGood();
    showWords(isGood ? QAnyStringView("check-circle") : QAnyStringView("error"),
              isGood ? &Theme::success : &Theme::danger,
              testAnswerText(*m_answer, m_row ? m_row->keyMask : QString()));
}

void TestStrip::showWords(QAnyStringView iconName, ThemeColor color, const QString &sentence)
{
    m_icon->setIcon(iconName, color);
    m_icon->show();
    m_text->setLook({.color = color});
    m_text->setText(sentence);
}

} // namespace keyferry::ui
