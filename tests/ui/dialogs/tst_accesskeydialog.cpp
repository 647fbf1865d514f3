#include "tests/support/fakeconfigeditor.h"
#include "ui/dialogs/accesskeydialog.h"
#include "ui/dialogs/accesskeyform.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/widgets/fieldnote.h"

#include <QAbstractSpinBox>
#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_AccessKeyDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void makesARandomKey();
    void makesAKeyForChosenGroups();
    void judgesItsFields_data();
    void judgesItsFields();
    void warnsOfKeysThatAreEasyToGuess();
    void changesOnlyWhatIsThere();
    void replacesTheText();
    void staysOpenWhenTheStoreRefuses();

private:
    void openFor(const AccessKeyConfig *key);
    template<typename T>
    [[nodiscard]] T *field(const QString &name) const
    {
        for (T *each : m_dialog->findChildren<T *>()) {
            if (each->accessibleName() == name)
                return each;
        }
        qFatal("no field %s", qPrintable(name));
    }
    [[nodiscard]] DialogFoot *foot() const { return m_dialog->findChild<DialogFoot *>(); }
    [[nodiscard]] QStringList errors() const;
    void choose(const QString &box, const QString &text) const;
    void tick(const QString &group) const;
    void press() const { QTest::mouseClick(foot()->primary(), Qt::LeftButton); }
    [[nodiscard]] const AccessKeyConfig &last() const
    {
        return m_editor->snapshot()->accessKeys.back();
    }

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<AccessKeyDialog> m_dialog;
};

void tst_AccessKeyDialog::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_editor->addGroup({.name = u"claude"_s}, {});
    m_editor->addAccessKey({.name = u"laptop"_s, .secret = Secret("laptop-access-key-text")}, {});
    openFor(nullptr);
}

void tst_AccessKeyDialog::cleanup()
{
    m_dialog.reset();
}

void tst_AccessKeyDialog::openFor(const AccessKeyConfig *key)
{
    m_dialog = std::make_unique<AccessKeyDialog>(*m_editor, key);
    m_dialog->show();
    QVERIFY(QTest::qWaitForWindowActive(m_dialog.get())); // shortcuts belong to the active window
}

QStringList tst_AccessKeyDialog::errors() const
{
    QStringList errors;
    for (const FieldNote *note : m_dialog->findChildren<FieldNote *>()) {
        if (note->hasError())
            errors.append(note->error());
    }
    return errors;
}

void tst_AccessKeyDialog::choose(const QString &box, const QString &text) const
{
    auto *choices = field<QComboBox>(box);
    const int index = choices->findText(text, Qt::MatchStartsWith);
    QVERIFY2(index >= 0, qPrintable(text));
    choices->setCurrentIndex(index);
}

void tst_AccessKeyDialog::tick(const QString &group) const
{
    const auto *list = field<QListWidget>(u"Groups it opens"_s);
    list->findItems(group, Qt::MatchExactly).first()->setCheckState(Qt::Checked);
}

void tst_AccessKeyDialog::makesARandomKey()
{
    QSignalSpy made(m_dialog.get(), &AccessKeyDialog::made);
    QCOMPARE(m_dialog->focusWidget(), field<QLineEdit>(u"Name"_s));
    QVERIFY(!field<QLineEdit>(u"Text of the key"_s)->isVisible());
    QTest::keyClicks(field<QLineEdit>(u"Name"_s), u"CI runner"_s);
    press();
    QCOMPARE(m_dialog->result(), int(QDialog::Accepted));
    QCOMPARE(last().name, u"CI runner"_s);
    QVERIFY(last().scope.isEveryGroup);
    QCOMPARE(last().expiresAt, 0);
    QVERIFY(!last().limits.isSet());
    QCOMPARE(made.size(), 1);
    QCOMPARE(made.first().first().value<Secret>().masked(), last().mask);
}

void tst_AccessKeyDialog::makesAKeyForChosenGroups()
{
    choose(u"Opens"_s, u"Chosen"_s);
    QCOMPARE(errors().size(), 1);
    QVERIFY(!foot()->primary()->isEnabled());
    tick(u"claude"_s);
    QVERIFY(errors().isEmpty());
    choose(u"Key"_s, u"My own"_s);
    QTest::keyClicks(field<QLineEdit>(u"Text of the key"_s), u"a text of my own"_s);
    choose(u"Expires"_s, u"After a date"_s);
    field<QDateEdit>(u"Last day"_s)->setDate(QDate(2090, 12, 31));
    QTest::keyClick(field<QAbstractSpinBox>(u"Requests a minute"_s), Qt::Key_Up);
    press();
    QCOMPARE(last().scope, onlyGroups({GroupId{2}}));
    QCOMPARE(last().mask, Secret("a text of my own").masked());
    QCOMPARE(last().expiresAt, QDate(2091, 1, 1).startOfDay().toMSecsSinceEpoch());
    QCOMPARE(last().limits, AccessLimits{.perMinute = 1});
}

