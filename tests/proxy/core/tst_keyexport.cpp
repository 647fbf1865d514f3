#include "proxy/core/keyexport.h"
#include "tests/support/fakeconfigeditor.h"

#include <QDir>
#include <QEventLoop>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_KeyExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void writesText();
    void writesCsvThatReadsBack();
    void writesASelection_data();
    void writesASelection();
    void letsOnlyTheOwnerRead();
    void leavesNothingBehindAfterACancel();
    void leavesTheOldFileAfterAFailure();
    void leavesOutKeysThatGoMeanwhile();

private:
    /// \returns what finished() said
    Result<qint64> exported(const KeySelection &selection, KeyFileFormat format);
    [[nodiscard]] QByteArray content() const;
    [[nodiscard]] QList<KeyId> ids() const;

    std::unique_ptr<QTemporaryDir> m_folder{};
    std::unique_ptr<test::FakeConfigEditor> m_editor{};
    GroupId m_group{};
    QString m_path{};
};

void tst_KeyExport::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"keys.txt"_s);
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_editor->addGroup({.name = u"a"_s},
                       {this, [this](const Result<GroupId> &id) { m_group = *id; }});
    const ParsedKeys keys = parseKeys("key,notes,tag,weight,priority\n"
                                      "sk-one,\"paid, \"\"by\"\" me\",team,5,7\n"
                                      "sk-two,,,,\n"
                                      "sk-three,,,,\n");
    m_editor->addKeys(m_group, keys, {});
    m_editor->changeKeys(
        {.group = m_group, .secrets = {Secret("sk-two"_ba)}}, KeyAction::Disable, {});
    m_editor->queued = true;
}

Result<qint64> tst_KeyExport::exported(const KeySelection &selection, KeyFileFormat format)
{
    KeyExport keys(*m_editor);
    QEventLoop loop;
    std::optional<Result<qint64>> said;
    connect(&keys, &KeyExport::finished, &loop, [&](const Result<qint64> &written) {
        said = written;
        loop.quit();
    });
    keys.start(selection, format, m_path);
    if (said)
        return Error{.detail = u"finished inside start()"_s};
    QTimer::singleShot(std::chrono::seconds(20), &loop, &QEventLoop::quit);
    loop.exec();
    return said.value_or(Error{.detail = u"never finished"_s});
}

QByteArray tst_KeyExport::content() const
{
    QFile file(m_path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : "no file"_ba;
}

QList<KeyId> tst_KeyExport::ids() const
{
    QList<KeyId> found;
    m_editor->queued = false;
    m_editor->keyIds({.group = m_group},
                     {m_editor.get(), [&](const Result<QList<KeyId>> &all) { found = *all; }});
    m_editor->queued = true;
    return found;
}

void tst_KeyExport::writesText()
{
    const auto written = exported({.group = m_group, .all = true}, KeyFileFormat::Text);
    QVERIFY(written);
    QCOMPARE(*written, 3);
    QCOMPARE(content(), "sk-one\nsk-two\nsk-three\n"_ba);
}

void tst_KeyExport::writesCsvThatReadsBack()
{
    m_editor->setCooldowns(ids().at(2), {{{}, m_editor->now + 1, {}}});
    QVERIFY(exported({.group = m_group, .all = true}, KeyFileFormat::Csv));
    QCOMPARE(content(),
             "key,state,notes,tag,weight,priority\n"
             "sk-one,active,\"paid, \"\"by\"\" me\",team,5,7\n"
             "sk-two,disabled,,,1,0\n"
             "sk-three,cooling,,,1,0\n"_ba);
    const ParsedKeys back = parseKeys(content());
    QCOMPARE(back.keys.size(), std::size_t(3));
    QCOMPARE(back.refused, 0);
    QCOMPARE(back.keys[0].notes, u"paid, \"by\" me"_s);
    QCOMPARE(back.keys[0].tag, u"team"_s);
    QCOMPARE(back.keys[0].weight, 5);
    QCOMPARE(back.keys[0].priority, 7);
}

void tst_KeyExport::writesASelection_data()
{
    QTest::addColumn<std::optional<KeyState>>("state");
    QTest::addColumn<QList<int>>("positions");
    QTest::addColumn<QByteArray>("expected");
    using State = std::optional<KeyState>;
    QTest::newRow("active") << State(KeyState::Active) << QList<int>{} << "sk-one\nsk-three\n"_ba;
    QTest::newRow("disabled") << State(KeyState::Disabled) << QList<int>{} << "sk-two\n"_ba;
    QTest::newRow("invalid: none") << State(KeyState::Invalid) << QList<int>{} << ""_ba;
    QTest::newRow("some, in pool order")
        << State() << QList<int>{2, 0, 2} << "sk-one\nsk-three\n"_ba;
}

void tst_KeyExport::writesASelection()
{
    QFETCH(std::optional<KeyState>, state);
    QFETCH(QList<int>, positions);
    QFETCH(QByteArray, expected);
    KeySelection selection{.group = m_group, .state = state};
    for (const int position : positions)
        selection.ids.append(ids().at(position));
    const auto written = exported(selection, KeyFileFormat::Text);
    QVERIFY(written);
    QCOMPARE(*written, expected.count('\n'));
    QCOMPARE(content(), expected);
}

void tst_KeyExport::letsOnlyTheOwnerRead()
{
    QFile old(m_path);
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.close();
    QVERIFY(old.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    QVERIFY(exported({.group = m_group, .all = true}, KeyFileFormat::Text));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY(!(QFile::permissions(m_path) & others));
    QVERIFY(QFile::permissions(m_path) & QFile::ReadOwner);
}

void tst_KeyExport::leavesNothingBehindAfterACancel()
{
    ParsedKeys many;
    for (int i = 0; i < 5'000; ++i)
        many.keys.push_back({.secret = Secret("sk-many-" + QByteArray::number(i))});
    m_editor->addKeys(m_group, many, {});
    KeyExport keys(*m_editor);
    QSignalSpy progressed(&keys, &KeyExport::progressed);
    std::vector<Result<qint64>> finished;
    connect(&keys, &KeyExport::finished, &keys, [&finished](const Result<qint64> &written) {
        finished.push_back(written);
    });
    connect(&keys, &KeyExport::progressed, &keys, &KeyExport::cancel);
    keys.start({.group = m_group, .all = true}, KeyFileFormat::Text, m_path);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1u, 60'000);
    QCOMPARE(progressed.count(), 1);
    QCOMPARE(progressed.first().at(1).toLongLong(), 5'003);
    QVERIFY(progressed.first().at(0).toLongLong() < 5'003);
    QVERIFY(keys.isCancelled());
    QCOMPARE(*finished.front(), 0);
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void tst_KeyExport::leavesTheOldFileAfterAFailure()
{
    m_path = m_folder->filePath(u"no/such/folder"_s);
    const auto refused = exported({.group = m_group, .all = true}, KeyFileFormat::Text);
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ErrorKind::FileUnreadable);
    QVERIFY(refused.error().detail.contains(m_path));
    QVERIFY(!refused.error().detail.contains(u"sk-one"_s));
}

void tst_KeyExport::leavesOutKeysThatGoMeanwhile()
{
    const QList<KeyId> before = ids();
    m_editor->changeKeys({.group = m_group, .ids = {before.at(1)}}, KeyAction::Remove, {});
    const auto written = exported({.group = m_group, .ids = before}, KeyFileFormat::Text);
    QVERIFY(written);
    QCOMPARE(*written, 2);
    QCOMPARE(content(), "sk-one\nsk-three\n"_ba);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_KeyExport)
#include "tst_keyexport.moc"
