#include "ui/models/attentionmonitor.h"

#include <QDateTime>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int asksEvery = 10;

QString nameOf(AttentionKind kind)
{
    return kind == AttentionKind::DefaultAccessKey ? u"default-access-key"_s : u"secrets-in-file"_s;
}

qint64 lastMidnight(qint64 now)
{
    return QDateTime::fromMSecsSinceEpoch(now).date().startOfDay().toMSecsSinceEpoch();
}

} // namespace

AttentionMonitor::AttentionMonitor(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_groups(*parts.editor, *parts.gateway)
{
    m_facts.secretsFile = parts.secretsFile;
    connect(&m_groups, &GroupListModel::countsChanged, this, &AttentionMonitor::askAgain);
    connect(parts.editor, &ConfigEditor::keyUsageStored, this, &AttentionMonitor::askAgain);
    connect(parts.reader, &LogReader::cleared, this, &AttentionMonitor::askAgain);
}

void AttentionMonitor::look()
{
    if (m_looks++ % asksEvery == 0)
        ask();
    judge();
}

void AttentionMonitor::ask()
{
    const auto takeKeys = [this](const Result<QList<InvalidatedKeys>> &found) {
        if (!found)
            return;
        m_facts.invalidated = *found;
        judge();
    };
    m_parts.editor->invalidatedKeys(lastMidnight(now()), {this, takeKeys});
    const auto takeSize = [this](const Result<qint64> &size) {
        if (!size)
            return;
        m_facts.logBytes = *size;
        judge();
    };
    m_parts.reader->sizeOnDisk({this, takeSize});
}

void AttentionMonitor::judge()
{
    m_facts.snapshot = m_parts.editor->snapshot();
    m_facts.troubles = groupsInTrouble(*m_facts.snapshot, *m_parts.gateway);
    m_facts.counts.clear();
    for (const GroupTrouble &trouble : std::as_const(m_facts.troubles))
        m_facts.counts.insert(trouble.group, m_parts.gateway->keyCounts(trouble.group));
    m_facts.health.clear();
    for (const GroupPtr &group : m_facts.snapshot->groups)
        m_facts.health.insert(group->id, m_parts.gateway->upstreamHealth(group->id));
    m_items = attentionItems(m_facts);
    Q_EMIT changed();
}

KeyCounts AttentionMonitor::keys() const
{
    KeyCounts sum;
    for (const GroupPtr &group : m_parts.editor->snapshot()->groups) {
        if (group->kind == GroupKind::Standard)
            sum += m_groups.counts(group->id);
    }
    return sum;
}

void AttentionMonitor::ignore(AttentionKind kind)
{
    Q_ASSERT(mayBeIgnored(kind));
    m_facts.ignored.insert(kind);
    judge();
}

QStringList AttentionMonitor::ignoredNames() const
{
    QStringList names;
    for (const AttentionKind kind : m_facts.ignored)
        names.append(nameOf(kind));
    return names;
}

void AttentionMonitor::setIgnoredNames(const QStringList &names)
{
    for (const auto kind : {AttentionKind::DefaultAccessKey, AttentionKind::SecretsInFile}) {
        if (names.contains(nameOf(kind)))
            m_facts.ignored.insert(kind);
    }
}

} // namespace keyferry::ui
