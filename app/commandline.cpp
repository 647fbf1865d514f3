#include "app/commandline.h"

#include "app/commandinput.h"
#include "app/console.h"
#include "app/jsonvalues.h"
#include "app/paths.h"
#include "app/textoutput.h"

#include <QFile>
#include <QFileInfo>
#include <QTimer>

#include <cstdio>

namespace keyferry::app {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 largestInput = 256LL * 1024 * 1024;
constexpr qint64 largestPiece = 1024 * 1024;
// An instance that is starting owns the folder before it answers.
constexpr auto startingPatience = 3s;
constexpr auto retryInterval = 100ms;

Result<QByteArray> readInput(const QString &name)
{
    QFile file(name);
    const bool isOpen =
        name == u'-' ? file.open(stdin, QIODevice::ReadOnly) : file.open(QIODevice::ReadOnly);
    const auto refuse = [&name](const QString &reason) {
        return Error{.kind = ErrorKind::FileUnreadable,
                     .detail = u"cannot read %1: %2"_s.arg(name, reason),
                     .field = {}};
    };
    if (!isOpen)
        return refuse(file.errorString());
    // A pipe gives what is in it now; only an empty read is the end.
    QByteArray content;
    while (content.size() <= largestInput) {
        const QByteArray piece = file.read(largestPiece);
        if (piece.isEmpty())
            break;
        content += piece;
    }
    if (file.error() != QFileDevice::NoError)
        return refuse(file.errorString());
    if (content.size() > largestInput)
        return refuse(u"it is larger than 256 MB"_s);
    return content;
}

/// Verbs that make sense on a folder without a database; all others would only leave an empty one
/// behind.
bool mayCreateStore(const Command &command)
{
    return std::holds_alternative<command::GroupAdd>(command)
           || std::holds_alternative<command::AccessKeyAdd>(command)
           || std::holds_alternative<command::AccessKeyRemove>(command)
           || std::holds_alternative<command::SettingsSet>(command)
           || std::holds_alternative<command::SettingsReset>(command);
}

// What cannot be looked into may hold one: opening it says why it cannot be.
bool holdsStore(const QString &folder)
{
    const QFileInfo found(folder);
    const bool isOpen = found.isDir() && found.isExecutable();
    return found.exists() && (!isOpen || QFile::exists(folder + "/keyferry.db"_L1));
}

} // namespace

CommandLine::CommandLine(const Invocation &invocation,
                         const QStringList &arguments,
                         const QString &dataFolder,
                         QObject *parent)
    : QObject(parent)
    , m_invocation(invocation)
    , m_arguments(arguments)
    , m_dataFolder(dataFolder)
{}

CommandLine::~CommandLine() = default;

void CommandLine::run()
{
    m_waiting.start();
    if (const QString file = inputFileOf(m_invocation.command); !file.isEmpty()) {
        auto input = readInput(file);
        if (!input)
            return onAnswer(input.error());
        m_input = *std::move(input);
    }
    askInstance();
}

void CommandLine::askInstance()
{
    if (m_client) // the one before this try; it may be what called us
        m_client.release()->deleteLater();
    m_client = std::make_unique<ControlClient>();
    connect(m_client.get(), &ControlClient::nobodyListens, this, &CommandLine::workDirectly);
    connect(m_client.get(), &ControlClient::finished, this, &CommandLine::onAnswer);
    connect(m_client.get(), &ControlClient::itemReceived, this, &CommandLine::showItem);
    m_client->send(controlSocketPath(m_dataFolder),
                   {.arguments = argumentsForInstance(m_invocation.command, m_arguments),
                    .input = m_input,
                    .showWindow = false});
}

void CommandLine::workDirectly()
{
    if (std::holds_alternative<command::Status>(m_invocation.command) && !holdsStore(m_dataFolder))
        return onAnswer(json::status({}, "not-running"_L1, 0));
    if (std::holds_alternative<command::Restore>(m_invocation.command))
        return restore();
    auto storage =
        storage::StorageHost::open({.dataFolder = m_dataFolder,
                                    .overrides = storage::StorageHost::overridesFromEnvironment(
                                        QProcessEnvironment::systemEnvironment()),
                                    .mayCreate = mayCreateStore(m_invocation.command),
                                    .mayStartAnew = false},
                                   m_clock);
    if (!storage)
        return onOpenRefused(storage.error());
    if (std::holds_alternative<command::LogTail>(m_invocation.command)) {
        return onAnswer(Error{.kind = ErrorKind::NotFound,
                              .detail = u"no instance is running; log list shows what was logged"_s,
                              .field = {}});
    }
    m_storage = *std::move(storage);
    if (std::holds_alternative<command::KeyCheck>(m_invocation.command))
        return prepareEngine();
    execute(nullptr);
}

// What is there need not be fit to be opened: a damaged store is what backups are for.
void CommandLine::restore()
{
    giveInput(m_invocation.command, std::exchange(m_input, {}));
    const auto &asked = std::get<command::Restore>(m_invocation.command);
    const auto content = storage::StorageHost::restore(
        m_dataFolder, {.file = asked.file, .passphrase = asked.passphrase}, m_clock);
    if (!content)
        return onOpenRefused(content.error());
    onAnswer(json::restored(*content, true));
}

void CommandLine::prepareEngine()
{
    m_engine = std::make_unique<engine::EngineHost>(m_clock, m_storage->records());
    ConfigEditor &editor = m_storage->editor();
    connect(&editor, &ConfigEditor::keysChanged, m_engine.get(), &engine::EngineHost::applyKeys);
    m_engine->applySnapshot(editor.snapshot());
    m_storage->publishKeys({this, [this](const Result<Nothing> &filled) {
                                if (!filled)
                                    return onAnswer(filled.error());
                                execute(m_engine.get());
                            }});
}

void CommandLine::execute(Gateway *gateway)
{
    m_executor =
        std::make_unique<CommandExecutor>(CommandBackend{.editor = m_storage->editor(),
                                                         .log = m_storage->logReader(),
                                                         .gateway = gateway,
                                                         .maintenance = &m_storage->maintenance(),
                                                         .clock = m_clock});
    giveInput(m_invocation.command, std::exchange(m_input, {}));
    m_executor->execute(m_invocation.command,
                        {this, [this](const auto &result) { onAnswer(result); }});
}

void CommandLine::onOpenRefused(const Error &error)
{
    const bool maySoonAnswer = error.kind == ErrorKind::FolderInUse
                               && std::chrono::milliseconds(m_waiting.elapsed()) < startingPatience;
    if (!maySoonAnswer)
        return onAnswer(error);
    QTimer::singleShot(retryInterval, this, &CommandLine::askInstance);
}

void CommandLine::showItem(const QJsonObject &item)
{
    const auto written =
        m_invocation.json ? console::writeJson(item) : console::write(requestLine(item));
    if (!written)
        onAnswer(written.error());
}

void CommandLine::onAnswer(const Result<QJsonObject> &result)
{
    if (!result) {
        Q_EMIT finished(console::fail(result.error(), m_invocation.json));
        return;
    }
    const auto written = m_invocation.json ? console::writeJson(*result)
                                           : console::write(textOf(m_invocation.command, *result));
    Q_EMIT finished(written ? 0 : console::fail(written.error(), m_invocation.json));
}

} // namespace keyferry::app
