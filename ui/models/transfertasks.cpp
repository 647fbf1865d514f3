#include "ui/models/transfertasks.h"

#include "ui/models/errortext.h"
#include "ui/models/wordlist.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QLocale>

#include <algorithm>

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

QString nameOf(const GroupConfig &group)
{
    return QString::fromLatin1(group.name);
}

/// One import from its start to its last word; goes with it.
class ImportTask final : public QObject
{
public:
    ImportTask(const TransferTasks::Parts &parts, const GroupConfig &group, TransferTasks *parent);

    void start(const KeySource &source, bool checkThem);

private:
    void begin(const KeySource &source);
    void noteAdded(const KeyDelta &delta);
    void advance(qint64 bytesDone, qint64 bytesTotal, const ImportReport &soFar);
    void finish(const Result<ImportReport> &result);
    void check();

    TransferTasks::Parts m_parts;
    TransferTasks *m_owner;
    GroupId m_group;
    KeyImport m_import;
    TaskId m_task{};
    Task m_state{};
    bool m_checksThem = false;
    KeyId m_newest{}; ///< before the import; ids grow
    QList<KeyId> m_added{};
};

ImportTask::ImportTask(const TransferTasks::Parts &parts,
                       const GroupConfig &group,
                       TransferTasks *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_owner(parent)
    , m_group(group.id)
    , m_import(*parts.editor, group.id)
    , m_state{.title = TransferTasks::tr("Adding keys to %1").arg(nameOf(group))}
{
    connect(&m_import, &KeyImport::progressed, this, &ImportTask::advance);
    connect(&m_import, &KeyImport::finished, this, &ImportTask::finish);
}

void ImportTask::start(const KeySource &source, bool checkThem)
{
    m_task = m_parts.tasks->add(m_state, [this] { m_import.cancel(); });
    m_checksThem = checkThem;
    if (!checkThem)
        return begin(source);
    const auto listed = [this, source](const Result<QList<KeyId>> &keys) {
        if (keys && !keys->isEmpty())
            m_newest = *std::max_element(keys->begin(), keys->end());
        connect(m_parts.editor, &ConfigEditor::keysChanged, this, &ImportTask::noteAdded);
        begin(source);
    };
    m_parts.editor->keyIds({.group = m_group}, {this, listed});
}

void ImportTask::begin(const KeySource &source)
{
    if (source.path.isEmpty())
        return m_import.start(source.text);
    auto file = std::make_unique<QFile>(source.path);
    if (file->open(QIODevice::ReadOnly))
        return m_import.start(std::move(file));
    finish(Error{.kind = ErrorKind::FileUnreadable,
                 .detail =
                     u"%1: %2"_s.arg(QDir::toNativeSeparators(source.path), file->errorString())});
}

void ImportTask::noteAdded(const KeyDelta &delta)
{
    if (delta.group != m_group)
        return;
    for (const ProviderKey &key : delta.upserted) {
        if (key.id > m_newest)
            m_added.append(key.id);
    }
}

void ImportTask::advance(qint64 bytesDone, qint64 bytesTotal, const ImportReport &soFar)
{
    m_state.done = bytesDone;
    m_state.total = bytesTotal;
    m_state.progress = bytesTotal > 0
                           ? TransferTasks::tr("%1 %").arg(number(100 * bytesDone / bytesTotal))
                           : QString();
    m_state.result = importWords(soFar);
    m_parts.tasks->advance(m_task, m_state);
}

void ImportTask::finish(const Result<ImportReport> &result)
{
    const ImportReport &report = result ? *result : m_import.report();
    m_state.progress.clear();
    m_state.result = result ? importWords(report) : errorText(result.error());
    m_state.state = m_import.isCancelled() ? TaskState::Cancelled : TaskState::Done;
    if (!result)
        m_state.state = TaskState::Failed;
    m_state.details = {.refusals = report.refusals, .refused = report.refused};
    m_parts.tasks->finish(m_task, m_state);
    if (m_checksThem && m_state.state == TaskState::Done)
        check();
    deleteLater();
}

void ImportTask::check()
{
    // A key that was changed meanwhile was announced twice.
    std::sort(m_added.begin(), m_added.end());
    m_added.erase(std::unique(m_added.begin(), m_added.end()), m_added.end());
    if (m_added.isEmpty())
        return;
    const auto check = m_parts.gateway->startCheck({.group = m_group, .ids = m_added});
    if (!check)
        Q_EMIT m_owner->failed(check.error());
}

Task exportEnd(const Result<qint64> &written, const QString &path)
{
    if (!written)
        return {.result = errorText(written.error()), .state = TaskState::Failed};
    const QString file = QDir::toNativeSeparators(path);
    return {.result = *written == 1 ? tr("1 key in %1").arg(file)
                                    : tr("%1 keys in %2").arg(number(*written), file),
            .state = TaskState::Done,
            .details = {.file = path}};
}

} // namespace

TransferTasks::TransferTasks(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{}

void TransferTasks::startImport(const GroupConfig &group, const KeySource &source, bool checkThem)
{
    auto *import = new ImportTask(m_parts, group, this);
    import->start(source, checkThem);
}

void TransferTasks::startExport(const GroupConfig &group,
                                const KeySelection &selection,
                                KeyFileFormat format,
                                const QString &path)
{
    auto *writer = new KeyExport(*m_parts.editor, this);
    const Task state{.title = tr("Exporting the keys of %1").arg(nameOf(group))};
    TaskListModel *tasks = m_parts.tasks;
    const TaskId task = tasks->add(state, [writer] { writer->cancel(); });
    connect(writer, &KeyExport::progressed, this, [tasks, task](qint64 done, qint64 total) {
        tasks->advance(task,
                       {.progress = tr("%1 of %2").arg(number(done), number(total)),
                        .done = done,
                        .total = total});
    });
    connect(writer, &KeyExport::finished, this, [=](const Result<qint64> &written) {
        Task last = exportEnd(written, path);
        if (writer->isCancelled())
            last = {.result = tr("Nothing was written"), .state = TaskState::Cancelled};
        tasks->finish(task, last);
        writer->deleteLater();
    });
    writer->start(selection, format, path);
}

QString importWords(const ImportReport &report)
{
    QStringList parts;
    if (report.added == 0)
        parts.append(tr("No new keys"));
    else
        parts.append(tr("%1 added").arg(number(report.added)));
    if (report.alreadyPresent > 0)
        parts.append(tr("%1 already there").arg(number(report.alreadyPresent)));
    if (report.refused > 0)
        parts.append(tr("%1 refused").arg(number(report.refused)));
    return listed(parts);
}

} // namespace keyferry::ui
