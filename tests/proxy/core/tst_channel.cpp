#include "proxy/core/channel.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_Channel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isKnownByName_data();
    void isKnownByName();
    void listsAll();
    void refusesOtherNames();
};

void tst_Channel::isKnownByName_data()
{
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("upstream");

    QTest::newRow("openai") << Channel::OpenAi << u"openai"_s << u"https://api.openai.com"_s;
    QTest::newRow("openai-response")
        << Channel::OpenAiResponse << u"openai-response"_s << u"https://api.openai.com"_s;
    QTest::newRow("azure") << Channel::Azure << u"azure"_s << u""_s;
    QTest::newRow("anthropic") << Channel::Anthropic << u"anthropic"_s
                               << u"https://api.anthropic.com"_s;
    QTest::newRow("gemini") << Channel::Gemini << u"gemini"_s
                            << u"https://generativelanguage.googleapis.com"_s;
    QTest::newRow("custom") << Channel::Custom << u"custom"_s << u""_s;
}

void tst_Channel::isKnownByName()
{
    QFETCH(Channel, channel);
    QFETCH(QString, name);
    QFETCH(QString, upstream);
    QCOMPARE(QString(channelName(channel)), name);
    QCOMPARE(channelFromName(name), std::optional(channel));
    QCOMPARE(QString(defaultUpstream(channel)), upstream);
}

void tst_Channel::listsAll()
{
    QCOMPARE(allChannels().size(), std::size_t(6));
    for (std::size_t i = 0; i < allChannels().size(); ++i)
        QCOMPARE(static_cast<std::size_t>(allChannels()[i]), i);
}

void tst_Channel::refusesOtherNames()
{
    for (const auto &name : {u""_s, u"OpenAI"_s, u"openai "_s, u"mistral"_s})
        QVERIFY(!channelFromName(name));
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_Channel)
#include "tst_channel.moc"
