#include "tests/support/fakeconfigeditor.h"
#include "ui/dialogs/aggregatedialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/memberrow.h"
#include "ui/widgets/fieldnote.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_AggregateDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_dialog.reset(); }
    void createsByKeyboard();
    void createsByMouse();
    void offersGroupsOfTheChannel();
    void keepsTicksOverChannels();
    void saysThatNoGroupSpeaksTheChannel();
    void checksTheNameAsTyped_data();
    void checksTheNameAsTyped();
    void offersAFreeName();
    void needsAMember();
    void showsShares();
    void edits();
    void keepsWhatItHasNoFieldFor();
    void showsRefusalsOfTheStore_data();
    void showsRefusalsOfTheStore();
    void followsTheGroups();
    void namesEveryControl();

private:
    void open(const GroupPtr &group = {});
    template<typename T>
    [[nodiscard]] T *named(const QString &name) const;
    [[nodiscard]] QLineEdit *name() const { return named<QLineEdit>(u"Name"_s); }
    [[nodiscard]] QCheckBox *box(const QString &group) const { return named<QCheckBox>(group); }
    [[nodiscard]] QPushButton *primary() const;
    [[nodiscard]] QString footText() const { return m_dialog->findChild<DialogFoot *>()->text(); }
    [[nodiscard]] QStringList errors() const;
    [[nodiscard]] QStringList visibleTexts() const;
    [[nodiscard]] GroupPtr group(const QByteArray &name) const
    {
        return m_editor->snapshot()->group(name);
    }

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<AggregateDialog> m_dialog;
};

void tst_AggregateDialog::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"first"_s}, {});
    m_editor->addGroup({.name = u"claude"_s, .channel = Channel::Anthropic}, {});
    m_editor->addGroup({.name = u"second"_s, .enabled = false}, {});
}

void tst_AggregateDialog::open(const GroupPtr &group)
{
    m_dialog = std::make_unique<AggregateDialog>(*m_editor, group);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
}

// What is gone a moment later is hidden already.
template<typename T>
T *tst_AggregateDialog::named(const QString &name) const
{
    for (T *candidate : m_dialog->findChildren<T *>()) {
        if (candidate->accessibleName() == name && candidate->isVisible())
            return candidate;
    }
    return nullptr;
}

QPushButton *tst_AggregateDialog::primary() const
{
    return m_dialog->findChild<DialogFoot *>()->primary();
}

QStringList tst_AggregateDialog::errors() const
{
    QStringList errors;
    for (const FieldNote *note : m_dialog->findChildren<FieldNote *>()) {
        if (note->hasError())
            errors.append(note->error());
    }
    return errors;
}

QStringList tst_AggregateDialog::visibleTexts() const
{
    QStringList texts;
    for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts;
}

