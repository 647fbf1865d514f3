#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/scriptedupstream.h"
#include "ui/dialogs/requeststep.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_RequestStep final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void watchesForTheRequest_data();
    void watchesForTheRequest();
    void sendsOneForMe_data();
    void sendsOneForMe();
    void showsWhatItWasAskedToSend();
    void cancelsWhatItSent();
    void saysWhenNobodyAnswers();
    void saysThatTheSnippetIsCopied();
    void sendsNothingWithoutAnAccessKey();
    void sendsNothingWithoutAGroup();
    void startsAProxyThatIsDown();
    void takesAnotherPortWhereItsOwnIsTaken();

private:
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] QString texts() const;
    [[nodiscard]] RequestRecord record(int id, int status) const;
    [[nodiscard]] RequestRecord recordOf(const RecordedRequest &sent, int id, int status) const;
    void press(const QString &text);
    void listenAt(const ScriptedUpstream &listener);

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<RequestStep> m_step;
    SetupResult m_result{};
};

void tst_RequestStep::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_editor->addAccessKey({.name = u"Default"_s, .secret = Secret("sk-123456")}, {});
    m_gateway = std::make_unique<FakeGateway>();
    m_gateway->start();
    m_result = {.group = m_editor->snapshot()->groups.front()->id};
    m_step = std::make_unique<RequestStep>(
        SetupParts{.editor = m_editor.get(), .gateway = m_gateway.get()}, m_result);
    m_step->enter();
    m_step->show();
}

void tst_RequestStep::cleanup()
{
    m_step.reset();
}

QPushButton *tst_RequestStep::button(const QString &text) const
{
    for (QPushButton *candidate : m_step->findChildren<QPushButton *>()) {
        if (candidate->isVisible() && QString(candidate->text()).remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

void tst_RequestStep::press(const QString &text)
{
    QVERIFY2(button(text) && button(text)->isEnabled(), qPrintable(text));
    QTest::mouseClick(button(text), Qt::LeftButton);
}

QString tst_RequestStep::texts() const
{
    QStringList texts;
    for (const QLabel *label : m_step->findChildren<QLabel *>()) {
        if (label->isVisible())
            texts.append(label->text());
    }
    return texts.join(u'\n');
}

RequestRecord tst_RequestStep::record(int id, int status) const
{
    RequestRecord record{.id = RequestId{id}, .group = m_result.group};
    record.status = status;
    record.outcome = status < 400 ? RequestOutcome::Succeeded : RequestOutcome::Failed;
    record.durationMs = 412;
    return record;
}

// The log keeps the User-Agent of what was sent.
RequestRecord tst_RequestStep::recordOf(const RecordedRequest &sent, int id, int status) const
{
    RequestRecord made = record(id, status);
    made.userAgent = QString::fromLatin1(sent.field("User-Agent"));
    return made;
}

void tst_RequestStep::listenAt(const ScriptedUpstream &listener)
{
    m_gateway->setStatus(
        {.state = GatewayState::Running, .listening = {QString::fromLatin1(listener.url())}});
}

void tst_RequestStep::watchesForTheRequest_data()
{
    QTest::addColumn<bool>("isOurs");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("expected");
    QTest::addRow("answered") << true << 200 << u"It works: 200 OK after 412 ms"_s;
    QTest::addRow("refused") << true << 401 << u"It arrived but failed: 401"_s;
    QTest::addRow("of another group") << false << 200 << u"Waiting for the first request"_s;
}

void tst_RequestStep::watchesForTheRequest()
{
    QFETCH(const bool, isOurs);
    QFETCH(const int, status);
    QFETCH(const QString, expected);
    RequestRecord first = record(1, status);
    if (!isOurs)
        first.group = GroupId{99};
    m_gateway->announce({first});
    QVERIFY2(texts().contains(expected), qPrintable(texts()));
    QCOMPARE(m_step->obstacle().isEmpty(), isOurs);
    QCOMPARE(m_result.request, isOurs ? RequestId{1} : RequestId{});
    // A second try after a failure takes its place, one after a success does not.
    m_gateway->announce({record(2, 201)});
    QCOMPARE(texts().contains(u"It works: 201"_s), status != 200 || !isOurs);
}

void tst_RequestStep::sendsOneForMe_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("answered");
    QTest::addColumn<QString>("logged");
    QTest::addRow("answered") << 200 << "{}"_ba << u"Test request answered: 200 after"_s
                              << u"It works: 200 OK after 412 ms"_s;
    QTest::addRow("refused") << 401 << R"({"error":{"message":"bad key"}})"_ba << u"“bad key”"_s
                             << u"It arrived but failed: 401"_s;
}

void tst_RequestStep::sendsOneForMe()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, answered);
    QFETCH(const QString, logged);
    ScriptedUpstream listener;
    listener.setAnswer(jsonAnswer(status, body));
    listenAt(listener);
    press(u"Send one for me"_s);
    QVERIFY2(texts().contains(u"Waiting for the answer"_s), qPrintable(texts()));
    QTRY_VERIFY2(texts().contains(answered), qPrintable(texts()));
    const RecordedRequest sent = listener.requests().front();
    QCOMPARE(sent.target(), "/proxy/openai/v1/chat/completions"_ba);
    QCOMPARE(sent.field("Authorization"), "Bearer sk-123456"_ba);
    QVERIFY(!m_step->obstacle().isEmpty()); // there is no row to show yet
    m_gateway->announce({recordOf(sent, 1, status)});
    QVERIFY2(texts().contains(logged), qPrintable(texts()));
    QVERIFY(m_step->obstacle().isEmpty());
}

