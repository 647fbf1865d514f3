#include "tests/support/fakeconfigeditor.h"
#include "ui/pages/overriderow.h"
#include "ui/pages/overridespane.h"
#include "ui/pages/settingcontrol.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_OverridesPane final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup()
    {
        m_pane.reset();
        m_host.reset();
    }
    void showsOnlyWhatTheGroupOverrides();
    void offersWhatGroupsMayOverride();
    void addsByName();
    void appliesAValue();
    void keepsABrokenValueWithTheReason();
    void showsARefusal();
    void removes();
    void masksAPassword();

private:
    [[nodiscard]] GroupPtr group() const { return m_editor->snapshot()->groups.front(); }
    [[nodiscard]] QList<OverrideRow *> rows() const;
    [[nodiscard]] QComboBox *names() const;
    void add(const QString &name) const;

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<QWidget> m_host;
    Toast *m_toast = nullptr;
    std::unique_ptr<OverridesPane> m_pane;
};

void tst_OverridesPane::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s,
                        .upstreams = {{.url = u"https://a.example"_s}},
                        .overrides = {{u"max_retries"_s, u"7"_s}}},
                       {});
    m_host = std::make_unique<QWidget>();
    m_toast = new Toast(m_host.get());
    m_pane = std::make_unique<OverridesPane>(*m_editor, m_toast);
    m_pane->setGroup(group());
    connect(m_editor.get(), &ConfigEditor::snapshotChanged, m_pane.get(), [this] {
        m_pane->setGroup(group());
    });
    m_pane->show();
}

QList<OverrideRow *> tst_OverridesPane::rows() const
{
    QList<OverrideRow *> shown;
    for (OverrideRow *row : m_pane->findChildren<OverrideRow *>()) {
        if (!row->isHidden())
            shown.append(row);
    }
    return shown;
}

QComboBox *tst_OverridesPane::names() const
{
    for (QComboBox *box : m_pane->findChildren<QComboBox *>()) {
        if (box->accessibleName() == u"Setting to add"_s)
            return box;
    }
    return nullptr;
}

void tst_OverridesPane::add(const QString &name) const
{
    names()->setCurrentIndex(names()->findData(name));
    QCOMPARE(names()->currentData().toString(), name);
    for (QPushButton *button : m_pane->findChildren<QPushButton *>()) {
        if (button->text() == u"&Add"_s)
            button->click();
    }
}

void tst_OverridesPane::showsOnlyWhatTheGroupOverrides()
{
    QCOMPARE(rows().size(), 1);
    QCOMPARE(rows().front()->declaration().name, "max_retries"_L1);
    QStringList texts;
    for (const TextLabel *label : rows().front()->findChildren<TextLabel *>())
        texts.append(label->text());
    const QString global = settings::toText(m_editor->snapshot()->settings.at("max_retries"_L1));
    QVERIFY(texts.contains(u"Global: "_s + global));
    QVERIFY(!rows().front()->control()->field()->accessibleName().isEmpty());
}

void tst_OverridesPane::offersWhatGroupsMayOverride()
{
    QCOMPARE(names()->findData(u"listen_port"_s), -1);
    QCOMPARE(names()->findData(u"max_retries"_s), -1); // is there already
    QVERIFY(names()->findData(u"connect_timeout"_s) >= 0);
}

void tst_OverridesPane::addsByName()
{
    add(u"connect_timeout"_s);
    QCOMPARE(group()->overrides.value(u"connect_timeout"_s),
             settings::toText(m_editor->snapshot()->settings.at("connect_timeout"_L1)));
    QCOMPARE(group()->overrides.value(u"max_retries"_s), u"7"_s);
    QCOMPARE(rows().size(), 2);
    QCOMPARE(names()->findData(u"connect_timeout"_s), -1);
}

void tst_OverridesPane::appliesAValue()
{
    Q_EMIT rows().front()->control()->committed(u"4"_s);
    QCOMPARE(group()->overrides.value(u"max_retries"_s), u"4"_s);
    QVERIFY(!rows().front()->findChild<FieldNote *>()->hasError());
}

void tst_OverridesPane::keepsABrokenValueWithTheReason()
{
    auto *row = rows().front();
    Q_EMIT row->control()->committed(u"100000"_s);
    QCOMPARE(group()->overrides.value(u"max_retries"_s), u"7"_s);
    QVERIFY(row->findChild<FieldNote *>()->hasError());
    Q_EMIT row->control()->typed(u"5"_s);
    QVERIFY(!row->findChild<FieldNote *>()->hasError());
}

void tst_OverridesPane::showsARefusal()
{
    m_editor->nextRefusal = Error{.kind = ErrorKind::StorageFailed};
    Q_EMIT rows().front()->control()->committed(u"4"_s);
    QVERIFY(rows().front()->findChild<FieldNote *>()->error().startsWith(u"Nothing was saved"_s));
}

void tst_OverridesPane::removes()
{
    rows().front()->findChild<QToolButton *>()->click();
    QVERIFY(group()->overrides.isEmpty());
    QVERIFY(rows().isEmpty());
    QVERIFY(names()->findData(u"max_retries"_s) >= 0);

    m_toast->findChild<QPushButton *>()->click(); // Undo
    QCOMPARE(group()->overrides.value(u"max_retries"_s), u"7"_s);
    QCOMPARE(rows().size(), 1);
}

void tst_OverridesPane::masksAPassword()
{
    add(u"proxy_url"_s);
    const QList<OverrideRow *> all = rows();
    const auto found = std::find_if(all.begin(), all.end(), [](const OverrideRow *row) {
        return row->declaration().name == "proxy_url"_L1;
    });
    QVERIFY(found != all.end());
    OverrideRow *row = *found;
    const QString url = u"http://me:hidden@proxy.example:8080"_s;
    Q_EMIT row->control()->committed(url);
    QCOMPARE(group()->overrides.value(u"proxy_url"_s), url);
    auto *line = qobject_cast<QLineEdit *>(row->control()->field());
    QVERIFY(line);
    QVERIFY(!line->text().contains(u"hidden"_s));
    Q_EMIT row->control()->committed(line->text()); // left as it was shown
    QCOMPARE(group()->overrides.value(u"proxy_url"_s), url);
}

QTEST_MAIN(tst_OverridesPane)
#include "tst_overridespane.moc"
