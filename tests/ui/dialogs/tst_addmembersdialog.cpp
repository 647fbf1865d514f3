#include "tests/support/fakeconfigeditor.h"
#include "ui/dialogs/addmembersdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/widgets/fieldnote.h"

#include <QCheckBox>
#include <QLabel>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_AddMembersDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void offersTheOthersOnly();
    void saysThatNobodyIsLeft();
    void addsWhatIsTicked();
    void addsToWhatIsThereByNow();
    void showsARefusal_data();
    void showsARefusal();

private:
    [[nodiscard]] QCheckBox *box(const QString &group) const;
    [[nodiscard]] DialogFoot *foot() const { return m_dialog->findChild<DialogFoot *>(); }
    [[nodiscard]] GroupPtr group(const QByteArray &name) const
    {
        return m_editor->snapshot()->group(name);
    }

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<AddMembersDialog> m_dialog;
};

void tst_AddMembersDialog::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    for (const QString &name : {u"first"_s, u"second"_s, u"third"_s})
        m_editor->addGroup({.name = name}, {});
    m_editor->addGroup({.name = u"gemini"_s, .channel = Channel::Gemini}, {});
    m_editor->addGroup({.name = u"all"_s,
                        .kind = GroupKind::Aggregate,
                        .members = {{.group = group("first")->id, .weight = 4}}},
                       {});
    m_dialog = std::make_unique<AddMembersDialog>(*m_editor, group("all"));
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

QCheckBox *tst_AddMembersDialog::box(const QString &group) const
{
    for (QCheckBox *candidate : m_dialog->findChildren<QCheckBox *>()) {
        if (candidate->accessibleName() == group && candidate->isVisible())
            return candidate;
    }
    return nullptr;
}

void tst_AddMembersDialog::offersTheOthersOnly()
{
    QVERIFY(!box(u"first"_s)); // a member already
    QVERIFY(!box(u"all"_s));
    QVERIFY(box(u"second"_s)->isEnabled());
    QVERIFY(!box(u"gemini"_s)->isEnabled());
    QCOMPARE(box(u"gemini"_s)->accessibleDescription(), u"Speaks gemini, the aggregate openai."_s);
    QVERIFY(!foot()->primary()->isEnabled());
    QCOMPARE(foot()->text(), u"Tick the groups that shall join."_s);
}

void tst_AddMembersDialog::saysThatNobodyIsLeft()
{
    const auto isSaid = [this] {
        const auto labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
            return label->isVisible() && label->text() == u"No other group speaks this channel."_s;
        });
    };
    QVERIFY(!isSaid());
    m_editor->removeGroup(group("second")->id, {});
    m_editor->removeGroup(group("third")->id, {});
    QVERIFY(isSaid());
    QCOMPARE(foot()->text(), u"No group can join."_s);
    QVERIFY(box(u"gemini"_s)); // still with its reason
}

void tst_AddMembersDialog::addsWhatIsTicked()
{
    QSignalSpy added(m_dialog.get(), &AddMembersDialog::added);
    QCOMPARE(QApplication::focusWidget(), box(u"second"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    box(u"third"_s)->click();
    for (QSpinBox *number : m_dialog->findChildren<QSpinBox *>()) {
        if (number->accessibleName() == u"Tier of third"_s)
            number->setValue(2);
    }
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    const std::vector<MemberConfig> members{{.group = group("first")->id, .weight = 4},
                                            {.group = group("second")->id},
                                            {.group = group("third")->id, .tier = 2}};
    QCOMPARE(group("all")->members, members);
    QCOMPARE(added.count(), 1);
    QCOMPARE(added.last().first().toInt(), 2);
    QVERIFY(!m_dialog->isVisible());
}

void tst_AddMembersDialog::addsToWhatIsThereByNow()
{
    GroupDraft draft = draftOf(*group("all"));
    draft.members = {{.group = group("second")->id, .weight = 9}};
    draft.displayName = u"Everything"_s;
    m_editor->editGroup(group("all")->id, draft, {});
    QVERIFY(!box(u"second"_s));
    box(u"first"_s)->click();
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    const std::vector<MemberConfig> members{{.group = group("second")->id, .weight = 9},
                                            {.group = group("first")->id}};
    QCOMPARE(group("all")->members, members);
    QCOMPARE(group("all")->displayName, u"Everything"_s);
}

void tst_AddMembersDialog::showsARefusal_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("beside");
    QTest::addColumn<bool>("isInTheFoot");
    QTest::newRow("member") << Error{.kind = ErrorKind::InvalidValue,
                                     .detail = u"members[1]: is not another group"_s,
                                     .field = u"members[1]"_s}
                            << u"This group is not there any more."_s << false;
    QTest::newRow("disk") << Error{.kind = ErrorKind::StorageFailed} << QString() << true;
}

void tst_AddMembersDialog::showsARefusal()
{
    QFETCH(const Error, error);
    QFETCH(const bool, isInTheFoot);
    box(u"second"_s)->click();
    m_editor->nextRefusal = error;
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QVERIFY(m_dialog->isVisible());
    QTEST(m_dialog->findChild<FieldNote *>()->error(), "beside");
    QCOMPARE(foot()->text().startsWith(u"Nothing was saved"_s), isInTheFoot);
    QVERIFY(foot()->primary()->isEnabled()); // for another try
    QTest::mouseClick(foot()->primary(), Qt::LeftButton);
    QCOMPARE(group("all")->members.size(), 2u);
}

QTEST_MAIN(tst_AddMembersDialog)
#include "tst_addmembersdialog.moc"
