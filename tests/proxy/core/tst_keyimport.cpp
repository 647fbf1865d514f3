#include "proxy/core/keyimport.h"
#include "tests/support/fakeconfigeditor.h"

#include <QSignalSpy>
#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

/// A device that breaks after so many bytes.
class BrokenDevice final : public QIODevice
{
public:
    explicit BrokenDevice(QByteArray text)
        : m_text(std::move(text))
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    [[nodiscard]] bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 size) override
    {
        if (m_text.isEmpty()) {
            setErrorString(u"the cable is out"_s);
            return -1;
        }
        const QByteArray part = m_text.left(size);
        m_text.remove(0, part.size());
        std::copy(part.begin(), part.end(), data);
        return part.size();
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    QByteArray m_text{};
};

/// What finished() said; no metatype, since a Result is always one or the other.
class Ending
{
public:
    explicit Ending(KeyImport &import)
    {
        QObject::connect(
            &import, &KeyImport::finished, &import, [this](const Result<ImportReport> &result) {
                m_results.push_back(result);
            });
    }
    [[nodiscard]] std::size_t count() const { return m_results.size(); }
    [[nodiscard]] const Result<ImportReport> &result() const { return m_results.front(); }

private:
    std::vector<Result<ImportReport>> m_results{};
};

QByteArray numberedKeys(int count)
{
    QByteArray text;
    for (int i = 0; i < count; ++i)
        text += "sk-number-" + QByteArray::number(i) + '\n';
    return text;
}

} // namespace

class tst_KeyImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void importsInBatches();
    void mergesReports();
    void importsNothing();
    void keepsWhatWasAddedBeforeACancel();
    void endsWithTheRefusalOfTheEditor();
    void saysWhatCannotBeRead();

private:
    std::unique_ptr<test::FakeConfigEditor> m_editor{};
    GroupId m_group{};
};

void tst_KeyImport::init()
{
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_editor->addGroup({.name = u"a"_s},
                       {this, [this](const Result<GroupId> &id) { m_group = *id; }});
    m_editor->calls.clear();
    m_editor->queued = true;
}

void tst_KeyImport::importsInBatches()
{
    KeyImport import(*m_editor, m_group);
    QSignalSpy progressed(&import, &KeyImport::progressed);
    const Ending finished(import);
    const QByteArray text = numberedKeys(25'000);
    import.start(text);
    QVERIFY(finished.count() == 0 && m_editor->calls.isEmpty()); // nothing inside the call
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1u, 60'000);
    const auto result = finished.result();
    QVERIFY(result);
    QCOMPARE(result->added, 25'000);
    QCOMPARE(m_editor->calls.size(), 3);
    QCOMPARE(progressed.count(), 3);
    QCOMPARE(progressed.last().at(0).toLongLong(), text.size());
    QCOMPARE(progressed.last().at(1).toLongLong(), text.size());
    QCOMPARE(progressed.last().at(2).value<ImportReport>().added, 25'000);
    const auto firstAdded = progressed.first().at(2).value<ImportReport>().added;
    QVERIFY(firstAdded >= 10'000 && firstAdded < 25'000);
    QVERIFY(progressed.first().at(0).toLongLong() < text.size());
}

void tst_KeyImport::mergesReports()
{
    QByteArray text = numberedKeys(12'000) + numberedKeys(100); // across two batches
    for (int i = 0; i < 30; ++i)
        text += "bad\x01\n";
    text.prepend("bad\x02\n");
    KeyImport import(*m_editor, m_group);
    const Ending finished(import);
    import.start(text);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1u, 60'000);
    const ImportReport report = import.report();
    QCOMPARE(report.added, 12'000);
    QCOMPARE(report.alreadyPresent, 100);
    QCOMPARE(report.refused, 31);
    QCOMPARE(report.refusals.size(), std::size_t(20));
    QCOMPARE(report.refusals.front().line, 1);
    QCOMPARE(report.refusals[1].line, 12'102);
}

void tst_KeyImport::importsNothing()
{
    KeyImport import(*m_editor, m_group);
    const Ending finished(import);
    import.start(QByteArray());
    QTRY_COMPARE(finished.count(), 1u);
    QCOMPARE(import.report().added, 0);
    QVERIFY(!import.isCancelled());
}

void tst_KeyImport::keepsWhatWasAddedBeforeACancel()
{
    KeyImport import(*m_editor, m_group);
    const Ending finished(import);
    connect(&import, &KeyImport::progressed, &import, &KeyImport::cancel);
    import.start(numberedKeys(40'000));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1u, 60'000);
    const auto result = finished.result();
    QVERIFY(result);
    QVERIFY(import.isCancelled());
    QCOMPARE(m_editor->calls.size(), 1);
    QVERIFY(result->added >= 10'000 && result->added < 40'000);
    QCOMPARE(result->added, import.report().added);
}

void tst_KeyImport::endsWithTheRefusalOfTheEditor()
{
    KeyImport import(*m_editor, m_group);
    const Ending finished(import);
    const auto refuseNext = [this] {
        m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed, .detail = u"disk full"_s};
    };
    connect(&import, &KeyImport::progressed, &import, refuseNext);
    import.start(numberedKeys(16'000));
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1u, 60'000);
    const auto result = finished.result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::StorageFailed);
    QVERIFY(import.report().added >= 10'000);
    QCOMPARE(m_editor->calls.size(), 2);
}

void tst_KeyImport::saysWhatCannotBeRead()
{
    KeyImport import(*m_editor, m_group);
    const Ending finished(import);
    import.start(std::make_unique<BrokenDevice>(numberedKeys(10)));
    QTRY_COMPARE(finished.count(), 1u);
    const auto result = finished.result();
    QVERIFY(!result);
    QCOMPARE(result.error().kind, ErrorKind::FileUnreadable);
    QVERIFY(result.error().detail.contains(u"the cable is out"_s));
    QVERIFY(m_editor->calls.isEmpty());
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_KeyImport)
#include "tst_keyimport.moc"
