#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/screenshot.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/groupdialog.h"
#include "ui/dialogs/keytest.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/themecontroller.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QScrollArea>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTest>
#include <QToolButton>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_GroupDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void fillsInWhatAProviderNeeds();
    void keepsWhatWasTyped();
    void judgesTheNameAfterAPause();
    void judgesNothingBeforeTheFirstKey();
    void refusesATakenName();
    void judgesUpstreamsBesideTheirLine();
    void addsAndRemovesUpstreams();
    void showsCustomFieldsForCustomOnly();
    void createsWithKeys();
    void countsPastedKeys();
    void tellsWhenOnlyTheKeysFailed();
    void showsAStoreErrorBesideItsField();
    void keepsTheDialogOpenWhenNothingWasSaved();
    void editsWithoutLosingAnything();
    void testsAPastedKey();
    void saysWhatATestFound_data();
    void saysWhatATestFound();
    void stopsATest();
    void forgetsATestOnceSomethingChanged();
    void dropsATestWhenClosed();
    void testsAStoredKeyOfAGroup();
    void saysWhatATestNeeds();
    void takesACheckPathFromTheProvider();
    void worksByKeyboard();
    void goesFromLabelsToFields();
    void looks();

private:
    void open();
    template<typename T>
    [[nodiscard]] T *field(const QString &name) const;
    [[nodiscard]] FieldNote *noteOf(QWidget *field) const;
    void choose(const QString &provider);
    void press();
    [[nodiscard]] KeyTest *keyTest() const { return m_dialog->findChild<KeyTest *>(); }
    void pressTest() { QTest::mouseClick(keyTest()->button(), Qt::LeftButton); }
    void paste(const QString &keys);

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<GroupDialog> m_dialog;
};

void tst_GroupDialog::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
}

void tst_GroupDialog::cleanup()
{
    m_dialog.reset();
}

void tst_GroupDialog::open()
{
    m_dialog = std::make_unique<GroupDialog>(*m_editor, *m_gateway);
    m_dialog->show();
}

template<typename T>
T *tst_GroupDialog::field(const QString &name) const
{
    for (T *candidate : m_dialog->findChildren<T *>()) {
        if (candidate->accessibleName() == name)
            return candidate;
    }
    return nullptr;
}

FieldNote *tst_GroupDialog::noteOf(QWidget *field) const
{
    return field->parentWidget()->findChild<FieldNote *>(QString(), Qt::FindDirectChildrenOnly);
}

void tst_GroupDialog::choose(const QString &provider)
{
    auto *combo = field<QComboBox>(u"Provider"_s);
    combo->setCurrentText(provider);
    Q_EMIT combo->activated(combo->currentIndex());
}

void tst_GroupDialog::press()
{
    QTest::mouseClick(m_dialog->findChild<DialogFoot *>()->primary(), Qt::LeftButton);
}

void tst_GroupDialog::fillsInWhatAProviderNeeds()
{
    open();
    choose(u"Anthropic"_s);
    QCOMPARE(field<QLineEdit>(u"Name"_s)->text(), u"anthropic"_s);
    QCOMPARE(field<QLineEdit>(u"Display name"_s)->text(), u"Anthropic"_s);
    QCOMPARE(field<QLineEdit>(u"Upstreams"_s), nullptr);
    QCOMPARE(field<QLineEdit>(u"Address of the upstream"_s)->text(),
             u"https://api.anthropic.com"_s);
    QCOMPARE(field<QComboBox>(u"Channel"_s)->currentText(), u"Anthropic messages"_s);
    QCOMPARE(field<QLineEdit>(u"Test model"_s)->text(), u"claude-haiku-4-5"_s);
    QSignalSpy saved(m_dialog.get(), &GroupDialog::saved);
    press();
    QCOMPARE(saved.count(), 1);
    const GroupPtr group = m_editor->snapshot()->group("anthropic");
    QVERIFY(group);
    QCOMPARE(group->channel, Channel::Anthropic);
    QCOMPARE(saved.last().at(1).toString(), u"anthropic created"_s);
}

