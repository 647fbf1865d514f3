#include "ui/pages/connectpage.h"

#include "ui/models/channelwords.h"
#include "ui/models/errortext.h"
#include "ui/models/snippettarget.h"
#include "ui/pages/accesskeyscard.h"
#include "ui/pages/clientlistpane.h"
#include "ui/pages/snippetcard.h"
#include "ui/pages/teststrip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QComboBox>
#include <QDateTime>
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
    connect(m_groups, &QComboBox::activated, this, &ConnectPage::chooseGroup);
    connect(m_accessKeys, &QComboBox::currentIndexChanged, this, &ConnectPage::showSnippet);
    connect(m_models, &QComboBox::currentTextChanged, this, &ConnectPage::showSnippet);
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
    column->addWidget(makeChoosers());
    column->addWidget(m_snippet);
    column->addWidget(m_keys);
    column->addStretch(1);
    m_scroll->setWidget(body);
    m_scroll->viewport()->setBackgroundRole(QPalette::Window);
    return m_scroll;
}

QWidget *ConnectPage::makeChoosers()
{
    auto *choosers = new QWidget;
    auto *row = new QHBoxLayout(choosers);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::block);
    const auto add = [row](const QString &text, int share) {
        auto *box = new QComboBox;
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(12);
        box->setAccessibleName(QString(text).remove(u'&'));
        auto *label = new TextLabel(text, {.font = &Fonts::caption, .color = &Theme::textMuted});
        label->setBuddy(box);
        auto *column = new QVBoxLayout;
        column->setSpacing(metrics::tight);
        column->addWidget(label);
        column->addWidget(box);
        row->addLayout(column, share);
        return box;
    };
    m_groups = add(tr("&Group"), 3);
    m_accessKeys = add(tr("Access &key"), 3);
    m_models = add(tr("&Model"), 3);
    m_models->setEditable(true);
    m_models->setInsertPolicy(QComboBox::NoInsert);
    row->addStretch(3);
    return choosers;
}

void ConnectPage::focusFilter()
{
    m_clients->focusSearch();
}

QList<Command> ConnectPage::commands()
{
    QList<Command> all{
        {.title = tr("New access key…"),
         .kind = tr("Access keys"),
         .icon = "plus"_L1,
         .run = [this] { createAccessKey(); }},
        {.title = tr("Show access keys"),
         .kind = tr("Access keys"),
         .icon = "key"_L1,
         .run = [this] { showAccessKeys(); }},
        {.title = tr("Send a test request"), .icon = "play"_L1, .run = [this] { m_test->ask(); }}};
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
    state.setValue(u"group"_s, toNumber(m_preferred));
}

void ConnectPage::restoreState(const QSettings &state)
{
    m_splitter->restoreState(state.value(u"splitter"_s).toByteArray());
    m_preferred = GroupId(state.value(u"group"_s).toLongLong());
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
    fillGroups();
    fillAccessKeys();
    fillModels();
    showSnippet();
}

void ConnectPage::fillGroups()
{
    const QSignalBlocker blocker(m_groups);
    const QVariant shown = m_groups->currentData();
    m_groups->clear();
    for (const GroupPtr &each : groupsFor(clientOf(m_clients->current()), *m_editor.snapshot()))
        m_groups->addItem(groupTitle(*each), toNumber(each->id));
    const int preferred = m_groups->findData(toNumber(m_preferred));
    m_groups->setCurrentIndex(preferred >= 0 ? preferred : std::max(0, m_groups->findData(shown)));
    m_groups->setEnabled(m_groups->count() > 0);
}

void ConnectPage::fillAccessKeys()
{
    const QSignalBlocker blocker(m_accessKeys);
    const QVariant shown = m_accessKeys->currentData();
    m_accessKeys->clear();
    if (const GroupPtr chosen = group()) {
        const qint64 now = QDateTime::currentMSecsSinceEpoch();
        for (const AccessKeyConfig &key : accessKeysFor(*m_editor.snapshot(), chosen->id, now))
            m_accessKeys->addItem(accessKeyTitle(key), toNumber(key.id));
    }
    m_accessKeys->setCurrentIndex(std::max(0, m_accessKeys->findData(shown)));
    m_accessKeys->setEnabled(m_accessKeys->count() > 0);
}

// What was typed stays for as long as the group does.
void ConnectPage::fillModels()
{
    const QSignalBlocker blocker(m_models);
    const GroupPtr chosen = group();
    const QString typed = m_models->currentText();
    m_models->clear();
    m_models->setEnabled(chosen != nullptr);
    if (!chosen)
        return m_models->clearEditText();
    m_models->addItems(modelsFor(*m_editor.snapshot(), *chosen));
    if (m_modelsOf == chosen->id && !typed.isEmpty())
        m_models->setCurrentText(typed);
    m_modelsOf = chosen->id;
}

void ConnectPage::chooseGroup()
{
    m_preferred = GroupId(m_groups->currentData().toLongLong());
    fillAccessKeys();
    fillModels();
    showSnippet();
}

GroupPtr ConnectPage::group() const
{
    return m_editor.snapshot()->group(GroupId(m_groups->currentData().toLongLong()));
}

SnippetTarget ConnectPage::target(const QString &accessKey) const
{
    SnippetTarget made = snippetTarget(*m_editor.snapshot(), *group(), accessKey);
    if (const QString model = m_models->currentText().trimmed(); !model.isEmpty())
        made.model = model;
    return made;
}

void ConnectPage::showSnippet()
{
    if (!group())
        return showNothingFits();
    const AccessKeyId chosen{m_accessKeys->currentData().toLongLong()};
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
    if (m_accessKeys->count() == 0)
        return (this->*use)(Secret());
    m_editor.revealAccessKey(
        AccessKeyId(m_accessKeys->currentData().toLongLong()),
        {this, [this, use](const Result<Secret> &secret) { (this->*use)(secret); }});
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
    const QString endpoint = group() ? listenerEndpoint(m_gateway.status(), *group()) : QString();
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
