#include "ui/models/checktasks.h"

#include "ui/models/wordlist.h"

#include <QCoreApplication>
#include <QLocale>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

QString number(qint64 value)
{
    return QLocale().toString(value);
}

} // namespace

CheckTasks::CheckTasks(Gateway &gateway,
                       const ConfigEditor &editor,
                       TaskListModel &tasks,
                       QObject *parent)
    : QObject(parent)
    , m_gateway(gateway)
    , m_editor(editor)
    , m_tasks(tasks)
{
    connect(&gateway, &Gateway::checkAdvanced, this, &CheckTasks::show);
    for (const CheckProgress &progress : gateway.checks())
        show(progress);
}

void CheckTasks::show(const CheckProgress &progress)
{
    Task task = taskOf(progress);
    auto shown = m_shown.find(progress.id);
    if (shown == m_shown.end()) {
        if (progress.isFinished && progress.isScheduled)
            return; // over before it could be seen, and nobody asked
        const auto cancel = [this, id = progress.id] { m_gateway.cancelCheck(id); };
        shown = m_shown.insert(progress.id, {.task = m_tasks.add(task, cancel)});
    }
    TaskDetails &details = shown->details;
    const qsizetype room = mostResults - details.checks.size();
    details.checks.append(progress.results.mid(0, room));
    details.checksLeftOut += std::max<qsizetype>(0, progress.results.size() - room);
    if (!progress.isFinished)
        return m_tasks.advance(shown->task, task);
    task.details = details;
    m_tasks.finish(shown->task, task);
    m_shown.erase(shown);
}

Task CheckTasks::taskOf(const CheckProgress &progress) const
{
    const GroupPtr group = m_editor.snapshot()->group(progress.group);
    const QString name = group ? QString::fromLatin1(group->name) : QString();
    Task task{.title = tr("Checking the keys of %1").arg(name),
              .progress = tr("%1 of %2").arg(number(progress.checked), number(progress.total)),
              .result = checkSummary(progress),
              .done = progress.checked,
              .total = progress.total,
              .isQuiet = progress.isScheduled};
    if (progress.isFinished)
        task.state = progress.isCancelled ? TaskState::Cancelled : TaskState::Done;
    return task;
}

QString checkSummary(const CheckProgress &progress)
{
    QStringList parts;
    const auto add = [&parts](const QString &text, qint64 count) {
        if (count > 0)
            parts.append(text.arg(number(count)));
    };
    add(progress.valid == 1 ? tr("%1 works") : tr("%1 work"), progress.valid);
    add(tr("%1 rejected"), progress.invalid);
    add(tr("%1 unclear"), progress.unchanged);
    return listed(parts);
}

} // namespace keyferry::ui