void tst_GroupDialog::keepsWhatWasTyped()
{
    open();
    auto *name = field<QLineEdit>(u"Name"_s);
    name->clear();
    QTest::keyClicks(name, u"mine"_s);
    auto *model = field<QLineEdit>(u"Test model"_s);
    model->clear();
    QTest::keyClicks(model, u"my-model"_s);
    choose(u"DeepSeek"_s);
    QCOMPARE(name->text(), u"mine"_s);
    QCOMPARE(model->text(), u"my-model"_s);
    QCOMPARE(field<QLineEdit>(u"Display name"_s)->text(), u"DeepSeek"_s);
}

void tst_GroupDialog::judgesTheNameAfterAPause()
{
    open();
    auto *name = field<QLineEdit>(u"Name"_s);
    name->clear();
    QTest::keyClicks(name, u"silicon flow"_s);
    FieldNote *note = noteOf(name);
    QVERIFY(!note->hasError()); // not while typing
    QTRY_VERIFY(note->hasError());
    QCOMPARE(note->error(), u"Only a–z, 0–9, “_” and “-”."_s);
    auto *foot = m_dialog->findChild<DialogFoot *>();
    QVERIFY(!foot->primary()->isEnabled());
    QCOMPARE(foot->text(), u"1 field needs a change"_s);

    // An address that cannot be is not promised.
    QVERIFY(!noteOf(field<QLineEdit>(u"Display name"_s))->isVisible());

    auto *cure = note->findChild<QPushButton *>();
    QCOMPARE(cure->text(), u"Use “silicon-flow”"_s);
    QTest::mouseClick(cure, Qt::LeftButton);
    QCOMPARE(name->text(), u"silicon-flow"_s);
    QVERIFY(!note->hasError());
    QVERIFY(foot->primary()->isEnabled());
}

void tst_GroupDialog::judgesNothingBeforeTheFirstKey()
{
    open();
    choose(u"Azure OpenAI"_s); // needs an address of one's own
    for (const FieldNote *note : m_dialog->findChildren<FieldNote *>())
        QVERIFY2(!note->hasError(), qPrintable(note->error()));
    press();
    QVERIFY(m_dialog->isVisible());
    QVERIFY(m_editor->calls.isEmpty());
    QStringList errors;
    for (const FieldNote *note : m_dialog->findChildren<FieldNote *>())
        errors.append(note->error());
    errors.removeAll(QString());
    QCOMPARE(errors.size(), 1);
}

void tst_GroupDialog::refusesATakenName()
{
    m_editor->addGroup({.name = u"openai"_s}, {});
    open();
    auto *name = field<QLineEdit>(u"Name"_s);
    QCOMPARE(name->text(), u"openai-2"_s); // suggested free
    name->clear();
    QTest::keyClicks(name, u"openai"_s);
    FieldNote *note = noteOf(name);
    QTRY_COMPARE(note->error(), u"This name is taken."_s);
    QCOMPARE(note->findChild<QPushButton *>()->text(), u"Use “openai-2”"_s);
}

void tst_GroupDialog::judgesUpstreamsBesideTheirLine()
{
    open();
    auto *url = field<QLineEdit>(u"Address of the upstream"_s);
    url->setText(u"api.openai.com"_s);
    QTRY_COMPARE(noteOf(url)->error(), u"Start the address with https:// or http://."_s);
    url->setText(u"https://api.openai.com"_s);
    QTRY_VERIFY(!noteOf(url)->hasError());

    auto *weight = field<QSpinBox>(u"Weight"_s);
    weight->setValue(0);
    QTRY_VERIFY(!m_dialog->findChild<DialogFoot *>()->primary()->isEnabled());
}

