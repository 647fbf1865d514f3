#include "ui/models/requestexport.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <span>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 pageRows = 1000;

struct Field
{
    QLatin1String name{};
    QJsonValue (*value)(const RequestRecord &record) = nullptr;
};

QJsonValue timeOf(const RequestRecord &record)
{
    const auto when = QDateTime::fromMSecsSinceEpoch(record.startedAt, Qt::UTC);
    return when.toString(Qt::ISODateWithMs);
}

QJsonValue firstByteOf(const RequestRecord &record)
{
    return record.firstByteMs < 0 ? QJsonValue() : QJsonValue(record.firstByteMs);
}

// Names as the command line's JSON has them.
std::span<const Field> fields()
{
    using R = const RequestRecord &;
    static const Field all[]{
        {"id"_L1, [](R r) { return QJsonValue(toNumber(r.id)); }},
        {"started_at"_L1, timeOf},
        {"group"_L1, [](R r) { return QJsonValue(r.groupName); }},
        {"aggregate"_L1, [](R r) { return QJsonValue(r.aggregateName); }},
        {"method"_L1, [](R r) { return QJsonValue(r.method); }},
        {"path"_L1, [](R r) { return QJsonValue(r.path); }},
        {"model"_L1, [](R r) { return QJsonValue(r.model); }},
        {"status"_L1, [](R r) { return QJsonValue(r.status); }},
        {"outcome"_L1, [](R r) { return QJsonValue(outcomeName(r.outcome)); }},
        {"stream"_L1, [](R r) { return QJsonValue(r.stream); }},
        {"key_mask"_L1, [](R r) { return QJsonValue(r.keyMask); }},
        {"upstream"_L1, [](R r) { return QJsonValue(r.upstream); }},
        {"attempts"_L1, [](R r) { return QJsonValue(r.tries); }},
        {"first_byte_ms"_L1, firstByteOf},
        {"duration_ms"_L1, [](R r) { return QJsonValue(r.durationMs); }},
        {"request_bytes"_L1, [](R r) { return QJsonValue(r.requestBytes); }},
        {"response_bytes"_L1, [](R r) { return QJsonValue(r.responseBytes); }},
        {"client"_L1, [](R r) { return QJsonValue(r.client); }},
        {"user_agent"_L1, [](R r) { return QJsonValue(r.userAgent); }},
        {"error"_L1, [](R r) { return QJsonValue(r.error); }},
    };
    return all;
}

// RFC 4180. Paths and names come from clients: a spreadsheet must not take one for a formula.
QByteArray csvCell(const QJsonValue &value)
{
    if (!value.isString())
        return value.toVariant().toString().toUtf8();
    QString text = value.toString();
    if (!text.isEmpty() && u"=+-@\t\r"_s.contains(text.front()))
        text.prepend(u'\'');
    const bool isPlain = std::none_of(text.begin(), text.end(), [](QChar c) {
        return c == u'"' || c == u',' || c == u'\n' || c == u'\r';
    });
    return isPlain ? text.toUtf8() : '"' + text.replace(u'"', "\"\""_L1).toUtf8() + '"';
}

QByteArray csvHeader()
{
    QByteArrayList names;
    for (const Field &field : fields())
        names.append(QByteArray(field.name.data(), field.name.size()));
    return names.join(',');
}

} // namespace

QByteArray logLine(const RequestRecord &record, LogFileFormat format)
{
    QByteArrayList cells;
    QJsonObject object;
    for (const Field &field : fields()) {
        if (format == LogFileFormat::Csv)
            cells.append(csvCell(field.value(record)));
        else
            object.insert(field.name, field.value(record));
    }
    return format == LogFileFormat::Csv ? cells.join(',')
                                        : QJsonDocument(object).toJson(QJsonDocument::Compact);
}

RequestExport::RequestExport(LogReader &reader, QObject *parent)
    : QObject(parent)
    , m_reader(reader)
{}

void RequestExport::start(const LogSelection &selection, LogFileFormat format, const QString &path)
{
    m_selection = selection;
    m_format = format;
    m_file.setFileName(path);
    QMetaObject::invokeMethod(this, &RequestExport::begin, Qt::QueuedConnection);
}

void RequestExport::begin()
{
    if (!m_file.open(QIODevice::WriteOnly)
        || !m_file.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return finish(0);
    if (m_format == LogFileFormat::Csv)
        m_file.write(csvHeader() + '\n');
    if (m_selection.records.isEmpty())
        return askPage();
    if (write(m_selection.records))
        finish(m_written);
}

void RequestExport::askPage()
{
    if (m_isCancelled)
        return finish(0);
    m_selection.query.limit = pageRows;
    m_reader.page(m_selection.query,
                  {this, [this](const Result<QList<RequestRecord>> &page) { takePage(page); }});
}

void RequestExport::takePage(const Result<QList<RequestRecord>> &page)
{
    if (!page)
        return finish(page.error());
    if (!write(*page))
        return;
    if (page->size() < pageRows)
        return finish(m_written);
    m_selection.query.before = page->last().id;
    // A reader may answer at once: the window goes on between two pages.
    QMetaObject::invokeMethod(this, &RequestExport::askPage, Qt::QueuedConnection);
}

bool RequestExport::write(const QList<RequestRecord> &records)
{
    for (const RequestRecord &record : records)
        m_file.write(logLine(record, m_format) + '\n');
    m_written += records.size();
    if (m_file.error() != QFileDevice::NoError) {
        finish(m_written);
        return false;
    }
    Q_EMIT progressed(m_written);
    return true;
}

void RequestExport::finish(const Result<qint64> &written)
{
    const bool isWanted = written && !m_isCancelled;
    if (!isWanted)
        m_file.cancelWriting();
    const bool isStored = m_file.isOpen() && m_file.commit();
    if (isWanted && !isStored) {
        const auto detail =
            u"%1 cannot be written: %2"_s.arg(m_file.fileName(), m_file.errorString());
        Q_EMIT finished(Error{.kind = ErrorKind::FileUnreadable, .detail = detail});
        return;
    }
    Q_EMIT finished(m_isCancelled ? Result<qint64>(0) : written);
}

} // namespace keyferry::ui
