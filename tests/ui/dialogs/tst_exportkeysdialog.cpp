#include "tests/support/fakeconfigeditor.h"
#include "tests/support/screenshot.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/dialogs/exportkeysdialog.h"
#include "ui/widgets/themecontroller.h"

#include <QRadioButton>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_ExportKeysDialog final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void offersWhatThereIs();
    void asksForTheExportAndCloses();
    void looks();

private:
    void open(const QList<KeyId> &selected = {});
    [[nodiscard]] QStringList choices() const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    GroupPtr m_group{};
    QList<KeyId> m_keys{};
    std::unique_ptr<ExportKeysDialog> m_dialog;
};

void tst_ExportKeysDialog::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_group = m_editor->snapshot()->groups.front();
    m_editor->addKeys(m_group->id, parseKeys("sk-aaaaaaaaaaaa sk-bbbbbbbbbbbb"), {});
    m_editor->keyIds({.group = m_group->id}, {this, [this](const auto &ids) { m_keys = *ids; }});
    m_editor->setKeyRow({.id = m_keys.at(1), .state = KeyState::Invalid});
}

void tst_ExportKeysDialog::cleanup()
{
    m_dialog.reset();
}

void tst_ExportKeysDialog::open(const QList<KeyId> &selected)
{
    m_dialog = std::make_unique<ExportKeysDialog>(ExportKeysDialog::Offer{
        .group = m_group, .counts = {.active = 1, .invalid = 1}, .selected = selected});
    m_dialog->show();
}

QStringList tst_ExportKeysDialog::choices() const
{
    QStringList texts;
    for (const QRadioButton *choice : m_dialog->findChildren<QRadioButton *>()) {
        if (choice->text().contains(u"keys ("_s))
            texts.append(choice->text());
    }
    return texts;
}

void tst_ExportKeysDialog::offersWhatThereIs()
{
    open();
    QCOMPARE(choices(),
             (QStringList{u"All keys (2)"_s, u"Active keys (1)"_s, u"Invalid keys (1)"_s}));
    open({m_keys.at(0)});
    QCOMPARE(choices().first(), u"Selected keys (1)"_s);
    QVERIFY(m_dialog->findChild<QRadioButton *>()->isChecked());
    m_dialog = std::make_unique<ExportKeysDialog>(ExportKeysDialog::Offer{.group = m_group});
    QVERIFY(choices().isEmpty());
    QVERIFY(!m_dialog->findChild<DialogFoot *>()->primary()->isEnabled());
}

void tst_ExportKeysDialog::asksForTheExportAndCloses()
{
    open({m_keys.at(1)});
    QSignalSpy requested(m_dialog.get(), &ExportKeysDialog::exportRequested);
    m_dialog->exportTo(u"/somewhere/keys.txt"_s);
    QCOMPARE(requested.count(), 1);
    QCOMPARE(requested.last().at(0).value<KeySelection>().ids, QList{m_keys.at(1)});
    QCOMPARE(requested.last().at(1).value<KeyFileFormat>(), KeyFileFormat::Text);
    QCOMPARE(requested.last().at(2).toString(), u"/somewhere/keys.txt"_s);
    QVERIFY(!m_dialog->isVisible());

    open();
    QSignalSpy other(m_dialog.get(), &ExportKeysDialog::exportRequested);
    for (QRadioButton *choice : m_dialog->findChildren<QRadioButton *>()) {
        if (choice->text().startsWith(u"Invalid"_s) || choice->text().contains(u"CSV"_s))
            choice->setChecked(true);
    }
    m_dialog->exportTo(u"/somewhere/keys.csv"_s);
    QCOMPARE(other.last().at(0).value<KeySelection>().state, KeyState::Invalid);
    QCOMPARE(other.last().at(1).value<KeyFileFormat>(), KeyFileFormat::Csv);
}

void tst_ExportKeysDialog::looks()
{
    ThemeController themes;
    themes.setMode(ThemeMode::Light);
    open({m_keys.at(0)});
    screenshot(*m_dialog, u"export-light"_s);
}

QTEST_MAIN(tst_ExportKeysDialog)
#include "tst_exportkeysdialog.moc"