void tst_RequestStep::showsWhatItWasAskedToSend()
{
    ScriptedUpstream listener;
    listener.setAnswer(jsonAnswer(503, "{}"));
    listenAt(listener);
    m_gateway->announce({record(1, 200)});
    press(u"Send another"_s);
    QTRY_VERIFY(texts().contains(u"Test request refused: 503"_s));
    m_gateway->announce({recordOf(listener.requests().front(), 2, 503)});
    QVERIFY(texts().contains(u"It arrived but failed: 503"_s));
    QCOMPARE(m_result.request, RequestId{2});
}

void tst_RequestStep::cancelsWhatItSent()
{
    ScriptedUpstream listener;
    listener.setAnswer(Answer().hold());
    listenAt(listener);
    press(u"Send one for me"_s);
    QTRY_COMPARE(listener.held(), 1);
    press(u"Cancel"_s);
    QTRY_COMPARE(listener.openConnections(), 0);
    QVERIFY(texts().contains(u"Waiting for the first request"_s));
    press(u"Send one for me"_s);
    QTRY_COMPARE(listener.held(), 1);
    m_step->hide();
    QTRY_COMPARE(listener.openConnections(), 0);
    m_step->show();
    QVERIFY(texts().contains(u"Waiting for the first request"_s));
}

void tst_RequestStep::saysWhenNobodyAnswers()
{
    ScriptedUpstream listener;
    listenAt(listener);
    listener.stopListening();
    press(u"Send one for me"_s);
    QTRY_VERIFY2(texts().contains(u"No answer after"_s), qPrintable(texts()));
    m_gateway->announce({record(1, 200)});
    QVERIFY(texts().contains(u"It works: 200"_s));
}

void tst_RequestStep::saysThatTheSnippetIsCopied()
{
    QVERIFY(!texts().contains(u"Snippet copied"_s));
    press(u"Copy snippet"_s);
    QVERIFY(texts().contains(u"Snippet copied"_s));
}

void tst_RequestStep::sendsNothingWithoutAnAccessKey()
{
    QVERIFY(button(u"Send one for me"_s)->isEnabled());
    m_editor->removeAccessKeys({m_editor->snapshot()->accessKeys.front().id}, {});
    QVERIFY(!button(u"Send one for me"_s)->isEnabled());
    QVERIFY(texts().contains(u"There is no access key for this group"_s));
}

void tst_RequestStep::sendsNothingWithoutAGroup()
{
    m_result.group = {};
    m_step->enter();
    QVERIFY(!button(u"Send one for me"_s)->isEnabled());
    QVERIFY(texts().contains(u"There is no group"_s));
}

void tst_RequestStep::startsAProxyThatIsDown()
{
    m_gateway->stop();
    QVERIFY(texts().contains(u"keyferry is stopped"_s));
    QVERIFY(!button(u"Send one for me"_s));
    press(u"Start the proxy"_s);
    QVERIFY(texts().contains(u"Waiting for the first request"_s));
    m_gateway->setStatus(
        {.state = GatewayState::Failed, .error = {.kind = ErrorKind::AddressRefused}});
    QVERIFY(texts().contains(u"keyferry is not running"_s));
    press(u"Start the proxy"_s);
    QVERIFY(texts().contains(u"Waiting for the first request"_s));
    QCOMPARE(m_gateway->starts, 3);
}

void tst_RequestStep::takesAnotherPortWhereItsOwnIsTaken()
{
    m_gateway->setStatus(
        {.state = GatewayState::Failed, .error = {.kind = ErrorKind::PortInUse}, .freePort = 3002});
    QVERIFY(texts().contains(u"Another program uses port 3001."_s));
    press(u"Use port 3002"_s);
    QVERIFY(texts().contains(u"Waiting for the first request"_s));
    QCOMPARE(m_editor->snapshot()->settings.get(settings::listenPort), 3002);
    const auto *snippet = m_step->findChild<QPlainTextEdit *>();
    QVERIFY(snippet->toPlainText().contains(u"127.0.0.1:3002"_s));
}

QTEST_MAIN(tst_RequestStep)
#include "tst_requeststep.moc"
