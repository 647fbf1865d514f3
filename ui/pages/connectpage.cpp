#include "ui/pages/connectpage.h"

#include "ui/models/channelwords.h"
#include "ui/models/errortext.h"
#include "ui/models/snippettarget.h"
#include "ui/pages/accesskeyscard.h"
#include "ui/pages/clientlistpane.h"
#include "ui/pages/connectchoosers.h"
#include "ui/pages/snippetcard.h"
#include "ui/pages/teststrip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QHBoxLayout>
#include <QScrollArea>
#include <QSettings>
#include <QSplitter>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString channelNames(const QList<Channel> &channels)
{
    QStringList names;
    for (const Channel channel : channels)
        names.append(channelWords(channel));
    return QLocale().createSeparatedList(names);
}

} // namespace

ConnectPage::ConnectPage(ConfigEditor &editor, Gateway &gateway, QWidget *parent)
    : Page(parent)
    , m_editor(editor)
    , m_gateway(gateway)
    , m_toast(new Toast(this))
    , m_splitter(new QSplitter(this))
    , m_clients(new ClientListPane(this))
{
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_clients);
    m_splitter->addWidget(makeBody());
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({metrics::sectionListWidth, 4 * metrics::sectionListWidth});
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_splitter);

    connect(m_clients, &ClientListPane::currentChanged, this, &ConnectPage::applySnapshot);
    connect(m_choosers, &ConnectChoosers::changed, this, &ConnectPage::showSnippet);
    connect(m_snippet, &SnippetCard::revealRequested, this, [this] {
        withAccessKey(&ConnectPage::revealSnippet);
    });
    connect(m_snippet, &SnippetCard::copyRequested, this, [this] {
        withAccessKey(&ConnectPage::copySnippet);
    });
    connect(
        m_test, &TestStrip::sendRequested, this, [this] { withAccessKey(&ConnectPage::sendTest); });
    connect(m_test, &TestStrip::rowRequested, this, &ConnectPage::requestRequested);
    connect(&editor, &ConfigEditor::snapshotChanged, this, &ConnectPage::applySnapshot);
    applySnapshot();
}

QLatin1String ConnectPage::iconName() const
{
    return "connect"_L1;
}

QWidget *ConnectPage::makeBody()
{
    m_scroll = new QScrollArea(this);
    m_scroll->setFrameShape(QFrame::NoFrame);
    m_scroll->setWidgetResizable(true);
    m_scroll->setFocusPolicy(Qt::NoFocus);
    auto *body = new QWidget;
    m_title = new TextLabel({}, {.font = &Fonts::title});
    m_hint = new TextLabel({}, {.color = &Theme::textMuted});
    m_hint->setWordWrap(true);
    m_choosers = new ConnectChoosers;
    m_snippet = new SnippetCard(m_toast);
    m_test = new TestStrip(m_gateway);
    m_snippet->setFoot(m_test);
    m_keys = new AccessKeysCard(m_editor, m_gateway, m_toast);
    auto *column = new QVBoxLayout(body);
    column->setContentsMargins(
        metrics::pageMargin, metrics::block, metrics::pageMargin, metrics::pageMargin);
    column->setSpacing(metrics::block);
    auto *head = new QVBoxLayout;
    head->setSpacing(metrics::tight);
    head->addWidget(m_title);
    head->addWidget(m_hint);
    column->addLayout(head);
    column->addWidget(m_choosers);
    column->addWidget(m_snippet);
    column->addWidget(m_keys);
    column->addStretch(1);
    m_scroll->setWidget(body);
    m_scroll->viewport()->setBackgroundRole(QPalette::Window);
    return m_scroll;
}

void ConnectPage::focusFilter()
{
    m_clients->focusSearch();
}

QList<Command> ConnectPage::commands()
{
    QList<Command> all{{.title = tr("New access key…"),
                        .kind = tr("Access keys"),
                        .icon = "plus"_L1,
                        .run = [this] { createAccessKey(); }},
                       {.title = tr("Show access keys"),
                        .kind = tr("Access keys"),
                        .icon = "key"_L1,
                        .run = [this] { showAccessKeys(); }},
                       {.title = tr("Send a test request"), .icon = "resend"_L1, .run = [this] {
                            m_test->ask();
                        }}};
    for (const Client &client : allClients()) {
        all.append({.title = tr("Connect %1").arg(client.name),
                    .kind = tr("Client"),
                    .aliases = client.key,
                    .icon = "connect"_L1,
                    .run = [this, id = client.id] { showClient(id); }});
    }
    return all;
}

QList<QWidget *> ConnectPage::regions()
{
    return {m_clients, m_scroll};
}

bool ConnectPage::stepBack()
{
    return m_clients->clearSearch();
}

QWidget *ConnectPage::mainList()
{
    return m_clients->list();
}