void tst_GroupDialog::addsAndRemovesUpstreams()
{
    open();
    const auto buttons = m_dialog->findChildren<QPushButton *>();
    const auto add = std::find_if(buttons.begin(), buttons.end(), [](const QPushButton *button) {
        return button->text() == u"&Add an upstream"_s;
    });
    QVERIFY(add != buttons.end());
    QTest::mouseClick(*add, Qt::LeftButton);
    auto urls = m_dialog->findChildren<QLineEdit *>();
    urls.removeIf([](const QLineEdit *edit) {
        return edit->accessibleName() != u"Address of the upstream"_s;
    });
    QCOMPARE(urls.size(), 2);
    urls.at(1)->setText(u"https://second.example"_s);
    press();
    QCOMPARE(m_editor->snapshot()->groups.front()->upstreams.size(), 2u);

    open();
    auto *remove = field<QToolButton>(u"Remove this upstream"_s);
    QVERIFY(!remove->isEnabled()); // the last one stays
}

void tst_GroupDialog::showsCustomFieldsForCustomOnly()
{
    open();
    QVERIFY(!field<QLineEdit>(u"Key header"_s)->isVisibleTo(m_dialog.get()));
    choose(u"Another provider"_s);
    auto *header = field<QLineEdit>(u"Key header"_s);
    QVERIFY(header->isVisibleTo(m_dialog.get()));
    field<QLineEdit>(u"Address of the upstream"_s)->setText(u"https://relay.example"_s);
    QTest::keyClicks(header, u"X-Api-Key"_s);
    QTest::keyClicks(field<QLineEdit>(u"Key in the query"_s), u"key"_s);
    QTRY_COMPARE(noteOf(field<QLineEdit>(u"Key in the query"_s))->error(),
                 u"The key goes to a header or to the query, not to both."_s);
    auto *query = field<QLineEdit>(u"Key in the query"_s);
    query->setFocus();
    query->selectAll();
    QTest::keyClick(query, Qt::Key_Delete);
    QTRY_VERIFY(m_dialog->findChild<DialogFoot *>()->primary()->isEnabled());
    press();
    QCOMPARE(m_editor->snapshot()->groups.front()->channelOptions.authHeader, "X-Api-Key"_ba);
}

void tst_GroupDialog::createsWithKeys()
{
    open();
    field<QPlainTextEdit>(u"Keys"_s)->setPlainText(u"sk-aaaaaaaaaaaa\nsk-bbbbbbbbbbbb"_s);
    QSignalSpy saved(m_dialog.get(), &GroupDialog::saved);
    press(); // before the pause is over: nothing pasted may be left out
    QCOMPARE(saved.count(), 1);
    QCOMPARE(saved.last().at(1).toString(), u"openai created: 2 keys added to openai"_s);
    QCOMPARE(m_editor->calls, (QStringList{u"addGroup openai"_s, u"addKeys 2"_s}));
}

void tst_GroupDialog::countsPastedKeys()
{
    open();
    choose(u"Anthropic"_s);
    auto *box = field<QPlainTextEdit>(u"Keys"_s);
    const auto isShown = [this](const QString &text) {
        for (const QLabel *label : m_dialog->findChildren<QLabel *>()) {
            if (label->text() == text)
                return true;
        }
        return false;
    };
    box->setPlainText(u"sk-ant-aaaaaaaa sk-ant-aaaaaaaa sk-ant-bbbbbbbb"_s);
    QTRY_VERIFY(isShown(u"2 keys found, 1 twice in the text"_s));
    box->setPlainText(u"AIzaSyAAAAAAAAAA"_s);
    QTRY_VERIFY(isShown(u"1 key found, usually they begin with sk-ant-"_s));
    box->clear();
    QTRY_VERIFY(isShown(QString()));
}

void tst_GroupDialog::tellsWhenOnlyTheKeysFailed()
{
    open();
    field<QPlainTextEdit>(u"Keys"_s)->setPlainText(u"sk-aaaaaaaaaaaa"_s);
    QSignalSpy saved(m_dialog.get(), &GroupDialog::saved);
    m_editor->queued = true;
    press();
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    QTRY_COMPARE(saved.count(), 1);
    QVERIFY(saved.last().at(1).toString().startsWith(u"openai created, but without its keys"_s));
    QVERIFY(!m_dialog->isVisible());
}