void tst_AggregateDialog::createsByKeyboard()
{
    open();
    QSignalSpy saved(m_dialog.get(), &AggregateDialog::saved);
    QVERIFY(name()->hasFocus());
    QTest::keyClicks(name(), u"all"_s);
    QTest::keyClick(name(), Qt::Key_Tab);
    QTest::keyClicks(QApplication::focusWidget(), u"All of them"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), named<QComboBox>(u"Channel"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QCOMPARE(QApplication::focusWidget(), box(u"first"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Space);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved.last().at(1).toString(), u"all created"_s);
    QCOMPARE(group("all")->kind, GroupKind::Aggregate);
    QCOMPARE(group("all")->displayName, u"All of them"_s);
    QCOMPARE(group("all")->members, std::vector<MemberConfig>{{.group = group("first")->id}});
    QVERIFY(!m_dialog->isVisible());
}

void tst_AggregateDialog::createsByMouse()
{
    open();
    name()->setText(u"all"_s);
    QVERIFY(!named<QSpinBox>(u"Weight of second"_s)->isEnabled());
    box(u"first"_s)->click();
    box(u"second"_s)->click();
    named<QSpinBox>(u"Weight of second"_s)->setValue(7);
    named<QSpinBox>(u"Tier of second"_s)->setValue(2);
    QTest::mouseClick(primary(), Qt::LeftButton);
    const std::vector<MemberConfig> members{{.group = group("first")->id},
                                            {.group = group("second")->id, .weight = 7, .tier = 2}};
    QCOMPARE(group("all")->members, members);
    QCOMPARE(group("all")->channel, Channel::OpenAi);
}

void tst_AggregateDialog::offersGroupsOfTheChannel()
{
    open();
    QVERIFY(box(u"first"_s)->isEnabled());
    QCOMPARE(box(u"second"_s)->text(), u"second (off)"_s);
    QVERIFY(!box(u"claude"_s)->isEnabled());
    QCOMPARE(box(u"claude"_s)->accessibleDescription(),
             u"Speaks anthropic, the aggregate openai."_s);
    QVERIFY(visibleTexts().contains(u"Speaks anthropic, the aggregate openai."_s));
    QVERIFY(!named<QSpinBox>(u"Weight of claude"_s));
}

void tst_AggregateDialog::keepsTicksOverChannels()
{
    open();
    auto *channel = named<QComboBox>(u"Channel"_s);
    box(u"first"_s)->click();
    named<QSpinBox>(u"Weight of first"_s)->setValue(4);
    channel->setCurrentIndex(static_cast<int>(Channel::Anthropic));
    QVERIFY(!box(u"first"_s)->isChecked());
    box(u"claude"_s)->click();
    channel->setCurrentIndex(static_cast<int>(Channel::OpenAi));
    QVERIFY(box(u"first"_s)->isChecked());
    QCOMPARE(named<QSpinBox>(u"Weight of first"_s)->value(), 4);
    QVERIFY(!box(u"claude"_s)->isChecked());
}

void tst_AggregateDialog::saysThatNoGroupSpeaksTheChannel()
{
    open();
    const QString nobody = u"No group speaks this channel yet."_s;
    QVERIFY(!visibleTexts().contains(nobody));
    named<QComboBox>(u"Channel"_s)->setCurrentIndex(static_cast<int>(Channel::Gemini));
    QVERIFY(visibleTexts().contains(nobody));
    QVERIFY(!visibleTexts().contains(u"Tier"_s));
}

void tst_AggregateDialog::checksTheNameAsTyped_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QStringList>("said");
    QTest::newRow("good") << u"all"_s << QStringList{};
    QTest::newRow("taken") << u"first"_s << QStringList{u"This name is taken."_s};
    QTest::newRow("upper case") << u"All"_s << QStringList{u"Only a–z, 0–9, “_” and “-”."_s};
}

void tst_AggregateDialog::checksTheNameAsTyped()
{
    QFETCH(const QString, typed);
    QFETCH(const QStringList, said);
    open();
    QTest::keyClicks(name(), typed);
    QTRY_COMPARE(errors(), said);
}

void tst_AggregateDialog::offersAFreeName()
{
    open();
    QTest::keyClicks(name(), u"first"_s);
    QTRY_VERIFY(!primary()->isEnabled());
    QCOMPARE(footText(), u"1 field needs a change"_s);
    QVERIFY(!visibleTexts().join(u' ').contains(u"Will be served"_s)); // by another group
    for (QPushButton *cure : m_dialog->findChildren<QPushButton *>()) {
        if (cure->text() == u"Use “first-2”"_s)
            QTest::mouseClick(cure, Qt::LeftButton);
    }
    QCOMPARE(name()->text(), u"first-2"_s);
    QVERIFY(primary()->isEnabled());
    QVERIFY(visibleTexts().contains(u"Will be served at http://127.0.0.1:3001/proxy/first-2"_s));
}

void tst_AggregateDialog::needsAMember()
{
    const QString needed = u"An aggregate that is on needs a member with a weight above 0."_s;
    open();
    name()->setText(u"all"_s);
    QCOMPARE(errors(), QStringList()); // nothing is wrong before it has been touched
    QTest::mouseClick(primary(), Qt::LeftButton);
    QCOMPARE(errors(), QStringList{needed});
    QVERIFY(!group("all"));
    box(u"first"_s)->click();
    QCOMPARE(errors(), QStringList());
    named<QSpinBox>(u"Weight of first"_s)->setValue(0);
    QCOMPARE(errors(), QStringList{needed});
    QVERIFY(visibleTexts().contains(u"off"_s));
}

void tst_AggregateDialog::showsShares()
{
    m_editor->addGroup({.name = u"third"_s}, {});
    open();
    for (const QString &each : {u"first"_s, u"second"_s, u"third"_s})
        box(each)->click();
    named<QSpinBox>(u"Weight of first"_s)->setValue(3);
    named<QSpinBox>(u"Tier of third"_s)->setValue(2);
    QVERIFY(visibleTexts().contains(u"75 %"_s));
    QVERIFY(visibleTexts().contains(u"25 %"_s));
    QVERIFY(visibleTexts().contains(u"100 %"_s)); // of its tier
}