void tst_AccessKeyDialog::judgesItsFields_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("isRight");
    const QString own = u"Text of the key"_s;
    QTest::newRow("no text") << own << QString() << false;
    QTest::newRow("one letter") << own << u"a"_s << true;
    QTest::newRow("accent") << own << u"cl\u00e9"_s << false;
    QTest::newRow("space behind") << own << u"key "_s << false;
    QTest::newRow("too long") << own << QString(513, u'k') << false;
    QTest::newRow("another's") << own << u"laptop-access-key-text"_s << false;
    QTest::newRow("long name") << u"Name"_s << QString(201, u'n') << false;
}

void tst_AccessKeyDialog::judgesItsFields()
{
    QFETCH(const QString, field);
    QFETCH(const QString, text);
    QFETCH(const bool, isRight);
    if (field != "Name"_L1)
        choose(u"Key"_s, u"My own"_s);
    this->field<QLineEdit>(field)->setText(u"x"_s);
    this->field<QLineEdit>(field)->setText(text);
    QCOMPARE(errors().isEmpty(), isRight);
    QCOMPARE(foot()->primary()->isEnabled(), isRight);
    for (const QString &error : errors())
        QVERIFY(!error.contains(u"access-key-text"_s));
}

void tst_AccessKeyDialog::warnsOfKeysThatAreEasyToGuess()
{
    choose(u"Key"_s, u"My own"_s);
    const auto says = [this](const QString &words) {
        const auto labels = m_dialog->findChildren<QLabel *>();
        return std::any_of(labels.begin(), labels.end(), [&words](const QLabel *label) {
            return label->isVisible() && label->text().contains(words);
        });
    };
    auto *own = field<QLineEdit>(u"Text of the key"_s);
    QTest::keyClicks(own, u"sk-123456"_s);
    QVERIFY(says(u"Easy to guess"_s));
    QVERIFY(foot()->primary()->isEnabled());
    QTest::keyClicks(own, u"-and-some-more"_s);
    QVERIFY(!says(u"Easy to guess"_s));
}

void tst_AccessKeyDialog::changesOnlyWhatIsThere()
{
    const qint64 expiry = QDateTime::currentMSecsSinceEpoch() + 123'456'789;
    m_editor->addAccessKey({.scope = onlyGroups({GroupId{1}, GroupId{2}}),
                            .name = u"ci"_s,
                            .expiresAt = expiry,
                            .limits = {.perMinute = 3, .perDay = 9}},
                           {});
    const AccessKeyConfig before = last();
    openFor(&before);
    QSignalSpy made(m_dialog.get(), &AccessKeyDialog::made);
    auto *name = field<QLineEdit>(u"Name"_s);
    name->selectAll();
    QTest::keyClicks(name, u"runner"_s);
    press();
    AccessKeyConfig expected = before;
    expected.name = u"runner"_s;
    QCOMPARE(last(), expected);
    QCOMPARE(made.size(), 0);
}

void tst_AccessKeyDialog::replacesTheText()
{
    const AccessKeyConfig before = last();
    openFor(&before);
    QSignalSpy made(m_dialog.get(), &AccessKeyDialog::made);
    choose(u"Key"_s, u"Replace with a random"_s);
    for (QCheckBox *box : m_dialog->findChildren<QCheckBox *>())
        box->click();
    press();
    QCOMPARE(made.size(), 1);
    QCOMPARE(last().id, before.id);
    QVERIFY(last().mask != before.mask);
    QVERIFY(!last().enabled);
}

void tst_AccessKeyDialog::staysOpenWhenTheStoreRefuses()
{
    m_editor->nextRefusal = Error{.kind = ErrorKind::InvalidValue,
                                  .detail = u"expires_at: must lie in the future"_s,
                                  .field = u"expires_at"_s};
    press();
    QVERIFY(m_dialog->isVisible());
    QCOMPARE(errors().size(), 1);
    press();
    QVERIFY(!m_dialog->isVisible());
}

QTEST_MAIN(tst_AccessKeyDialog)
#include "tst_accesskeydialog.moc"
