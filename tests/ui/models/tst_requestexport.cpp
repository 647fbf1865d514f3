#include "tests/support/fakelogreader.h"
#include "ui/models/requestexporttask.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

namespace {

QList<RequestRecord> records(int count)
{
    QList<RequestRecord> all;
    for (int id = 1; id <= count; ++id) {
        RequestRecord record{.id = RequestId{id}, .groupName = u"openai"_s};
        record.status = id % 2 == 0 ? 200 : 500;
        all.append(record);
    }
    return all;
}

} // namespace

class tst_RequestExport final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesOneLine_data();
    void writesOneLine();
    void writesAllThatMatch_data();
    void writesAllThatMatch();
    void writesTheSelectedAlone();
    void leavesNothingWhenCancelled();
    void saysWhyItCannot();

private:
    [[nodiscard]] Task run(const LogExportOrder &order);
    [[nodiscard]] QByteArrayList lines() const;

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<FakeLogReader> m_reader;
    QString m_path;
};

void tst_RequestExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"requests"_s);
    m_reader = std::make_unique<FakeLogReader>();
    m_reader->queued = true;
}

Task tst_RequestExport::run(const LogExportOrder &order)
{
    TaskListModel tasks;
    startRequestExport(*m_reader, tasks, order);
    const TaskId id = tasks.idAt(0);
    const bool hasEnded =
        QTest::qWaitFor([&] { return tasks.task(id)->state != TaskState::Running; });
    return hasEnded ? *tasks.task(id) : Task{};
}

QByteArrayList tst_RequestExport::lines() const
{
    QFile file(m_path);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QByteArrayList lines = file.readAll().split('\n');
    lines.removeLast();
    return lines;
}

void tst_RequestExport::writesOneLine_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QByteArray>("cell");
    QTest::addRow("plain") << u"/v1/models"_s << "/v1/models"_ba;
    QTest::addRow("comma") << u"/a,b"_s << "\"/a,b\""_ba;
    QTest::addRow("quote") << u"/a\"b"_s << "\"/a\"\"b\""_ba;
    QTest::addRow("line break") << u"/a\nb"_s << "\"/a\nb\""_ba;
    QTest::addRow("formula") << u"=1+1"_s << "'=1+1"_ba;
    QTest::addRow("umlaut") << u"/ä"_s << "/\xc3\xa4"_ba;
}

void tst_RequestExport::writesOneLine()
{
    QFETCH(const QString, path);
    QFETCH(const QByteArray, cell);
    const RequestRecord record{.id = RequestId{7},
                               .startedAt = 1'700'000'000'123,
                               .groupName = u"openai"_s,
                               .keyMask = u"sk-p…x9Qf"_s,
                               .method = u"POST"_s,
                               .path = path,
                               .model = u"gpt-4.1"_s,
                               .status = 200,
                               .outcome = RequestOutcome::Succeeded,
                               .stream = true,
                               .durationMs = 1420};
    const QByteArray csv = logLine(record, LogFileFormat::Csv);
    QVERIFY2(csv.startsWith("7,2023-11-14T22:13:20.123Z,openai,,POST," + cell
                            + ",gpt-4.1,200,succeeded,true,sk-p…x9Qf,,0,,1420,"),
             csv.constData());
    const QJsonObject json =
        QJsonDocument::fromJson(logLine(record, LogFileFormat::JsonLines)).object();
    QCOMPARE(json.value("path"_L1).toString(), path);
    QCOMPARE(json.value("duration_ms"_L1).toInt(), 1420);
    QCOMPARE(json.value("stream"_L1).toBool(), true);
}

void tst_RequestExport::writesAllThatMatch_data()
{
    QTest::addColumn<LogFileFormat>("format");
    QTest::addColumn<int>("count");
    QTest::addRow("CSV, one page") << LogFileFormat::Csv << 10;
    QTest::addRow("JSON lines, one page") << LogFileFormat::JsonLines << 10;
    QTest::addRow("JSON lines, pages") << LogFileFormat::JsonLines << 5000;
    QTest::addRow("CSV, none") << LogFileFormat::Csv << 0;
}

void tst_RequestExport::writesAllThatMatch()
{
    QFETCH(const LogFileFormat, format);
    QFETCH(const int, count);
    m_reader->append(records(count));
    const Task end = run({.selection = {.query = {.status = StatusRange{500, 599}}},
                          .format = format,
                          .path = m_path});
    QCOMPARE(end.state, TaskState::Done);
    QCOMPARE(end.details.file, m_path);
    const int header = format == LogFileFormat::Csv ? 1 : 0;
    QCOMPARE(lines().size(), count / 2 + header);
    QCOMPARE(QFile::permissions(m_path) & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    QCOMPARE(m_reader->queries.size(), count / 2 / 1000 + 1);
}

void tst_RequestExport::writesTheSelectedAlone()
{
    m_reader->append(records(10));
    const Task end = run({.selection = {.records = records(2)}, .path = m_path});
    QVERIFY2(end.result.startsWith(u"2 requests in"_s), qPrintable(end.result));
    QCOMPARE(lines().size(), 3);
    QVERIFY(m_reader->queries.isEmpty());
}

void tst_RequestExport::leavesNothingWhenCancelled()
{
    m_reader->append(records(5000));
    TaskListModel tasks;
    startRequestExport(*m_reader, tasks, {.path = m_path});
    const TaskId id = tasks.idAt(0);
    QTRY_VERIFY(tasks.task(id)->done > 0);
    tasks.cancel(id);
    QTRY_COMPARE(tasks.task(id)->state, TaskState::Cancelled);
    QVERIFY(!QFile::exists(m_path));
}

void tst_RequestExport::saysWhyItCannot()
{
    const Task end = run({.path = m_folder->filePath(u"none/here"_s)});
    QCOMPARE(end.state, TaskState::Failed);
    QVERIFY(!end.result.isEmpty());
}

QTEST_GUILESS_MAIN(tst_RequestExport)
#include "tst_requestexport.moc"
