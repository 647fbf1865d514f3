#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/scriptedupstream.h"
#include "ui/dialogs/accesskeydialog.h"
#include "ui/pages/clientlistpane.h"
#include "ui/pages/connectpage.h"
#include "ui/pages/snippetcard.h"
#include "ui/pages/teststrip.h"
#include "ui/widgets/searchfield.h"

#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

namespace {

Answer answer(const QByteArray &status, const QByteArray &body)
{
    return Answer().send("HTTP/1.1 " + status + "\r\nContent-Type: application/json\r\n"
                         + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n"
                         + body);
}

} // namespace

class tst_ConnectPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void showsTheTextOfTheChosenClient();
    void choosesAGroupThatFits();
    void saysWhatAClientNeeds();
    void findsClients();
    void skipsHeadingsByKeyboard();
    void showsTheKeyOnlyOnDemand();
    void copiesTheRealKey();
    void takesATypedModel();
    void sendsATestRequest_data();
    void sendsATestRequest();
    void sendsATestRequestFromThePalette();
    void leadsToTheRow();
    void cancelsWhenThePageGoes();
    void saysWhyNothingCanBeSent();
    void leadsToAnAccessKey();
    void offersCommands();
    void opensTheDefaultKeyForAnotherText();
    void remembersClientAndGroup();

private:
    [[nodiscard]] QString snippet() const { return m_page->findChild<SnippetCard *>()->text(); }
    [[nodiscard]] TestStrip *strip() const { return m_page->findChild<TestStrip *>(); }
    [[nodiscard]] QListWidget *clients() const
    {
        return m_page->findChild<ClientListPane *>()->findChild<QListWidget *>();
    }
    [[nodiscard]] QComboBox *box(const QString &name) const;
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] QString shownClients() const;
    void listenAt(const QByteArray &url);

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<ConnectPage> m_page;
};

void tst_ConnectPage::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_gateway = std::make_unique<FakeGateway>();
    m_editor->addGroup({.name = u"openai"_s, .channel = Channel::OpenAi, .testModel = u"gpt-x"_s},
                       {});
    m_editor->addGroup({.name = u"spare"_s, .channel = Channel::OpenAi}, {});
    m_editor->addGroup({.name = u"claude"_s, .channel = Channel::Anthropic}, {});
    m_editor->addAccessKey({.name = u"laptop"_s, .secret = Secret("laptop-access-key")}, {});
    m_page = std::make_unique<ConnectPage>(*m_editor, *m_gateway);
    m_page->resize(1000, 800);
    m_page->show();
}

void tst_ConnectPage::cleanup()
{
    m_page.reset();
}

QComboBox *tst_ConnectPage::box(const QString &name) const
{
    for (QComboBox *each : m_page->findChildren<QComboBox *>()) {
        if (each->accessibleName() == name)
            return each;
    }
    qFatal("no box %s", qPrintable(name));
}

QPushButton *tst_ConnectPage::button(const QString &text) const
{
    for (QPushButton *each : m_page->findChildren<QPushButton *>()) {
        if (QString(each->text()).remove(u'&') == text)
            return each;
    }
    qFatal("no button %s", qPrintable(text));
}

QString tst_ConnectPage::shownClients() const
{
    QStringList names;
    for (int row = 0; row < clients()->count(); ++row) {
        if (!clients()->item(row)->isHidden())
            names.append(clients()->item(row)->text());
    }
    return names.join(u'|');
}

void tst_ConnectPage::listenAt(const QByteArray &url)
{
    m_gateway->setStatus({.state = GatewayState::Running, .listening = {QString::fromLatin1(url)}});
}

void tst_ConnectPage::showsTheTextOfTheChosenClient()
{
    QVERIFY(snippet().startsWith(u"curl "_s));
    m_page->showClient(ClientId::OpenAiPython);
    QVERIFY(snippet().contains(u"from openai import OpenAI"_s));
    QVERIFY(snippet().contains(u"/proxy/openai/v1"_s));
    QVERIFY(snippet().contains(u"gpt-x"_s));
    box(u"Group"_s)->setFocus();
    QTest::keyClick(box(u"Group"_s), Qt::Key_Down);
    QVERIFY(snippet().contains(u"/proxy/spare/v1"_s));
}

void tst_ConnectPage::choosesAGroupThatFits()
{
    m_page->showClient(ClientId::OpenAiPython);
    QTest::keyClick(box(u"Group"_s), Qt::Key_Down); // spare, by hand
    m_page->showClient(ClientId::AnthropicSdk);
    QVERIFY(snippet().contains(u"/proxy/claude"_s));
    QCOMPARE(box(u"Group"_s)->count(), 1);
    m_page->showClient(ClientId::OpenAiNode);
    QVERIFY(snippet().contains(u"/proxy/spare/v1"_s));
}

