#include "tests/support/fakeconfigeditor.h"
#include "ui/models/settingsmodel.h"
#include "ui/models/settingwords.h"

#include <QAbstractItemModelTester>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_SettingsModel final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void keepsTheRulesOfModels();
    void leavesOutWhatOnlyGroupsHave();
    void appliesAtOnce();
    void keepsAnInvalidValueWithItsReason();
    void checksWithoutApplying();
    void keepsWhatTheStoreRefuses();
    void resetsToTheDefault();
    void forgetsAnInvalidValueOnReset();
    void namesTheVariableThatFixesAValue();
    void changesOnlyTheRowThatChanged();
    void findsByNameTitleAndHelp();
    void namesDefaultsInWords_data();
    void namesDefaultsInWords();
    void namesEverySection();
    void namesEveryChoice();
    void findsRowsByName();

private:
    [[nodiscard]] int rowOf(const QString &name) const;
    [[nodiscard]] QVariant at(const QString &name, SettingsModel::Role role) const;

    std::unique_ptr<test::FakeConfigEditor> m_editor;
    std::unique_ptr<SettingsModel> m_model;
};

void tst_SettingsModel::init()
{
    m_editor = std::make_unique<test::FakeConfigEditor>();
    m_model = std::make_unique<SettingsModel>(m_editor.get());
}

void tst_SettingsModel::cleanup()
{
    m_model.reset();
    m_editor.reset();
}

int tst_SettingsModel::rowOf(const QString &name) const
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        if (m_model->declaration(row).name == name)
            return row;
    }
    return -1;
}

QVariant tst_SettingsModel::at(const QString &name, SettingsModel::Role role) const
{
    return m_model->index(rowOf(name)).data(role);
}

void tst_SettingsModel::keepsTheRulesOfModels()
{
    const QAbstractItemModelTester tester(m_model.get());
    m_model->apply(rowOf(u"max_retries"_s), u"5"_s);
    m_model->apply(rowOf(u"max_retries"_s), u"nonsense"_s);
    QCOMPARE(m_model->rowCount(m_model->index(0)), 0);
}

void tst_SettingsModel::leavesOutWhatOnlyGroupsHave()
{
    QCOMPARE(rowOf(u"require_access_key"_s), -1);
    QVERIFY(rowOf(u"listen_port"_s) >= 0);
}

void tst_SettingsModel::appliesAtOnce()
{
    m_model->apply(rowOf(u"listen_port"_s), u" 3002 "_s);
    QCOMPARE(m_editor->calls, QStringList{u"setSetting listen_port 3002"_s});
    QCOMPARE(at(u"listen_port"_s, SettingsModel::TextRole).toString(), u"3002"_s);
    QVERIFY(at(u"listen_port"_s, SettingsModel::DiffersRole).toBool());
    QCOMPARE(m_model->differing(), 1);

    m_model->apply(rowOf(u"listen_port"_s), u"3002"_s);
    QCOMPARE(m_editor->calls.size(), 1);
}

void tst_SettingsModel::keepsAnInvalidValueWithItsReason()
{
    m_model->apply(rowOf(u"listen_port"_s), u"70000"_s);
    QVERIFY(m_editor->calls.isEmpty());
    QCOMPARE(at(u"listen_port"_s, SettingsModel::TextRole).toString(), u"70000"_s);
    QVERIFY(!at(u"listen_port"_s, SettingsModel::ErrorRole).toString().isEmpty());

    m_model->apply(rowOf(u"listen_port"_s), u"3001"_s);
    QVERIFY(at(u"listen_port"_s, SettingsModel::ErrorRole).toString().isEmpty());
    QVERIFY(m_editor->calls.isEmpty());
}

void tst_SettingsModel::checksWithoutApplying()
{
    m_model->check(rowOf(u"max_retries"_s), u"99"_s);
    QVERIFY(!at(u"max_retries"_s, SettingsModel::ErrorRole).toString().isEmpty());
    m_model->check(rowOf(u"max_retries"_s), u"9"_s);
    QVERIFY(at(u"max_retries"_s, SettingsModel::ErrorRole).toString().isEmpty());
    QVERIFY(m_editor->calls.isEmpty());
    QCOMPARE(m_editor->snapshot()->settings.get(settings::maxRetries), 3);
}

void tst_SettingsModel::keepsWhatTheStoreRefuses()
{
    QSignalSpy refused(m_model.get(), &SettingsModel::refused);
    m_editor->nextRefusal =
        Error{.kind = ErrorKind::InvalidValue, .detail = u"the default access key exists"_s};
    m_model->apply(rowOf(u"listen_addresses"_s), u"0.0.0.0"_s);
    QCOMPARE(refused.size(), 1);
    QCOMPARE(at(u"listen_addresses"_s, SettingsModel::TextRole).toString(), u"0.0.0.0"_s);
    QVERIFY(!at(u"listen_addresses"_s, SettingsModel::ErrorRole).toString().isEmpty());
}