void tst_GroupDialog::showsAStoreErrorBesideItsField()
{
    open();
    m_editor->nextRefusal = Error{.kind = ErrorKind::Duplicate, .field = u"name"_s};
    press();
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(noteOf(field<QLineEdit>(u"Name"_s))->error(), u"This name is taken."_s);
}

void tst_GroupDialog::keepsTheDialogOpenWhenNothingWasSaved()
{
    open();
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    press();
    QVERIFY(m_dialog->isVisible());
    auto *foot = m_dialog->findChild<DialogFoot *>();
    QVERIFY(foot->text().startsWith(u"Nothing was saved"_s));
    QVERIFY(foot->primary()->isEnabled());
    press();
    QVERIFY(!m_dialog->isVisible());
}

void tst_GroupDialog::editsWithoutLosingAnything()
{
    const GroupDraft before{
        .name = u"relay"_s,
        .displayName = u"Relay"_s,
        .description = u"kept"_s,
        .enabled = false,
        .checkPath = u"/check"_s,
        .upstreams = {{.url = u"https://a.example"_s, .weight = 3, .proxyUrl = u"direct"_s},
                      {.url = u"https://b.example"_s}},
        .overrides = {{u"max_retries"_s, u"5"_s}}};
    m_editor->addGroup(before, {});
    const GroupPtr group = m_editor->snapshot()->groups.front();
    m_dialog = std::make_unique<GroupDialog>(*m_editor, *m_gateway, group);
    m_dialog->show();
    QCOMPARE(m_dialog->windowTitle(), u"Edit relay"_s);
    QVERIFY(!field<QComboBox>(u"Provider"_s));
    QVERIFY(!field<QPlainTextEdit>(u"Keys"_s));
    field<QLineEdit>(u"Display name"_s)->setText(u"Our relay"_s);
    press();
    GroupDraft expected = before;
    expected.displayName = u"Our relay"_s;
    QCOMPARE(draftOf(*m_editor->snapshot()->groups.front()), expected);
}

void tst_GroupDialog::paste(const QString &keys)
{
    field<QPlainTextEdit>(u"Keys"_s)->setPlainText(keys);
    QTRY_VERIFY(keyTest()->button()->isEnabled());
    m_dialog->findChild<QScrollArea *>()->ensureWidgetVisible(keyTest());
}

void tst_GroupDialog::testsAPastedKey()
{
    open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    choose(u"DeepSeek"_s);
    QVERIFY(!keyTest()->button()->isEnabled());
    QCOMPARE(keyTest()->text(), u"Paste a key to test it."_s);
    paste(u"sk-aaaaaaaaaaaa\nsk-bbbbbbbbbbbb"_s);
    QCOMPARE(keyTest()->text(), QString());
    m_gateway->tryAnswer =
        CheckResult{.mask = u"sk-a…aaaa"_s, .verdict = Verdict::Success, .firstByteMs = 7};
    m_gateway->holdsTrials = true;
    QTest::keyClick(m_dialog.get(), Qt::Key_T, Qt::AltModifier);
    QTRY_COMPARE(keyTest()->text(), u"Testing…"_s);
    m_gateway->answerTrials();
    QCOMPARE(keyTest()->text(), u"sk-a…aaaa works: answered after 7 ms."_s);
    QCOMPARE(keyTest()->button()->accessibleDescription(), keyTest()->text());
    QCOMPARE(m_gateway->keysTried, QList{Secret("sk-aaaaaaaaaaaa"_ba)});
    QCOMPARE(m_gateway->draftsTried.last().upstreams.front().url, u"https://api.deepseek.com"_s);
    QVERIFY(m_editor->calls.isEmpty()); // nothing is saved
    QVERIFY(m_dialog->isVisible());
}