void tst_AggregateDialog::edits()
{
    m_editor->addGroup({.name = u"all"_s,
                        .displayName = u"All"_s,
                        .kind = GroupKind::Aggregate,
                        .members = {{.group = group("second")->id, .weight = 5, .tier = 3}}},
                       {});
    open(group("all"));
    QCOMPARE(m_dialog->windowTitle(), u"Edit all"_s);
    QCOMPARE(name()->text(), u"all"_s);
    QVERIFY(!box(u"all"_s)); // not its own member
    QVERIFY(!box(u"first"_s)->isChecked());
    QVERIFY(box(u"second"_s)->isChecked());
    QCOMPARE(named<QSpinBox>(u"Weight of second"_s)->value(), 5);
    QCOMPARE(named<QSpinBox>(u"Tier of second"_s)->value(), 3);
    box(u"first"_s)->click();
    box(u"second"_s)->click();
    name()->setText(u"every"_s);
    QSignalSpy saved(m_dialog.get(), &AggregateDialog::saved);
    QTest::mouseClick(primary(), Qt::LeftButton);
    QCOMPARE(saved.last().at(1).toString(), u"every saved"_s);
    QCOMPARE(group("every")->members, std::vector<MemberConfig>{{.group = group("first")->id}});
}

void tst_AggregateDialog::keepsWhatItHasNoFieldFor()
{
    m_editor->addGroup({.name = u"all"_s,
                        .kind = GroupKind::Aggregate,
                        .enabled = false,
                        .overrides = {{u"max_retries"_s, u"7"_s}}},
                       {});
    open(group("all"));
    QTest::mouseClick(primary(), Qt::LeftButton); // one that is off may have no members
    QVERIFY(!m_dialog->isVisible());
    QCOMPARE(group("all")->overrides.value(u"max_retries"_s), u"7"_s);
    QVERIFY(!group("all")->enabled);
}

void tst_AggregateDialog::showsRefusalsOfTheStore_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QStringList>("beside");
    QTest::addColumn<QString>("foot");
    const auto rule = [](const QString &field, const QString &words) {
        return Error{
            .kind = ErrorKind::InvalidValue, .detail = field + u": "_s + words, .field = field};
    };
    QTest::newRow("name") << Error{.kind = ErrorKind::Duplicate, .field = u"name"_s}
                          << QStringList{u"This name is taken."_s} << u"1 field needs a change"_s;
    QTest::newRow("member") << rule(u"members[0]"_s, u"is not another group"_s)
                            << QStringList{u"This group is not there any more."_s}
                            << u"1 field needs a change"_s;
    QTest::newRow("no field of it") << rule(u"overrides.max_retries"_s, u"must be 0-10"_s)
                                    << QStringList{} << u"Must be 0-10."_s;
}

void tst_AggregateDialog::showsRefusalsOfTheStore()
{
    QFETCH(const Error, error);
    QFETCH(const QStringList, beside);
    open();
    name()->setText(u"all"_s);
    box(u"first"_s)->click();
    m_editor->nextRefusal = error;
    QTest::mouseClick(primary(), Qt::LeftButton);
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(errors(), beside);
    QTEST(footText(), "foot");
}

void tst_AggregateDialog::followsTheGroups()
{
    open();
    name()->setText(u"all"_s);
    box(u"first"_s)->click();
    m_editor->addGroup({.name = u"third"_s}, {});
    QVERIFY(box(u"third"_s));
    QVERIFY(box(u"first"_s)->isChecked());
    m_editor->removeGroup(group("first")->id, {});
    QVERIFY(!box(u"first"_s));
    QVERIFY(!primary()->isEnabled()); // the only member is gone
    box(u"third"_s)->click();
    QTest::mouseClick(primary(), Qt::LeftButton);
    QCOMPARE(group("all")->members, std::vector<MemberConfig>{{.group = group("third")->id}});
}

void tst_AggregateDialog::namesEveryControl()
{
    open();
    for (const QWidget *widget : m_dialog->findChildren<QWidget *>()) {
        const bool isControl = widget->focusPolicy() != Qt::NoFocus && widget->isVisible()
                               && !qobject_cast<const QAbstractSpinBox *>(widget->parentWidget());
        const auto *button = qobject_cast<const QAbstractButton *>(widget);
        const bool isNamed =
            !widget->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(!isControl || isNamed, widget->metaObject()->className());
    }
}

QTEST_MAIN(tst_AggregateDialog)
#include "tst_aggregatedialog.moc"
