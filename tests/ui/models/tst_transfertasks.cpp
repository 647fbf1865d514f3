#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/models/transfertasks.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_TransferTasks final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void importsATextAndReports();
    void importsAFile();
    void saysWhyAFileCannotBeRead();
    void checksTheAddedKeysAlone();
    void tellsWhenTheCheckIsRefused();
    void exportsForTheOwnerOnly();
    void saysWhyItCannotWrite();
    void summarisesImports_data();
    void summarisesImports();

private:
    [[nodiscard]] const Task &task() const { return *m_tasks->task(m_tasks->idAt(0)); }
    [[nodiscard]] const GroupConfig &group() const { return *m_editor->snapshot()->groups.front(); }
    [[nodiscard]] QList<KeyId> keys() const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<TaskListModel> m_tasks;
    std::unique_ptr<TransferTasks> m_transfers;
    QTemporaryDir m_folder{};
};

void tst_TransferTasks::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_editor->addKeys(group().id, parseKeys("sk-aaaaaaaaaaaa"), {});
    m_editor->queued = true; // as in the application
    m_gateway = std::make_unique<FakeGateway>();
    m_tasks = std::make_unique<TaskListModel>();
    m_transfers = std::make_unique<TransferTasks>(TransferTasks::Parts{
        .editor = m_editor.get(), .gateway = m_gateway.get(), .tasks = m_tasks.get()});
}

void tst_TransferTasks::cleanup()
{
    m_transfers.reset();
}

QList<KeyId> tst_TransferTasks::keys() const
{
    QList<KeyId> keys;
    m_editor->queued = false;
    m_editor->keyIds({.group = group().id},
                     {m_editor.get(), [&keys](const auto &ids) { keys = *ids; }});
    return keys;
}

void tst_TransferTasks::importsATextAndReports()
{
    m_transfers->startImport(
        group(), {.text = "sk-aaaaaaaaaaaa\nsk-bbbbbbbbbbbb\nsk-\x01-bad\n"}, false);
    QCOMPARE(task().title, u"Adding keys to openai"_s);
    QTRY_COMPARE(task().state, TaskState::Done);
    QCOMPARE(task().result, u"1 added, 1 already there, 1 refused"_s);
    QCOMPARE(task().details.refusals.size(), 1U);
    QCOMPARE(keys().size(), 2);
    QVERIFY(m_gateway->checksStarted.isEmpty());
}

void tst_TransferTasks::importsAFile()
{
    QFile file(m_folder.filePath(u"keys.csv"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("key,notes\nsk-bbbbbbbbbbbb,Work\nsk-cccccccccccc,\n");
    file.close();
    m_transfers->startImport(group(), {.path = file.fileName()}, false);
    QTRY_COMPARE(task().state, TaskState::Done);
    QCOMPARE(task().result, u"2 added"_s);
    QCOMPARE(task().done, task().total);
    QVERIFY(task().details.isEmpty());
}

void tst_TransferTasks::saysWhyAFileCannotBeRead()
{
    m_transfers->startImport(group(), {.path = u"/nowhere/keys.csv"_s}, true);
    QTRY_COMPARE(task().state, TaskState::Failed);
    QVERIFY(task().result.contains(u"keys.csv"_s));
    QVERIFY(m_gateway->checksStarted.isEmpty());
}

void tst_TransferTasks::checksTheAddedKeysAlone()
{
    m_transfers->startImport(
        group(), {.text = "sk-aaaaaaaaaaaa\nsk-bbbbbbbbbbbb\nsk-cccccccccccc\n"}, true);
    QTRY_COMPARE(m_gateway->checksStarted.size(), 1);
    QCOMPARE(m_gateway->checksStarted.first().group, group().id);
    QCOMPARE(m_gateway->checksStarted.first().ids, keys().mid(1));
}

void tst_TransferTasks::tellsWhenTheCheckIsRefused()
{
    m_gateway->nextCheckRefusal = Error{.kind = ErrorKind::InvalidValue};
    QSignalSpy failed(m_transfers.get(), &TransferTasks::failed);
    m_transfers->startImport(group(), {.text = "sk-bbbbbbbbbbbb"}, true);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(task().state, TaskState::Done);
}

void tst_TransferTasks::exportsForTheOwnerOnly()
{
    const QString path = m_folder.filePath(u"keys.txt"_s);
    m_transfers->startExport(
        group(), {.group = group().id, .all = true}, KeyFileFormat::Text, path);
    QTRY_COMPARE(task().state, TaskState::Done);
    QVERIFY(task().result.startsWith(u"1 key in "_s));
    QCOMPARE(task().details.file, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "sk-aaaaaaaaaaaa\n"_ba);
    constexpr auto others =
        QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(file.permissions() & others));
}

void tst_TransferTasks::saysWhyItCannotWrite()
{
    m_transfers->startExport(
        group(), {.group = group().id, .all = true}, KeyFileFormat::Text, u"/nowhere/keys.txt"_s);
    QTRY_COMPARE(task().state, TaskState::Failed);
    QVERIFY(task().result.contains(u"/nowhere"_s));
    QVERIFY(task().details.isEmpty());
}

void tst_TransferTasks::summarisesImports_data()
{
    QTest::addColumn<qint64>("added");
    QTest::addColumn<qint64>("present");
    QTest::addColumn<qint64>("refused");
    QTest::addColumn<QString>("words");
    QTest::newRow("all") << qint64{2} << qint64{3} << qint64{4}
                         << u"2 added, 3 already there, 4 refused"_s;
    QTest::newRow("added alone") << qint64{2} << qint64{0} << qint64{0} << u"2 added"_s;
    QTest::newRow("none") << qint64{0} << qint64{3} << qint64{0}
                          << u"No new keys, 3 already there"_s;
}

void tst_TransferTasks::summarisesImports()
{
    QFETCH(const qint64, added);
    QFETCH(const qint64, present);
    QFETCH(const qint64, refused);
    QTEST(importWords({.added = added, .alreadyPresent = present, .refused = refused}), "words");
}

QTEST_GUILESS_MAIN(tst_TransferTasks)
#include "tst_transfertasks.moc"