void tst_ConnectPage::saysWhatAClientNeeds()
{
    m_page->showClient(ClientId::GeminiCli);
    QVERIFY(snippet().isEmpty());
    const auto labels = m_page->findChildren<QLabel *>();
    QVERIFY(std::any_of(labels.begin(), labels.end(), [](const QLabel *label) {
        return label->isVisible() && label->text() == u"No group fits Gemini CLI"_s;
    }));
    QVERIFY(!button(u"Copy"_s)->isEnabled());
    m_editor->addGroup({.name = u"g"_s, .channel = Channel::Gemini}, {});
    QVERIFY(snippet().contains(u"/proxy/g'"_s));
    QVERIFY(button(u"Copy"_s)->isEnabled());
}

void tst_ConnectPage::findsClients()
{
    m_page->focusFilter();
    auto *search = m_page->findChild<SearchField *>();
    QTest::keyClicks(search, u"sdk"_s);
    QCOMPARE(shownClients(),
             u"Libraries|OpenAI SDK, Python|OpenAI SDK, Node.js|Anthropic SDK|"
             "Google Gen AI SDK|Frameworks|Vercel AI SDK"_s);
    QTest::keyClick(search, Qt::Key_Return);
    QCOMPARE(m_page->findChild<ClientListPane *>()->current(), ClientId::OpenAiPython);
    QVERIFY(m_page->stepBack());
    QCOMPARE(shownClients().count(u'|'), 17);
    QVERIFY(!m_page->stepBack());
    QCOMPARE(m_page->mainList(), clients());
}

void tst_ConnectPage::skipsHeadingsByKeyboard()
{
    clients()->setFocus();
    QTest::keyClick(clients(), Qt::Key_Down);
    QCOMPARE(m_page->findChild<ClientListPane *>()->current(), ClientId::OpenAiPython);
}

void tst_ConnectPage::showsTheKeyOnlyOnDemand()
{
    QVERIFY(!snippet().contains(u"laptop-access-key"_s));
    QTest::mouseClick(button(u"Show key"_s), Qt::LeftButton);
    QVERIFY(snippet().contains(u"laptop-access-key"_s));
    QTest::mouseClick(button(u"Hide key"_s), Qt::LeftButton);
    QVERIFY(!snippet().contains(u"laptop-access-key"_s));
    QTest::mouseClick(button(u"Show key"_s), Qt::LeftButton);
    m_page->showClient(ClientId::OpenAiPython);
    QVERIFY(!snippet().contains(u"laptop-access-key"_s));
}

void tst_ConnectPage::copiesTheRealKey()
{
    QTest::mouseClick(button(u"Copy"_s), Qt::LeftButton);
    const QString copied = QGuiApplication::clipboard()->text();
    QVERIFY(copied.startsWith(u"curl "_s) && copied.contains(u"laptop-access-key"_s));
    QVERIFY(!snippet().contains(u"laptop-access-key"_s));
}

void tst_ConnectPage::takesATypedModel()
{
    QComboBox *models = box(u"Model"_s);
    models->setFocus();
    models->lineEdit()->selectAll();
    QTest::keyClicks(models->lineEdit(), u"my-model"_s);
    QVERIFY(snippet().contains(u"\"my-model\""_s));
    m_page->showClient(ClientId::OpenAiPython); // the same group
    QVERIFY(snippet().contains(u"\"my-model\""_s));
    m_page->showClient(ClientId::AnthropicSdk);
    QVERIFY(!snippet().contains(u"my-model"_s));
}

void tst_ConnectPage::sendsATestRequest_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("words");
    QTest::newRow("good") << "200 OK"_ba
                          << "{}"_ba << u"Test request answered: 200 after"_s;
    QTest::newRow("refused") << "401 Unauthorized"_ba
                             << R"({"error":{"message":"bad key"}})"_ba << u"“bad key”"_s;
    QTest::newRow("no words") << "502 Bad Gateway"_ba
                              << "<html>"_ba << u"Test request refused: 502 after"_s;
}

void tst_ConnectPage::sendsATestRequest()
{
    QFETCH(const QByteArray, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, words);
    ScriptedUpstream listener;
    listener.setAnswer(answer(status, body));
    listenAt(listener.url());
    m_page->showClient(ClientId::AnthropicSdk);
    QTest::mouseClick(button(u"Send a test request"_s), Qt::LeftButton);
    QTRY_VERIFY2(strip()->text().contains(words), qPrintable(strip()->text()));
    const RecordedRequest sent = listener.requests().front();
    QCOMPARE(sent.target(), "/proxy/claude/v1/messages"_ba);
    QCOMPARE(sent.field("x-api-key"), "laptop-access-key"_ba);
    QVERIFY(sent.body.contains("claude-haiku"));
    QVERIFY(!strip()->text().contains(u"laptop-access-key"_s));
}

