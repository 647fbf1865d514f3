#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "ui/dialogs/keypastebox.h"
#include "ui/dialogs/keysstep.h"
#include "ui/dialogs/setupwizard.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/textlabel.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QStackedWidget>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_SetupWizard final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void goesFromNothingToARequestByMouse();
    void goesFromNothingToARequestByKeyboard();
    void judgesTheNameBesideItsField();
    void showsARefusalOfTheStore();
    void changesTheGroupItMadeAfterGoingBack();
    void keepsWhatWasTypedWhenGoingBack();
    void takesAGroupThatIsThere();
    void wantsAGroupBeforeKeys();
    void leavesRejectedKeysOut();
    void checksTheRestLater();
    void asksNothingWithoutTheCheck();
    void readsASmallFile();
    void choosesTheAccessKey_data();
    void choosesTheAccessKey();
    void makesOneAccessKeyOnly();
    void keepsTheWellKnownKeyUntilAnotherIsThere();
    void leavesNothingWhenSkipped();
    void saysWhatIsSaved_data();
    void saysWhatIsSaved();
    void namesEveryControl();

private:
    void open(bool hasOtherUsers = false);
    void press(const QString &text);
    void paste(const QString &text);
    void goTo(int step);
    [[nodiscard]] QPushButton *button(const QString &text) const;
    template<typename T>
    [[nodiscard]] T *field(const QString &name) const;
    [[nodiscard]] int step() const
    {
        return m_wizard->findChild<QStackedWidget *>()->currentIndex();
    }
    [[nodiscard]] QString texts() const;
    [[nodiscard]] QStringList groups() const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<SetupWizard> m_wizard;
};

namespace {

RequestRecord request(int id, GroupId group, RequestOutcome outcome, int status)
{
    RequestRecord record{.id = RequestId{id}, .group = group, .model = u"gpt-4.1-mini"_s};
    record.path = u"/proxy/openai/v1/chat/completions"_s;
    record.status = status;
    record.outcome = outcome;
    record.durationMs = 412;
    return record;
}

} // namespace

void tst_SetupWizard::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addAccessKey({.name = u"Default"_s, .secret = Secret("sk-123456")}, {});
    m_editor->queued = true;
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->start();
}

void tst_SetupWizard::cleanup()
{
    m_wizard.reset();
    QGuiApplication::clipboard()->clear();
}

void tst_SetupWizard::open(bool hasOtherUsers)
{
    m_wizard = std::make_unique<SetupWizard>(SetupParts{
        .editor = m_editor.get(), .gateway = m_gateway.get(), .hasOtherUsers = hasOtherUsers});
    m_wizard->show();
    QVERIFY(QTest::qWaitForWindowActive(m_wizard.get()));
}

