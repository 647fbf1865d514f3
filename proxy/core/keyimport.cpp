#include "proxy/core/keyimport.h"

#include <QBuffer>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 sliceBytes = 16 * 1024;
// A commit costs the same for few keys as for many, and the window must stay alive between two.
constexpr std::size_t batchKeys = 5'000;
constexpr std::size_t listedRefusals = 20;

} // namespace

KeyImport::KeyImport(ConfigEditor &editor, GroupId group, QObject *parent)
    : QObject(parent)
    , m_editor(editor)
    , m_group(group)
{}

KeyImport::~KeyImport() = default;

void KeyImport::start(std::unique_ptr<QIODevice> source)
{
    Q_ASSERT(!m_source && source && source->isReadable());
    m_source = std::move(source);
    m_bytesTotal = m_source->isSequential() ? 0 : m_source->size();
    later();
}

void KeyImport::start(const QByteArray &text)
{
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(text);
    buffer->open(QIODevice::ReadOnly);
    start(std::move(buffer));
}

void KeyImport::cancel()
{
    m_isCancelled = true;
}

void KeyImport::later()
{
    QMetaObject::invokeMethod(this, &KeyImport::readSome, Qt::QueuedConnection);
}

void KeyImport::readSome()
{
    if (m_isCancelled)
        return finish(m_report);
    QByteArray slice(sliceBytes, Qt::Uninitialized);
    const qint64 count = m_source->read(slice.data(), slice.size());
    if (count < 0) {
        const auto detail = u"the keys cannot be read: %1"_s.arg(m_source->errorString());
        return finish(Error{.kind = ErrorKind::FileUnreadable, .detail = detail});
    }
    m_isAtEnd = count == 0;
    m_bytesDone += count;
    m_reader.feed(QByteArrayView(slice).first(count));
    if (m_isAtEnd)
        m_reader.finish();
    if (m_isAtEnd || m_reader.waiting() >= batchKeys)
        addBatch();
    else
        later();
}

void KeyImport::addBatch()
{
    m_editor.addKeys(m_group, m_reader.take(), {this, [this](const Result<ImportReport> &added) {
                                                    onAdded(added);
                                                }});
}

void KeyImport::onAdded(const Result<ImportReport> &added)
{
    if (!added)
        return finish(added.error());
    m_report.added += added->added;
    m_report.alreadyPresent += added->alreadyPresent;
    m_report.refused += added->refused;
    for (const Refusal &refusal : added->refusals) {
        if (m_report.refusals.size() < listedRefusals)
            m_report.refusals.push_back(refusal);
    }
    Q_EMIT progressed(m_bytesDone, m_bytesTotal, m_report);
    if (m_isAtEnd)
        finish(m_report);
    else
        later();
}

void KeyImport::finish(const Result<ImportReport> &result)
{
    m_source->close();
    Q_EMIT finished(result);
}

} // namespace keyferry
