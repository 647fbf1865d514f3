#include "tests/support/fakeconfigeditor.h"
#include "ui/models/accesskeyremoval.h"

#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_AccessKeyRemoval final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void opensNothingAtOnce();
    void comesBack_data();
    void comesBack();
    void isRemovedInTheEnd_data();
    void isRemovedInTheEnd();
    void isSeenAgainWhenTheStoreRefuses();

private:
    [[nodiscard]] const AccessKeyConfig &key(int at) const
    {
        return m_editor->snapshot()->accessKeys.at(static_cast<std::size_t>(at));
    }
    [[nodiscard]] int count() const
    {
        return static_cast<int>(m_editor->snapshot()->accessKeys.size());
    }

    std::unique_ptr<FakeConfigEditor> m_editor;
};

void tst_AccessKeyRemoval::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addAccessKey({.name = u"a"_s}, {});
    m_editor->addAccessKey({.name = u"b"_s}, {});
}

void tst_AccessKeyRemoval::opensNothingAtOnce()
{
    AccessKeyRemoval removal(*m_editor);
    QSignalSpy hidden(&removal, &AccessKeyRemoval::hidden);
    removal.remove(key(0));
    QCOMPARE(hidden.size(), 1);
    QVERIFY(!key(0).enabled);
    QVERIFY(key(1).enabled);
}

void tst_AccessKeyRemoval::comesBack_data()
{
    QTest::addColumn<bool>("wasEnabled");
    QTest::newRow("enabled") << true;
    QTest::newRow("disabled before") << false;
}

void tst_AccessKeyRemoval::comesBack()
{
    QFETCH(const bool, wasEnabled);
    m_editor->editAccessKey(key(0).id, {.enabled = wasEnabled}, {});
    AccessKeyRemoval removal(*m_editor);
    QSignalSpy shown(&removal, &AccessKeyRemoval::shown);
    removal.remove(key(0));
    removal.undo();
    QCOMPARE(shown.size(), 1);
    QCOMPARE(key(0).enabled, wasEnabled);
    removal.finish();
    QCOMPARE(count(), 2);
}

void tst_AccessKeyRemoval::isRemovedInTheEnd_data()
{
    QTest::addColumn<QString>("end");
    for (const char *end : {"finish", "next", "gone"})
        QTest::newRow(end) << QString::fromLatin1(end);
}

void tst_AccessKeyRemoval::isRemovedInTheEnd()
{
    QFETCH(const QString, end);
    auto removal = std::make_unique<AccessKeyRemoval>(*m_editor);
    removal->remove(key(0));
    QCOMPARE(count(), 2);
    if (end == "finish"_L1)
        removal->finish();
    else if (end == "next"_L1)
        removal->remove(key(1));
    else
        removal.reset();
    QCOMPARE(count(), 1);
    QCOMPARE(key(0).name, u"b"_s);
    m_editor->calls.clear();
    if (removal && end == "finish"_L1)
        removal->undo();
    QVERIFY(m_editor->calls.isEmpty());
}

void tst_AccessKeyRemoval::isSeenAgainWhenTheStoreRefuses()
{
    AccessKeyRemoval removal(*m_editor);
    QSignalSpy shown(&removal, &AccessKeyRemoval::shown);
    QSignalSpy failed(&removal, &AccessKeyRemoval::failed);
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    removal.remove(key(0));
    QCOMPARE(shown.size(), 1);
    QCOMPARE(failed.size(), 1);
    removal.finish();
    QCOMPARE(count(), 2);
}

QTEST_GUILESS_MAIN(tst_AccessKeyRemoval)
#include "tst_accesskeyremoval.moc"
