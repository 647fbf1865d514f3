#include "ui/pages/startpanel.h"

#include "ui/pages/startstep.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int sideBySideFrom = 700; ///< width
constexpr int margin = 36;

QString sentenceFor(const GatewayStatus &status, const QString &address, bool hasGroup)
{
    if (status.state != GatewayState::Running)
        return StartPanel::tr("The proxy is stopped; start it at the lower left.");
    return hasGroup ? StartPanel::tr("The proxy is running on %1 and waits for the first request.")
                          .arg(address)
                    : StartPanel::tr("The proxy is running on %1 and waits for a group to serve.")
                          .arg(address);
}

} // namespace

StartPanel::StartPanel(QWidget *parent)
    : QWidget(parent)
    , m_sentence(new TextLabel({}, {.color = &Theme::textMuted}))
    , m_row(new QHBoxLayout)
    , m_links(new QHBoxLayout)
{
    m_sentence->setWordWrap(true);
    auto *title = new TextLabel(tr("Three steps to the first request"), {.font = &Fonts::title});
    title->setWordWrap(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(margin, metrics::pageMargin, margin, metrics::pageMargin);
    column->setSpacing(metrics::gap);
    column->addStretch(2);
    column->addWidget(title);
    column->addWidget(m_sentence);
    column->addSpacing(metrics::block);
    column->addLayout(m_row);
    column->addSpacing(metrics::gap);
    column->addLayout(m_links);
    column->addStretch(3);
    m_row->setSpacing(metrics::block);
    m_links->setSpacing(metrics::pageMargin);
    m_links->addStretch();
    makeSteps();
}

void StartPanel::makeSteps()
{
    const QString place = tr("Step %1 of %2");
    const QList<StartStep::Texts> texts{
        {.icon = "groups",
         .title = tr("Create a group"),
         .sentence = tr("A group is one provider: its address, its keys and its rules. Most take "
                        "one click from the catalogue."),
         .button = tr("New group…")},
        {.icon = "key",
         .title = tr("Paste your keys"),
         .sentence = tr("One or thousands, in any format. keyferry checks each and tells you which "
                        "of them work."),
         .button = tr("Add keys…")},
        {.icon = "connect",
         .title = tr("Point your SDK here"),
         .sentence = tr("Copy a snippet with the local address. The first request shows up here "
                        "as it arrives."),
         .button = tr("Show snippets")}};
    for (StartStep::Texts each : texts) {
        each.place = place.arg(m_steps.size() + 1).arg(texts.size());
        m_steps.append(new StartStep(each));
        m_row->addWidget(m_steps.last(), 1);
    }
    connect(m_steps.at(0)->button(), &QPushButton::clicked, this, &StartPanel::newGroupRequested);
    connect(m_steps.at(1)->button(), &QPushButton::clicked, this, &StartPanel::addKeysRequested);
    connect(m_steps.at(2)->button(), &QPushButton::clicked, this, &StartPanel::snippetsRequested);
}

void StartPanel::setProgress(bool hasGroup,
                             bool hasKeys,
                             const GatewayStatus &status,
                             const QString &address)
{
    using State = StartStep::State;
    m_sentence->setText(sentenceFor(status, address, hasGroup));
    m_steps.at(0)->setState(hasGroup ? State::Done : State::Now);
    m_steps.at(1)->setState(hasKeys ? State::Done : (hasGroup ? State::Now : State::Ahead));
    m_steps.at(2)->setState(hasGroup && hasKeys ? State::Now : State::Ahead);
}

void StartPanel::addLink(const QString &text, QAnyStringView iconName, void (StartPanel::*asked)())
{
    QPushButton *link = makeLink(text);
    link->setIcon(icon(iconName));
    connect(link, &QPushButton::clicked, this, asked);
    m_links->insertWidget(m_links->count() - 1, link);
}

void StartPanel::offerAssistant()
{
    addLink(tr("Open the set-up assistant"), "play", &StartPanel::assistantRequested);
}

void StartPanel::offerRestore()
{
    addLink(tr("Restore a backup"), "restore", &StartPanel::restoreRequested);
}

void StartPanel::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_row->setDirection(width() < sideBySideFrom ? QBoxLayout::TopToBottom
                                                 : QBoxLayout::LeftToRight);
}

} // namespace keyferry::ui