void tst_GroupDialog::saysWhatATestFound_data()
{
    QTest::addColumn<Result<CheckResult>>("answer");
    QTest::addColumn<QString>("text");
    const CheckResult result{.mask = u"sk-a…a"_s, .message = u"HTTP 401: no"_s};
    const auto with = [result](Verdict verdict, int status) {
        CheckResult changed = result;
        changed.verdict = verdict;
        changed.status = status;
        return Result<CheckResult>(changed);
    };
    QTest::newRow("rejected") << with(Verdict::KeyRejected, 401)
                              << u"Rejected with sk-a…a: HTTP 401: no."_s;
    QTest::newRow("unclear") << with(Verdict::RateLimited, 429)
                             << u"Rate limited with sk-a…a: HTTP 401: no."_s;
    QTest::newRow("no answer") << with(Verdict::UpstreamFault, 0)
                               << u"The upstream could not be reached: HTTP 401: no."_s;
    QTest::newRow("refused") << Result<CheckResult>(
        Error{.kind = ErrorKind::InvalidValue,
              .detail = u"upstreams: at least one must have a weight above 0"_s,
              .field = u"upstreams"_s})
                             << u"At least one upstream needs a weight above 0."_s;
}

void tst_GroupDialog::saysWhatATestFound()
{
    QFETCH(Result<CheckResult>, answer);
    m_gateway->tryAnswer = answer;
    open();
    paste(u"sk-aaaaaaaaaaaa"_s);
    pressTest();
    QTRY_VERIFY(!keyTest()->isRunning());
    QTEST(keyTest()->text(), "text");
}

void tst_GroupDialog::stopsATest()
{
    m_gateway->holdsTrials = true;
    open();
    paste(u"sk-aaaaaaaaaaaa"_s);
    pressTest();
    QVERIFY(keyTest()->isRunning());
    QCOMPARE(keyTest()->button()->text(), u"S&top"_s);
    pressTest();
    QVERIFY(!keyTest()->isRunning());
    m_gateway->answerTrials();
    QCOMPARE(keyTest()->text(), QString());
    QCOMPARE(m_gateway->draftsTried.size(), 1);
}

void tst_GroupDialog::forgetsATestOnceSomethingChanged()
{
    open();
    paste(u"sk-aaaaaaaaaaaa"_s);
    pressTest();
    QTRY_VERIFY(keyTest()->text().contains(u"works"_s));
    field<QLineEdit>(u"Test model"_s)->setFocus();
    field<QPlainTextEdit>(u"Keys"_s)->setFocus(); // judged again, but nothing has changed
    QVERIFY(keyTest()->text().contains(u"works"_s));
    QTest::keyClicks(field<QLineEdit>(u"Test model"_s), u"x"_s);
    QTRY_COMPARE(keyTest()->text(), QString());

    pressTest();
    QTRY_VERIFY(keyTest()->text().contains(u"works"_s));
    field<QPlainTextEdit>(u"Keys"_s)->setPlainText(u"sk-bbbbbbbbbbbb"_s);
    QTRY_COMPARE(keyTest()->text(), QString());
}

void tst_GroupDialog::dropsATestWhenClosed()
{
    m_gateway->holdsTrials = true;
    open();
    m_dialog->setAttribute(Qt::WA_DeleteOnClose);
    paste(u"sk-aaaaaaaaaaaa"_s);
    pressTest();
    const QPointer<GroupDialog> dialog(m_dialog.release());
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    m_gateway->answerTrials(); // nobody is there to hear it
}

void tst_GroupDialog::testsAStoredKeyOfAGroup()
{
    m_editor->addGroup({.name = u"relay"_s, .upstreams = {{.url = u"https://a.example"_s}}}, {});
    const GroupPtr group = m_editor->snapshot()->groups.front();
    m_dialog = std::make_unique<GroupDialog>(*m_editor, *m_gateway, group);
    m_dialog->show();
    QVERIFY(!keyTest()->button()->isEnabled());
    QCOMPARE(keyTest()->text(), u"The group has no key to test yet."_s);
    QCOMPARE(keyTest()->button()->toolTip(), keyTest()->text());

    m_gateway->setKeyCounts(group->id, {.active = 1});
    m_dialog = std::make_unique<GroupDialog>(*m_editor, *m_gateway, group);
    m_dialog->show();
    field<QLineEdit>(u"Address of the upstream"_s)->setText(u"https://b.example"_s);
    pressTest();
    QTRY_VERIFY(keyTest()->text().contains(u"works"_s));
    QCOMPARE(m_gateway->ownersTried, QList{group->id});
    QVERIFY(m_gateway->keysTried.isEmpty());
    QCOMPARE(m_gateway->draftsTried.last().upstreams.front().url, u"https://b.example"_s);
    QCOMPARE(group->upstreams.front().url, "https://a.example"_ba);
}

