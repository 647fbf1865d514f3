#include "ui/widgets/traymenu.h"

#include "ui/models/grouptrouble.h"
#include "ui/models/snippets.h"
#include "ui/models/snippettarget.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/traystate.h"

#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLocale>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 mostErrors = 8;

// The head of the menu is no action, yet its shape keeps its colour.
QIcon shape(QAnyStringView name, ThemeColor color)
{
    return icon(name, IconColors{.normal = color, .disabled = color});
}

QIcon shapeFor(TrayState state)
{
    switch (state) {
    case TrayState::Running: return shape("state-active", &Theme::success);
    case TrayState::Degraded: return shape("state-degraded", &Theme::warning);
    case TrayState::Stopped: return shape("state-stopped", &Theme::keyDisabled);
    case TrayState::Error: return shape("state-invalid", &Theme::danger);
    }
    Q_UNREACHABLE();
}

QString headFor(TrayState state)
{
    switch (state) {
    case TrayState::Running: return TrayMenu::tr("Running, %1");
    case TrayState::Degraded: return TrayMenu::tr("Degraded, %1");
    case TrayState::Stopped: return TrayMenu::tr("Stopped, %1");
    case TrayState::Error: return TrayMenu::tr("Not running, %1");
    }
    Q_UNREACHABLE();
}

// A name with an ampersand must not become a mnemonic.
QString menuText(QString text)
{
    return text.replace(u'&', u"&&"_s);
}

// What reads the variables; names of products are the same in every language.
QString clientsOf(Channel channel)
{
    switch (channel) {
    case Channel::OpenAi:
    case Channel::OpenAiResponse:
    case Channel::Custom: return u"OpenAI SDK"_s;
    case Channel::Azure: return u"Azure OpenAI SDK"_s;
    case Channel::Anthropic: return u"Claude Code, Anthropic SDK"_s;
    case Channel::Gemini: return u"Gemini CLI, Google Gen AI SDK"_s;
    }
    Q_UNREACHABLE();
}

QString
addressText(const GroupConfig &group, const ConfigSnapshot &snapshot, const Gateway &gateway)
{
    const QString name = QString::fromLatin1(group.name);
    if (!group.enabled)
        return TrayMenu::tr("%1 (disabled)").arg(name);
    const auto trouble = troubleOf(group, snapshot, gateway);
    if (gateway.status().state == GatewayState::Running && trouble
        && trouble->kind == GroupTroubleKind::NoUsableKey)
        return TrayMenu::tr("%1 (no keys)").arg(name);
    return group.kind == GroupKind::Aggregate ? TrayMenu::tr("%1 (aggregate)").arg(name) : name;
}

QString errorLine(const RequestRecord &record)
{
    const QString time = QLocale().toString(QDateTime::fromMSecsSinceEpoch(record.startedAt).time(),
                                            QLocale::ShortFormat);
    return TrayMenu::tr("%1  %2  %3", "time, status, group")
        .arg(time)
        .arg(record.status)
        .arg(record.aggregateName.isEmpty() ? record.groupName : record.aggregateName);
}

// One that opens the group.
const AccessKeyConfig *usableAccessKey(const ConfigSnapshot &snapshot, GroupId group)
{
    const auto &keys = snapshot.accessKeys;
    const auto isUsable = [group](const AccessKeyConfig &key) {
        return key.enabled && key.scope.covers(group);
    };
    const auto found = std::find_if(keys.begin(), keys.end(), isUsable);
    return found == keys.end() ? nullptr : &*found;
}

QString
environmentFor(const GroupConfig &group, const ConfigSnapshot &snapshot, const QString &accessKey)
{
    return snippet(SnippetKind::Environment, snippetTarget(snapshot, group, accessKey));
}

} // namespace

TrayMenu::TrayMenu(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    connect(&m_menu, &QMenu::aboutToShow, this, &TrayMenu::fill);
    fill();
}

TrayMenu::~TrayMenu() = default;

QString TrayMenu::figures() const
{
    const GatewayStatus status = m_parts.gateway->status();
    return tr("%1 active · %2 cooling · %3 in flight")
        .arg(format::count(status.keys.active),
             format::count(status.keys.cooling),
             format::count(status.requestsInFlight));
}

void TrayMenu::fill()
{
    m_menu.clear();
    qDeleteAll(m_menu.findChildren<QMenu *>(Qt::FindDirectChildrenOnly));
    const TrayState state = trayStateOf(*m_parts.editor->snapshot(), *m_parts.gateway);
    m_menu.addAction(shapeFor(state), headFor(state).arg(figures()))->setEnabled(false);
    m_menu.addSeparator();
    connect(
        m_menu.addAction(tr("Open keyferry")), &QAction::triggered, this, &TrayMenu::openRequested);
    addPower();
    m_menu.addSeparator();
    addAddresses();
    addEnvironments();
    addGroups();
    addErrors();
    m_menu.addSeparator();
    connect(m_menu.addAction(icon("settings"), tr("Settings")),
            &QAction::triggered,
            this,
            &TrayMenu::settingsRequested);
    connect(m_menu.addAction(tr("Quit")), &QAction::triggered, this, &TrayMenu::quitRequested);
}