QPushButton *tst_SetupWizard::button(const QString &text) const
{
    for (QPushButton *candidate : m_wizard->findChildren<QPushButton *>()) {
        if (candidate->isVisible() && QString(candidate->text()).remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

void tst_SetupWizard::press(const QString &text)
{
    QTRY_VERIFY2(button(text) && button(text)->isEnabled(), qPrintable(text));
    QTest::mouseClick(button(text), Qt::LeftButton);
}

template<typename T>
T *tst_SetupWizard::field(const QString &name) const
{
    for (T *candidate : m_wizard->findChildren<T *>()) {
        if (candidate->accessibleName() == name)
            return candidate;
    }
    return nullptr;
}

QString tst_SetupWizard::texts() const
{
    QStringList texts;
    for (const QLabel *label : m_wizard->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

QStringList tst_SetupWizard::groups() const
{
    QStringList names;
    for (const GroupPtr &group : m_editor->snapshot()->groups)
        names.append(QString::fromLatin1(group->name));
    return names;
}

void tst_SetupWizard::paste(const QString &text)
{
    auto *box = m_wizard->findChild<KeyPasteBox *>();
    box->edit()->setPlainText(text);
    Q_UNUSED(box->keys()) // now, not after a pause
}

void tst_SetupWizard::goTo(int wanted)
{
    press(u"Create group and go on"_s);
    QTRY_COMPARE(step(), 1);
    while (step() < wanted)
        press(u"Skip this step"_s);
}

void tst_SetupWizard::goesFromNothingToARequestByMouse()
{
    open();
    QSignalSpy wanted(m_wizard.get(), &SetupWizard::requestRequested);
    press(u"Create group and go on"_s);
    QTRY_COMPARE(step(), 1);
    QCOMPARE(groups(), QStringList{u"openai"_s});
    const GroupId group = m_editor->snapshot()->groups.front()->id;

    m_gateway->tryAnswer = CheckResult{.status = 200, .firstByteMs = 412};
    paste(u"sk-aaaaaaaaaaaa\nsk-bbbbbbbbbbbb\nsk-aaaaaaaaaaaa\n"_s);
    QVERIFY(texts().contains(u"2 keys found"_s));
    QVERIFY(texts().contains(u"1 twice"_s));
    QTRY_VERIFY(texts().contains(u"2 of 2 checked"_s));
    press(u"Add 2 keys and go on"_s);
    QTRY_COMPARE(step(), 2);
    QVERIFY(texts().contains(u"2 keys added"_s));
    QVERIFY(m_gateway->checksStarted.isEmpty()); // they have been

    press(u"Keep it and go on"_s);
    QTRY_COMPARE(step(), 3);
    QVERIFY(!button(u"Show it in Requests"_s)->isEnabled());
    press(u"Copy snippet"_s);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(
        u"http://127.0.0.1:3001/proxy/openai/v1/chat/completions"_s));
    m_gateway->announce({request(7, group, RequestOutcome::Running, 0)});
    QVERIFY(texts().contains(u"It has arrived"_s));
    m_gateway->announce({request(7, group, RequestOutcome::Succeeded, 200)});
    QVERIFY(texts().contains(u"It works: 200 OK after 412 ms"_s));
    press(u"Show it in Requests"_s);
    QVERIFY(!m_wizard->isVisible());
    QCOMPARE(wanted.count(), 1);
    QCOMPARE(wanted.last().first().value<RequestId>(), RequestId{7});
}

void tst_SetupWizard::goesFromNothingToARequestByKeyboard()
{
    open();
    auto *provider = field<QComboBox>(u"Provider"_s);
    QVERIFY(provider->hasFocus());
    QTest::keyClicks(provider, u"Anthropic"_s);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
    QVERIFY(field<QLineEdit>(u"Name"_s)->hasFocus());
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(step(), 1);
    QCOMPARE(groups(), QStringList{u"anthropic"_s});

    QVERIFY(field<QPlainTextEdit>(u"Keys"_s)->hasFocus());
    QTest::keyClicks(QApplication::focusWidget(), u"sk-ant-aaaaaaaa"_s);
    QTRY_VERIFY(button(u"Add 1 key and go on"_s));
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_COMPARE(step(), 2);
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_COMPARE(step(), 3);
    // Nothing to go on to yet: Return is the focused button's.
    QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().startsWith(u"curl "_s));
    m_gateway->announce(
        {request(1, m_editor->snapshot()->groups.front()->id, RequestOutcome::Succeeded, 200)});
    QTest::keyClick(m_wizard.get(), Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(!m_wizard->isVisible());
}

void tst_SetupWizard::judgesTheNameBesideItsField()
{
    open();
    auto *name = field<QLineEdit>(u"Name"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"my group"_s);
    auto *note =
        name->parentWidget()->findChild<FieldNote *>(QString(), Qt::FindDirectChildrenOnly);
    QTRY_VERIFY(note->hasError());
    QVERIFY(!button(u"Create group and go on"_s)->isEnabled());
    QVERIFY(texts().contains(u"1 field needs a change"_s));
    Q_EMIT note->cureRequested();
    press(u"Create group and go on"_s);
    QTRY_COMPARE(groups(), QStringList{u"my-group"_s});
}

void tst_SetupWizard::showsARefusalOfTheStore()
{
    open();
    m_editor->nextRefusal = Error{.kind = ErrorKind::Duplicate, .field = u"name"_s};
    press(u"Create group and go on"_s);
    auto *name = field<QLineEdit>(u"Name"_s);
    auto *note =
        name->parentWidget()->findChild<FieldNote *>(QString(), Qt::FindDirectChildrenOnly);
    QTRY_VERIFY(note->hasError());
    QCOMPARE(step(), 0);
    QTest::keyClicks(name, u"2"_s);
    press(u"Create group and go on"_s);
    QTRY_COMPARE(step(), 1);
    QCOMPARE(groups(), QStringList{u"openai2"_s});
}

void tst_SetupWizard::changesTheGroupItMadeAfterGoingBack()
{
    open();
    goTo(1);
    press(u"Back"_s);
    auto *name = field<QLineEdit>(u"Name"_s);
    QCOMPARE(name->text(), u"openai"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"mine"_s);
    press(u"Save and go on"_s);
    QTRY_COMPARE(step(), 1);
    QCOMPARE(groups(), QStringList{u"mine"_s});
}

void tst_SetupWizard::keepsWhatWasTypedWhenGoingBack()
{
    open();
    goTo(1);
    paste(u"sk-aaaaaaaaaaaa"_s);
    QTRY_VERIFY(texts().contains(u"1 of 1 checked"_s));
    press(u"Back"_s);
    press(u"Save and go on"_s);
    QTRY_COMPARE(step(), 1);
    QCOMPARE(field<QPlainTextEdit>(u"Keys"_s)->toPlainText(), u"sk-aaaaaaaaaaaa"_s);
    QVERIFY(texts().contains(u"1 of 1 checked"_s));
    QCOMPARE(m_gateway->keysTried.size(), 1); // once is enough
}

void tst_SetupWizard::takesAGroupThatIsThere()
{
    m_editor->addGroup({.name = u"mine"_s}, {});
    open();
    auto *choice = field<QComboBox>(u"Group"_s);
    QVERIFY(choice->hasFocus());
    QTest::keyClick(choice, Qt::Key_Down);
    QVERIFY(!field<QComboBox>(u"Provider"_s)->isVisible());
    press(u"Use this group"_s);
    QTRY_COMPARE(step(), 1);
    QCOMPARE(groups(), QStringList{u"mine"_s});
    QVERIFY(texts().contains(u"Paste your keys for mine"_s));
}

void tst_SetupWizard::wantsAGroupBeforeKeys()
{
    open();
    press(u"Skip this step"_s);
    QCOMPARE(step(), 1);
    QVERIFY(texts().contains(u"There is no group yet."_s));
    QVERIFY(!field<QPlainTextEdit>(u"Keys"_s)->isEnabled());
    press(u"Back"_s);
    goTo(1);
    QVERIFY(field<QPlainTextEdit>(u"Keys"_s)->isEnabled());
}

void tst_SetupWizard::leavesRejectedKeysOut()
{
    open();
    goTo(1);
    m_gateway->holdsTrials = true;
    m_gateway->tryAnswer =
        CheckResult{.verdict = Verdict::KeyRejected, .status = 401, .state = KeyState::Invalid};
    paste(u"sk-aaaaaaaaaaaa"_s);
    m_gateway->answerTrials();
    QVERIFY(texts().contains(u"None of these keys works."_s));
    QVERIFY(!button(u"Add keys and go on"_s)->isEnabled());
    m_gateway->tryAnswer = CheckResult{.status = 200};
    paste(u"sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb"_s);
    m_gateway->answerTrials();
    QVERIFY(texts().contains(u"The rejected key is left out."_s));
    press(u"Add 1 key and go on"_s);
    QTRY_COMPARE(step(), 2);
    QList<Secret> stored;
    m_editor->revealKeys({.group = m_editor->snapshot()->groups.front()->id, .all = true},
                         {this, [&stored](const auto &found) { stored = *found; }});
    QTRY_COMPARE(stored, QList<Secret>{Secret("sk-bbbbbbbbbbbb")});
}

void tst_SetupWizard::checksTheRestLater()
{
    open();
    goTo(1);
    m_gateway->holdsTrials = true;
    paste(u"sk-aaaaaaaaaaaa"_s);
    press(u"Add 1 key and go on"_s); // before the trial has ended
    QTRY_COMPARE(step(), 2);
    QCOMPARE(m_gateway->checksStarted.size(), 1);
    QVERIFY(m_gateway->checksStarted.first().all);
}

void tst_SetupWizard::asksNothingWithoutTheCheck()
{
    open();
    goTo(1);
    QTest::mouseClick(m_wizard->findChild<QCheckBox *>(), Qt::LeftButton, {}, {8, 8});
    paste(u"sk-aaaaaaaaaaaa"_s);
    press(u"Add 1 key and go on"_s);
    QTRY_COMPARE(step(), 2);
    QVERIFY(m_gateway->keysTried.isEmpty());
    QVERIFY(m_gateway->checksStarted.isEmpty());
}

void tst_SetupWizard::readsASmallFile()
{
    open();
    goTo(1);
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"keys.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("sk-aaaaaaaaaaaa\nsk-bbbbbbbbbbbb\n");
    file.close();
    auto *keys = m_wizard->findChild<KeysStep *>();
    keys->openFile(file.fileName());
    QTRY_VERIFY(button(u"Add 2 keys and go on"_s));
    keys->openFile(folder.path());
    QVERIFY(keys->findChild<FieldNote *>()->hasError());
    QVERIFY(file.resize(2 * 1024 * 1024));
    keys->openFile(file.fileName());
    QVERIFY(keys->findChild<FieldNote *>()->error().contains(u"too large"_s));
    QVERIFY(button(u"Add 2 keys and go on"_s)); // what was there stays
}

void tst_SetupWizard::choosesTheAccessKey_data()
{
    QTest::addColumn<bool>("hasOtherUsers");
    QTest::addColumn<bool>("isRandom");
    QTest::addRow("alone") << false << false;
    QTest::addRow("with others") << true << true;
}

void tst_SetupWizard::choosesTheAccessKey()
{
    QFETCH(const bool, hasOtherUsers);
    QFETCH(const bool, isRandom);
    open(hasOtherUsers);
    goTo(2);
    const QList<QRadioButton *> choices = m_wizard->findChildren<QRadioButton *>();
    QCOMPARE(choices.size(), 2);
    QCOMPARE(choices.at(1)->isChecked(), isRandom);
    QVERIFY(choices.at(isRandom ? 1 : 0)->hasFocus());
    press(isRandom ? u"Make it and go on"_s : u"Keep it and go on"_s);
    QTRY_COMPARE(step(), 3);
    const auto &keys = m_editor->snapshot()->accessKeys;
    QCOMPARE(keys.size(), 1U);
    QCOMPARE(keys.front().isDefault, !isRandom);
}

void tst_SetupWizard::makesOneAccessKeyOnly()
{
    open(true);
    goTo(2);
    press(u"Make it and go on"_s);
    QTRY_COMPARE(step(), 3);
    press(u"Back"_s);
    press(u"Go on"_s);
    QTRY_COMPARE(step(), 3);
    QCOMPARE(m_editor->snapshot()->accessKeys.size(), 1U);
    press(u"Copy snippet"_s);
    QTRY_VERIFY(QGuiApplication::clipboard()->text().contains(u"sk-made-up-for-the-tests"_s));
}

void tst_SetupWizard::keepsTheWellKnownKeyUntilAnotherIsThere()
{
    open(true);
    goTo(2);
    m_editor->nextRefusal = Error{.kind = ErrorKind::Internal};
    press(u"Make it and go on"_s);
    QTRY_VERIFY(button(u"Make it and go on"_s)->isEnabled());
    QCOMPARE(step(), 2);
    QCOMPARE(m_editor->snapshot()->accessKeys.size(), 1U);
    QVERIFY(m_editor->snapshot()->accessKeys.front().isDefault);
}

void tst_SetupWizard::leavesNothingWhenSkipped()
{
    open();
    QSignalSpy ended(m_wizard.get(), &SetupWizard::ended);
    const QStringList before = m_editor->calls;
    for (int i = 0; i < 3; ++i)
        press(u"Skip this step"_s);
    QCOMPARE(step(), 3);
    press(u"Finish without it"_s);
    QVERIFY(!m_wizard->isVisible());
    QCOMPARE(ended.count(), 1);
    QCOMPARE(m_editor->calls, before);
    QVERIFY(ended.last().first().toString().startsWith(u"Nothing was changed"_s));
}

void tst_SetupWizard::saysWhatIsSaved_data()
{
    QTest::addColumn<QString>("keys");
    QTest::addColumn<QString>("expected");
    QTest::addRow("no keys") << QString() << u"The group openai is saved; it has no keys yet"_s;
    QTest::addRow("one") << u"sk-aaaaaaaaaaaa"_s << u"The group openai and its key are saved"_s;
    QTest::addRow("two") << u"sk-aaaaaaaaaaaa,sk-bbbbbbbbbbbb"_s
                         << u"The group openai and its 2 keys are saved"_s;
}

void tst_SetupWizard::saysWhatIsSaved()
{
    QFETCH(const QString, keys);
    QFETCH(const QString, expected);
    open();
    QSignalSpy ended(m_wizard.get(), &SetupWizard::ended);
    goTo(1);
    if (!keys.isEmpty()) {
        paste(keys);
        QTest::keyClick(m_wizard.get(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE(step(), 2);
    }
    QTest::keyClick(m_wizard.get(), Qt::Key_Escape);
    QVERIFY(!m_wizard->isVisible());
    QCOMPARE(ended.last().first().toString(), expected);
}

void tst_SetupWizard::namesEveryControl()
{
    open();
    goTo(1);
    for (int i = 0; i < 4; ++i) {
        for (QWidget *widget : m_wizard->findChildren<QWidget *>()) {
            if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
                continue;
            const bool isPart = qobject_cast<QAbstractScrollArea *>(widget->parentWidget())
                                || qobject_cast<QAbstractSpinBox *>(widget->parentWidget());
            QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(isPart || !accessible->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
        if (step() < 3)
            press(u"Skip this step"_s);
    }
    QCOMPARE(step(), 3);
}

QTEST_MAIN(tst_SetupWizard)
#include "tst_setupwizard.moc"
