#include "ui/models/checktext.h"

#include <QLocale>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_CheckText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }
    void saysWhatATrialFound_data();
    void saysWhatATrialFound();
    void saysWhyThereIsNoCheck_data();
    void saysWhyThereIsNoCheck();
};

void tst_CheckText::saysWhatATrialFound_data()
{
    QTest::addColumn<Verdict>("verdict");
    QTest::addColumn<int>("status");
    QTest::addColumn<qint64>("firstByteMs");
    QTest::addColumn<QString>("words");
    QTest::addColumn<QString>("text");
    QTest::newRow("works") << Verdict::Success << 200 << qint64(420) << u"Works \u00b7 420 ms"_s
                           << u"sk-a…b works: answered after 420 ms."_s;
    QTest::newRow("at once") << Verdict::Success << 200 << qint64(0) << u"Works \u00b7 0 ms"_s
                             << u"sk-a…b works: answered after 0 ms."_s;
    QTest::newRow("not measured") << Verdict::Success << 200 << qint64(-1) << u"Works"_s
                                  << u"sk-a…b works."_s;
    QTest::newRow("rejected") << Verdict::KeyRejected << 401 << qint64(9) << u"Rejected"_s
                              << u"Rejected with sk-a…b: why."_s;
    QTest::newRow("server") << Verdict::UpstreamFault << 500 << qint64(9)
                            << u"Unclear: the upstream failed"_s
                            << u"Unclear: the upstream failed with sk-a…b: why."_s;
    QTest::newRow("nobody") << Verdict::UpstreamFault << 0 << qint64(-1) << u"Unclear: no answer"_s
                            << u"The upstream could not be reached: why."_s;
}

void tst_CheckText::saysWhatATrialFound()
{
    QFETCH(Verdict, verdict);
    QFETCH(int, status);
    QFETCH(qint64, firstByteMs);
    const CheckResult result{.mask = u"sk-a…b"_s,
                             .verdict = verdict,
                             .status = status,
                             .message = u"why"_s,
                             .firstByteMs = firstByteMs};
    QTEST(trialWords(result), "words");
    QTEST(trialText(result), "text");
}

void tst_CheckText::saysWhyThereIsNoCheck_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isPossible");
    QTest::newRow("openai") << Channel::OpenAi << QString() << true;
    QTest::newRow("azure") << Channel::Azure << QString() << false;
    QTest::newRow("azure, path") << Channel::Azure << u"/x"_s << true;
    QTest::newRow("custom") << Channel::Custom << QString() << false;
    QTest::newRow("custom, path") << Channel::Custom << u"/me"_s << true;
}

void tst_CheckText::saysWhyThereIsNoCheck()
{
    QFETCH(Channel, channel);
    QFETCH(QString, path);
    QTEST(whyNoCheck(channel, path).isEmpty(), "isPossible");
}

QTEST_GUILESS_MAIN(tst_CheckText)
#include "tst_checktext.moc"