void ConnectPage::saveState(QSettings &state) const
{
    state.setValue(u"splitter"_s, m_splitter->saveState());
    state.setValue(u"client"_s, clientOf(m_clients->current()).key);
    state.setValue(u"group"_s, toNumber(m_choosers->preferred()));
}

void ConnectPage::restoreState(const QSettings &state)
{
    m_splitter->restoreState(state.value(u"splitter"_s).toByteArray());
    m_choosers->setPreferred(GroupId(state.value(u"group"_s).toLongLong()));
    for (const Client &client : allClients()) {
        if (client.key == state.value(u"client"_s).toString())
            m_clients->setCurrent(client.id);
    }
    applySnapshot();
}

void ConnectPage::showClient(ClientId client)
{
    m_clients->setCurrent(client);
}

void ConnectPage::showAccessKeys()
{
    m_scroll->ensureWidgetVisible(m_keys);
    m_keys->focusTable();
}

void ConnectPage::createAccessKey()
{
    showAccessKeys();
    m_keys->create();
}

void ConnectPage::editAccessKey(AccessKeyId key)
{
    showAccessKeys();
    m_keys->edit(key);
}

void ConnectPage::replaceDefaultAccessKey()
{
    showAccessKeys();
    for (const AccessKeyConfig &key : m_editor.snapshot()->accessKeys) {
        if (key.isDefault)
            return m_keys->edit(key.id);
    }
}

// A request for an answer nobody waits for any more.
void ConnectPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    if (m_test->request().isRunning())
        m_test->clear();
}

void ConnectPage::applySnapshot()
{
    const Client &client = clientOf(m_clients->current());
    m_clients->showFits(*m_editor.snapshot());
    m_title->setText(client.name);
    m_hint->setText(clientHint(client.id));
    m_choosers->fill(client, m_editor.snapshot());
    showSnippet();
}

SnippetTarget ConnectPage::target(const QString &accessKey) const
{
    SnippetTarget made = snippetTarget(*m_editor.snapshot(), *m_choosers->group(), accessKey);
    if (const QString model = m_choosers->model(); !model.isEmpty())
        made.model = model;
    return made;
}

void ConnectPage::showSnippet()
{
    if (!m_choosers->group())
        return showNothingFits();
    const std::optional<AccessKeyId> chosen = m_choosers->accessKey();
    const auto &keys = m_editor.snapshot()->accessKeys;
    const auto key = std::find_if(
        keys.begin(), keys.end(), [chosen](const auto &each) { return each.id == chosen; });
    const auto make = [this](const QString &accessKey) {
        return clientSnippets(m_clients->current(), target(accessKey));
    };
    const QString mask = key == keys.end() ? QString() : shownMask(*key);
    QString texts;
    for (const ClientSnippet &snippet : make(mask))
        texts += snippet.text;
    // An edit elsewhere must not take back what is revealed or answered here.
    if (texts == m_shown)
        return;
    m_shown = texts;
    m_snippet->setContent(make, mask);
    m_test->setObstacle(key == keys.end() ? tr("No access key opens this group. Make one below.")
                                          : QString());
}

void ConnectPage::showNothingFits()
{
    const Client &client = clientOf(m_clients->current());
    m_shown.clear();
    m_snippet->setNotice(m_editor.snapshot()->groups.empty()
                             ? tr("There is no group yet")
                             : tr("No group fits %1").arg(client.name),
                         tr("It needs an enabled group with one of these channels: %1.")
                             .arg(channelNames(client.channels)));
    m_test->setObstacle(tr("There is no group to send it to."));
}

void ConnectPage::withAccessKey(void (ConnectPage::*use)(const Result<Secret> &))
{
    const std::optional<AccessKeyId> chosen = m_choosers->accessKey();
    if (!chosen)
        return (this->*use)(Secret());
    m_editor.revealAccessKey(
        *chosen, {this, [this, use](const Result<Secret> &secret) { (this->*use)(secret); }});
}

void ConnectPage::revealSnippet(const Result<Secret> &secret)
{
    if (!secret)
        return tell(secret.error());
    m_snippet->reveal(*secret);
}

void ConnectPage::copySnippet(const Result<Secret> &secret)
{
    if (!secret)
        return tell(secret.error());
    m_snippet->copy(*secret);
}

void ConnectPage::sendTest(const Result<Secret> &secret)
{
    if (!secret)
        return m_test->fail(errorText(secret.error()));
    const QString endpoint = m_choosers->group()
                                 ? listenerEndpoint(m_gateway.status(), *m_choosers->group())
                                 : QString();
    if (endpoint.isEmpty())
        return;
    SnippetTarget where = target({});
    where.endpoint = endpoint;
    m_test->send(nativeCall(where), *secret);
}

void ConnectPage::tell(const Error &error)
{
    m_toast->show({.text = errorText(error), .icon = "error"});
}

} // namespace keyferry::ui