void tst_GroupDialog::saysWhatATestNeeds()
{
    open();
    choose(u"Another provider"_s);
    auto *path = field<QLineEdit>(u"Check path"_s);
    QVERIFY(path->isVisibleTo(m_dialog.get()));
    QCOMPARE(keyTest()->text(), u"Give a check path to test a key."_s);
    QTest::keyClicks(path, u"me"_s);
    QTRY_COMPARE(noteOf(path)->error(), u"Start the path with “/”."_s);
    path->clear();
    QTest::keyClicks(path, u"/me"_s);
    QTRY_VERIFY(!noteOf(path)->hasError());
    QCOMPARE(keyTest()->text(), u"Paste a key to test it."_s);
    paste(u"sk-aaaaaaaaaaaa"_s);
    pressTest();
    QCOMPARE(m_gateway->draftsTried.last().checkPath, u"/me"_s);
}

void tst_GroupDialog::takesACheckPathFromTheProvider()
{
    open();
    auto *path = field<QLineEdit>(u"Check path"_s);
    choose(u"Zhipu"_s);
    QCOMPARE(path->text(), u"/v4/chat/completions"_s);
    choose(u"DeepSeek"_s);
    QCOMPARE(path->text(), QString());
    path->setText(u"/mine"_s);
    choose(u"Zhipu"_s);
    QCOMPARE(path->text(), u"/mine"_s);
    press();
    QCOMPARE(m_editor->snapshot()->groups.front()->checkPath, u"/mine"_s);
}

void tst_GroupDialog::worksByKeyboard()
{
    open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    auto *name = field<QLineEdit>(u"Name"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"by-hand"_s);
    QTest::keyClick(name, Qt::Key_Return);
    QVERIFY(!m_dialog->isVisible());
    QVERIFY(m_editor->snapshot()->group("by-hand"));

    open();
    QTest::keyClick(m_dialog.get(), Qt::Key_Escape);
    QVERIFY(!m_dialog->isVisible());
}

void tst_GroupDialog::goesFromLabelsToFields()
{
    open();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    choose(u"Anthropic"_s); // other lines of upstreams than at first
    field<QLineEdit>(u"Name"_s)->setFocus();
    QTest::keyClick(m_dialog.get(), Qt::Key_U, Qt::AltModifier);
    QCOMPARE(m_dialog->focusWidget(), field<QLineEdit>(u"Address of the upstream"_s));
    QTest::keyClick(m_dialog.get(), Qt::Key_K, Qt::AltModifier);
    auto *keys = field<QPlainTextEdit>(u"Keys"_s);
    QCOMPARE(m_dialog->focusWidget(), keys);
    QTest::keyClick(keys, Qt::Key_Return, Qt::ControlModifier);
    QVERIFY(m_editor->snapshot()->group("anthropic"));
    QVERIFY(!m_dialog->isVisible());
}

void tst_GroupDialog::looks()
{
    ThemeController themes;
    for (const ThemeMode mode : {ThemeMode::Light, ThemeMode::Dark}) {
        themes.setMode(mode);
        open();
        choose(u"SiliconFlow"_s);
        auto *name = field<QLineEdit>(u"Name"_s);
        name->clear();
        QTest::keyClicks(name, u"silicon flow"_s);
        QTRY_VERIFY(noteOf(name)->hasError());
        screenshot(*m_dialog, mode == ThemeMode::Dark ? u"group-dark"_s : u"group-light"_s);
        m_dialog.reset();
    }
}

QTEST_MAIN(tst_GroupDialog)
#include "tst_groupdialog.moc"