void TrayMenu::addPower()
{
    const GatewayState state = m_parts.gateway->status().state;
    const bool isUp = state == GatewayState::Running || state == GatewayState::Starting;
    QAction *power =
        isUp ? m_menu.addAction(icon("stop"), tr("Stop"), m_parts.gateway, &Gateway::stop)
             : m_menu.addAction(icon("play"), tr("Start"), m_parts.gateway, &Gateway::start);
    power->setEnabled(state != GatewayState::Draining);
}

QMenu *TrayMenu::addMenu(QAnyStringView iconName, const QString &title)
{
    auto *menu = new QMenu(title, &m_menu);
    menu->setIcon(icon(iconName));
    m_menu.addMenu(menu);
    return menu;
}

void TrayMenu::addAddresses()
{
    const SnapshotPtr snapshot = m_parts.editor->snapshot();
    QMenu *addresses = addMenu("copy", tr("Copy base URL"));
    addresses->setEnabled(!snapshot->groups.empty());
    for (const GroupPtr &group : snapshot->groups) {
        const QString address = groupEndpoint(snapshot->settings, group->name);
        QAction *copy =
            addresses->addAction(menuText(addressText(*group, *snapshot, *m_parts.gateway)));
        connect(copy, &QAction::triggered, this, [address] {
            QGuiApplication::clipboard()->setText(address);
        });
    }
}

void TrayMenu::addEnvironments()
{
    const SnapshotPtr snapshot = m_parts.editor->snapshot();
    QMenu *environments = addMenu("terminal", tr("Copy environment"));
    for (const GroupPtr &group : snapshot->groups) {
        if (!group->enabled || !usableAccessKey(*snapshot, group->id))
            continue;
        QAction *copy = environments->addAction(
            menuText(tr("%1: %2", "group, clients")
                         .arg(QString::fromLatin1(group->name), clientsOf(group->channel))));
        connect(copy, &QAction::triggered, this, [this, group] { copyEnvironment(group); });
    }
    environments->setEnabled(!environments->isEmpty());
}

// It holds the access key in clear, so it leaves the clipboard again.
void TrayMenu::copyEnvironment(const GroupPtr &group)
{
    const SnapshotPtr snapshot = m_parts.editor->snapshot();
    const AccessKeyConfig *key = usableAccessKey(*snapshot, group->id);
    if (!key)
        return;
    const auto copy = [this, group, snapshot](const Result<Secret> &secret) {
        if (!secret)
            return Q_EMIT failed(secret.error());
        const QString text = environmentFor(*group, *snapshot, QString::fromUtf8(secret->reveal()));
        m_clipboard.put(Secret(text.toUtf8()));
    };
    m_parts.editor->revealAccessKey(key->id, {this, copy});
}

void TrayMenu::addGroups()
{
    const SnapshotPtr snapshot = m_parts.editor->snapshot();
    QMenu *groups = addMenu("groups", tr("Groups"));
    groups->setEnabled(!snapshot->groups.empty());
    for (const GroupPtr &group : snapshot->groups) {
        QAction *enabled = groups->addAction(menuText(QString::fromLatin1(group->name)));
        enabled->setCheckable(true);
        enabled->setChecked(group->enabled);
        connect(enabled, &QAction::triggered, this, [this, id = group->id](bool isOn) {
            setEnabled(id, isOn);
        });
    }
}

void TrayMenu::setEnabled(GroupId id, bool isEnabled)
{
    const GroupPtr group = m_parts.editor->snapshot()->group(id);
    if (!group)
        return;
    GroupDraft draft = draftOf(*group);
    draft.enabled = isEnabled;
    const auto done = [this](const Outcome &outcome) {
        if (!outcome)
            Q_EMIT failed(outcome.error());
    };
    m_parts.editor->editGroup(id, draft, {this, done});
}

void TrayMenu::addErrors()
{
    m_errors = addMenu("warning", tr("Last errors"));
    m_errors->setEnabled(false); // until they are known
    const auto show = [this, menu = QPointer(m_errors)](const Result<QList<RequestRecord>> &page) {
        if (menu && menu == m_errors && page)
            showErrors(*page);
    };
    m_parts.log->page({.status = StatusRange{.low = 400}, .limit = mostErrors}, {this, show});
}

void TrayMenu::showErrors(const QList<RequestRecord> &records)
{
    m_errors->setEnabled(!records.isEmpty());
    for (const RequestRecord &record : records) {
        QAction *row = m_errors->addAction(menuText(errorLine(record)));
        connect(row, &QAction::triggered, this, [this, id = record.id] {
            Q_EMIT requestRequested(id);
        });
    }
}

} // namespace keyferry::ui