void tst_SettingsModel::resetsToTheDefault()
{
    m_model->apply(rowOf(u"max_retries"_s), u"5"_s);
    m_model->reset(rowOf(u"max_retries"_s));
    QCOMPARE(at(u"max_retries"_s, SettingsModel::TextRole).toString(), u"3"_s);
    QVERIFY(!at(u"max_retries"_s, SettingsModel::DiffersRole).toBool());
    QCOMPARE(m_editor->calls.last(), u"resetSetting max_retries"_s);
}

void tst_SettingsModel::forgetsAnInvalidValueOnReset()
{
    m_model->apply(rowOf(u"max_retries"_s), u"many"_s);
    QVERIFY(at(u"max_retries"_s, SettingsModel::DiffersRole).toBool());
    m_model->reset(rowOf(u"max_retries"_s));
    QCOMPARE(at(u"max_retries"_s, SettingsModel::TextRole).toString(), u"3"_s);
    QVERIFY(m_editor->calls.isEmpty());
}

void tst_SettingsModel::namesTheVariableThatFixesAValue()
{
    QVERIFY(at(u"listen_port"_s, SettingsModel::EnvironmentRole).toString().isEmpty());
    m_editor->setEnvironment(u"listen_port"_s, u"4000"_s);
    QCOMPARE(at(u"listen_port"_s, SettingsModel::EnvironmentRole).toString(),
             u"KEYFERRY_LISTEN_PORT"_s);
    QCOMPARE(at(u"listen_port"_s, SettingsModel::TextRole).toString(), u"4000"_s);
}

void tst_SettingsModel::changesOnlyTheRowThatChanged()
{
    QSignalSpy changed(m_model.get(), &QAbstractItemModel::dataChanged);
    m_editor->setSetting(u"max_retries"_s, u"7"_s, {});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed.at(0).at(0).toModelIndex().row(), rowOf(u"max_retries"_s));
    m_editor->addGroup({.name = u"openai"_s}, {});
    QCOMPARE(changed.size(), 1);
}

void tst_SettingsModel::findsByNameTitleAndHelp()
{
    const int row = rowOf(u"blacklist_threshold"_s);
    QVERIFY(m_model->matches(row, u"BLACKLIST"_s));
    QVERIFY(m_model->matches(row, u"until invalid"_s));
    QVERIFY(m_model->matches(row, u"in a row"_s));
    QVERIFY(!m_model->matches(row, u"certificate"_s));
}

void tst_SettingsModel::namesDefaultsInWords_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("words");
    QTest::addRow("number") << u"listen_port"_s << u"3001"_s;
    QTest::addRow("with unit") << u"connect_timeout"_s << u"15 s"_s;
    QTest::addRow("switch") << u"tls_verify"_s << u"on"_s;
    QTest::addRow("empty text") << u"public_url"_s << u"none"_s;
    QTest::addRow("no limit") << u"key_rpm"_s << u"none"_s;
    QTest::addRow("list") << u"listen_addresses"_s << u"127.0.0.1, ::1"_s;
    QTest::addRow("choice") << u"theme"_s << u"As the system"_s;
}

void tst_SettingsModel::namesDefaultsInWords()
{
    QFETCH(QString, name);
    QTEST(at(name, SettingsModel::DefaultRole).toString(), "words");
}

void tst_SettingsModel::namesEverySection()
{
    for (const QString &section : m_model->sections())
        QVERIFY2(!settingsSectionTitle(section).isEmpty(), qPrintable(section));
}

void tst_SettingsModel::namesEveryChoice()
{
    for (int row = 0; row < m_model->rowCount(); ++row) {
        for (const QString &choice : m_model->declaration(row).choices)
            QVERIFY2(!choiceTitle(choice).contains(u'_'), qPrintable(choice));
    }
    QCOMPARE(choiceTitle(u"qnam"_s), u"qnam"_s);
}

void tst_SettingsModel::findsRowsByName()
{
    const int row = m_model->rowOf(u"max_retries");
    QCOMPARE(m_model->declaration(row).name, "max_retries"_L1);
    QCOMPARE(m_model->rowOf(u"require_access_key"), -1); // groups only
    QCOMPARE(m_model->rowOf(u""), -1);
}

QTEST_GUILESS_MAIN(tst_SettingsModel)
#include "tst_settingsmodel.moc"
