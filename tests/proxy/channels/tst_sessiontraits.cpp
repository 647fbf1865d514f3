#include "proxy/channels/sessiontraits.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry::channels;

class tst_SessionTraits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryFormat_data();
    void readsEveryFormat();
};

void tst_SessionTraits::readsEveryFormat_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("promptCacheKey");
    QTest::addColumn<QByteArray>("systemPrompt");
    const QByteArray none;
    QTest::addRow("anthropic") << R"({"system":"Be brief.","messages":[]})"_ba << none
                               << R"("Be brief.")"_ba;
    QTest::addRow("anthropic, blocks") << R"({"system":[{"type":"text", "text":"a"}],"x":1})"_ba
                                       << none << R"([{"type":"text", "text":"a"}])"_ba;
    QTest::addRow("openai")
        << R"({"messages":[{"role":"system","content":"a"},{"role":"user"}]})"_ba << none
        << R"("a")"_ba;
    QTest::addRow("openai, role last")
        << R"({"messages":[{"content":"a","role":"developer"}]})"_ba << none << R"("a")"_ba;
    QTest::addRow("openai, not the first")
        << R"({"messages":[{"role":"user","content":"b"},{"role":"system","content":"a"}]})"_ba
        << none << R"("a")"_ba;
    QTest::addRow("openai, parts")
        << R"({"messages":[{"role":"system","content":[{"text":"a"}]}]})"_ba << none
        << R"([{"text":"a"}])"_ba;
    QTest::addRow("responses") << R"({"instructions":"a","prompt_cache_key":"k"})"_ba
                               << "k"_ba
                               << R"("a")"_ba;
    QTest::addRow("gemini") << R"({"systemInstruction":{"parts":[{"text":"a"}]}})"_ba << none
                            << R"({"parts":[{"text":"a"}]})"_ba;
    QTest::addRow("gemini, snake")
        << R"({"system_instruction":{"parts":[]}})"_ba << none << R"({"parts":[]})"_ba;
    QTest::addRow("none of them") << R"({"messages":[{"role":"user","content":"hi"}]})"_ba << none
                                  << none;
    QTest::addRow("odd types") << R"({"prompt_cache_key":7,"system":null,"messages":"x"})"_ba
                               << none << none;
    QTest::addRow("nested names do not count")
        << R"({"metadata":{"prompt_cache_key":"k","system":"a"}})"_ba << none << none;
    QTest::addRow("no object") << "[1]"_ba << none << none;
    QTest::addRow("no JSON") << "system"_ba << none << none;
    QTest::addRow("empty") << none << none << none;
}

void tst_SessionTraits::readsEveryFormat()
{
    QFETCH(QByteArray, body);
    QFETCH(QByteArray, promptCacheKey);
    QFETCH(QByteArray, systemPrompt);
    const auto traits = readSessionTraits(body);
    QCOMPARE(traits.promptCacheKey, promptCacheKey);
    QCOMPARE(traits.systemPrompt, systemPrompt);
}

QTEST_GUILESS_MAIN(tst_SessionTraits)
#include "tst_sessiontraits.moc"