void tst_ConnectPage::sendsATestRequestFromThePalette()
{
    const auto send = [this] {
        for (const Command &command : m_page->commands()) {
            if (command.title == u"Send a test request"_s)
                command.run();
        }
    };
    send(); // nobody listens
    QVERIFY(!strip()->request().isRunning());
    ScriptedUpstream listener;
    listener.setAnswer(Answer().hold());
    listenAt(listener.url());
    send();
    QTRY_COMPARE(listener.held(), 1);
    send(); // where the button would cancel
    QVERIFY(strip()->request().isRunning());
    QCOMPARE(listener.connectionCount(), 1);
}

void tst_ConnectPage::leadsToTheRow()
{
    ScriptedUpstream listener;
    listener.setAnswer(answer("200 OK", "{}"));
    listenAt(listener.url());
    QSignalSpy requested(m_page.get(), &ConnectPage::requestRequested);
    QTest::mouseClick(button(u"Send a test request"_s), Qt::LeftButton);
    QTRY_VERIFY(strip()->text().contains(u"200"_s));
    QVERIFY(!button(u"Show the row"_s)->isVisible());
    m_gateway->announce(
        {{.id = RequestId{4}, .keyMask = u"sk-x"_s, .userAgent = u"other"_s},
         {.id = RequestId{5}, .keyMask = u"sk-p…x9Qf"_s, .userAgent = strip()->request().mark()}});
    QVERIFY(strip()->text().endsWith(u"key sk-p…x9Qf"_s));
    QTest::mouseClick(button(u"Show the row"_s), Qt::LeftButton);
    QCOMPARE(requested.size(), 1);
    QCOMPARE(requested.first().first().value<RequestId>(), RequestId{5});
}

void tst_ConnectPage::cancelsWhenThePageGoes()
{
    ScriptedUpstream listener;
    listener.setAnswer(Answer().hold());
    listenAt(listener.url());
    QTest::mouseClick(button(u"Send a test request"_s), Qt::LeftButton);
    QTRY_COMPARE(listener.held(), 1);
    QVERIFY(button(u"Cancel"_s)->isVisible());
    m_page->hide();
    QVERIFY(!strip()->request().isRunning());
    QTRY_COMPARE(listener.openConnections(), 0);
    m_page->show();
    strip()->request().setTimeout(std::chrono::milliseconds(50));
    QTest::mouseClick(button(u"Send a test request"_s), Qt::LeftButton);
    QTRY_VERIFY2(strip()->text().startsWith(u"No answer after"_s), qPrintable(strip()->text()));
}

void tst_ConnectPage::saysWhyNothingCanBeSent()
{
    QVERIFY(!button(u"Send a test request"_s)->isEnabled());
    QVERIFY(strip()->text().startsWith(u"The proxy is stopped"_s));
    listenAt("http://127.0.0.1:9");
    QVERIFY(button(u"Send a test request"_s)->isEnabled());
    QVERIFY(strip()->text().isEmpty());
    m_editor->removeAccessKeys({m_editor->snapshot()->accessKeys.front().id}, {});
    QVERIFY(!button(u"Send a test request"_s)->isEnabled());
    QVERIFY(strip()->text().startsWith(u"No access key"_s));
    QVERIFY(snippet().contains(u"ACCESS-KEY"_s));
}

void tst_ConnectPage::leadsToAnAccessKey()
{
    m_page->editAccessKey(m_editor->snapshot()->accessKeys.front().id);
    auto *dialog = m_page->findChild<AccessKeyDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    QCOMPARE(dialog->windowTitle(), u"Edit access key"_s);
}

void tst_ConnectPage::offersCommands()
{
    for (const Command &command : m_page->commands()) {
        if (command.aliases == "open-webui"_L1)
            command.run();
    }
    QVERIFY(snippet().contains(u"open-webui serve"_s));
    m_page->commands().first().run();
    QVERIFY(m_page->findChild<AccessKeyDialog *>());
}

void tst_ConnectPage::opensTheDefaultKeyForAnotherText()
{
    m_page->replaceDefaultAccessKey();
    QVERIFY(!m_page->findChild<AccessKeyDialog *>());
    m_editor->addAccessKey({.name = u"default"_s, .secret = wellKnownAccessKey()}, {});
    m_page->replaceDefaultAccessKey();
    QVERIFY(m_page->findChild<AccessKeyDialog *>());
}

void tst_ConnectPage::remembersClientAndGroup()
{
    QTemporaryDir folder;
    QSettings state(folder.filePath(u"window.ini"_s), QSettings::IniFormat);
    m_page->showClient(ClientId::CodexCli);
    QTest::keyClick(box(u"Group"_s), Qt::Key_Down);
    m_page->saveState(state);
    ConnectPage other(*m_editor, *m_gateway);
    other.restoreState(state);
    QCOMPARE(other.findChild<ClientListPane *>()->current(), ClientId::CodexCli);
    QVERIFY(other.findChild<SnippetCard *>()->text().contains(u"/proxy/spare/"_s));
}

QTEST_MAIN(tst_ConnectPage)
#include "tst_connectpage.moc"
