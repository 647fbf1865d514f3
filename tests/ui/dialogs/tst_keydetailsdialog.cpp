#include "tests/support/fakeconfigeditor.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/keydetailsdialog.h"
#include "ui/widgets/fieldnote.h"

#include <QAbstractSpinBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_KeyDetailsDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void savesAllFour();
    void refusesBesideTheField_data();
    void refusesBesideTheField();
    void staysOpenWhenNothingWasSaved();

private:
    [[nodiscard]] KeyRow row() const;
    [[nodiscard]] QLineEdit *edit(const QString &name) const;
    [[nodiscard]] DialogFoot *foot() const { return m_dialog->findChild<DialogFoot *>(); }
    [[nodiscard]] QStringList errors() const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    KeyId m_key{};
    std::unique_ptr<KeyDetailsDialog> m_dialog;
};

void tst_KeyDetailsDialog::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    const GroupId group = m_editor->snapshot()->groups.front()->id;
    m_editor->addKeys(group, parseKeys("sk-aaaaaaaaaaaa"), {});
    m_editor->keyIds({.group = group}, {this, [this](const auto &ids) { m_key = ids->first(); }});
    m_dialog = std::make_unique<KeyDetailsDialog>(*m_editor, row());
    m_dialog->show();
}

void tst_KeyDetailsDialog::cleanup()
{
    m_dialog.reset();
}

KeyRow tst_KeyDetailsDialog::row() const
{
    KeyRow row;
    m_editor->keyRows({m_key}, {m_editor.get(), [&row](const auto &rows) { row = rows->first(); }});
    return row;
}

QLineEdit *tst_KeyDetailsDialog::edit(const QString &name) const
{
    for (QLineEdit *each : m_dialog->findChildren<QLineEdit *>()) {
        const QWidget *box = qobject_cast<QAbstractSpinBox *>(each->parentWidget());
        if ((box ? box : each)->accessibleName() == name)
            return each;
    }
    return nullptr;
}

QStringList tst_KeyDetailsDialog::errors() const
{
    QStringList errors;
    for (const FieldNote *note : m_dialog->findChildren<FieldNote *>()) {
        if (note->hasError())
            errors.append(note->error());
    }
    return errors;
}

void tst_KeyDetailsDialog::savesAllFour()
{
    QCOMPARE(edit(u"Weight"_s)->text(), u"1"_s);
    QTest::keyClicks(edit(u"Notes"_s), u"Work account"_s);
    QTest::keyClicks(edit(u"Tag"_s), u"acme"_s);
    QTest::keyClick(edit(u"Weight"_s)->parentWidget(), Qt::Key_Up);
    edit(u"Priority"_s)->clear();
    QTest::keyClicks(edit(u"Priority"_s), u"7"_s);
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(row().notes, u"Work account"_s);
    QCOMPARE(row().tag, u"acme"_s);
    QCOMPARE(row().weight, 2);
    QCOMPARE(row().priority, 7);
    QVERIFY(!m_dialog->isVisible());
}

void tst_KeyDetailsDialog::refusesBesideTheField_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRefused");
    QTest::newRow("longest notes") << u"Notes"_s << QString(255, u'n') << false;
    QTest::newRow("notes too long") << u"Notes"_s << QString(256, u'n') << true;
    QTest::newRow("longest tag") << u"Tag"_s << QString(100, u't') << false;
    QTest::newRow("tag too long") << u"Tag"_s << QString(101, u't') << true;
    QTest::newRow("weight 0") << u"Weight"_s << u"0"_s << true;
    QTest::newRow("greatest weight") << u"Weight"_s << u"10000"_s << false;
    QTest::newRow("weight too great") << u"Weight"_s << u"10001"_s << true;
    QTest::newRow("weight in words") << u"Weight"_s << u"two"_s << true;
    QTest::newRow("no weight") << u"Weight"_s << QString() << true;
    QTest::newRow("priority 0") << u"Priority"_s << u"0"_s << false;
    QTest::newRow("priority below 0") << u"Priority"_s << u"-1"_s << true;
}

void tst_KeyDetailsDialog::refusesBesideTheField()
{
    QFETCH(const QString, field);
    QFETCH(const QString, text);
    QFETCH(const bool, isRefused);
    edit(field)->clear();
    QTest::keyClicks(edit(field), text);
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(errors().size(), isRefused ? 1 : 0);
    QVERIFY(!foot()->primary()->isEnabled());
    QCOMPARE(m_dialog->isVisible(), isRefused);
}

void tst_KeyDetailsDialog::staysOpenWhenNothingWasSaved()
{
    m_editor->nextRefusal = Error{.kind = ErrorKind::InvalidValue, .field = u"tag"_s};
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(errors().size(), 1);
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(tst_KeyDetailsDialog)
#include "tst_keydetailsdialog.moc"
