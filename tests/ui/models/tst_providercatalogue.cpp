#include "proxy/core/drafts.h"
#include "ui/models/language.h"
#include "ui/models/providercatalogue.h"

#include <QSet>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_ProviderCatalogue final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void holdsUsableEntries();
    void knowsTheUsualProviders_data();
    void knowsTheUsualProviders();
    void namesAPathWhereTheVersionIsAnother();
    void findsByAddress();
    void speaksTheLanguageOfThePerson();
    void refusesBrokenCatalogues_data();
    void refusesBrokenCatalogues();
};

void tst_ProviderCatalogue::holdsUsableEntries()
{
    QSet<QString> ids;
    for (const Provider &provider : builtInProviders()) {
        QVERIFY2(!ids.contains(provider.id), qPrintable(provider.id));
        ids.insert(provider.id);
        QVERIFY(!provider.label.isEmpty());
        // Whoever chooses it and types nothing more gets a group that can be saved, or is told
        // what to type.
        QVERIFY2(!provider.baseUrl.isEmpty() || !provider.note.isEmpty(), qPrintable(provider.id));
        if (provider.baseUrl.isEmpty())
            continue;
        const GroupDraft draft{.name = provider.id,
                               .channel = provider.channel,
                               .upstreams = {{.url = provider.baseUrl}}};
        QVERIFY2(validateGroup(draft).empty(), qPrintable(provider.id));
        QCOMPARE(QString::fromLatin1(normalisedUpstreams(draft).front().url), provider.baseUrl);
        // Clients bring the version themselves: it would stand there twice.
        QVERIFY2(!provider.baseUrl.endsWith(provider.versionPath), qPrintable(provider.id));
    }
    QCOMPARE(ids.size(), 19);
    QCOMPARE(builtInProviders().back().id, u"custom"_s);
}

void tst_ProviderCatalogue::knowsTheUsualProviders_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<Channel>("channel");
    QTest::addColumn<QString>("address");
    QTest::newRow("openai") << u"openai"_s << Channel::OpenAi << u"https://api.openai.com/v1"_s;
    QTest::newRow("azure") << u"azure"_s << Channel::Azure << u"/v1"_s;
    QTest::newRow("anthropic") << u"anthropic"_s << Channel::Anthropic
                               << u"https://api.anthropic.com/v1"_s;
    QTest::newRow("openrouter") << u"openrouter"_s << Channel::OpenAi
                                << u"https://openrouter.ai/api/v1"_s;
    QTest::newRow("groq") << u"groq"_s << Channel::OpenAi << u"https://api.groq.com/openai/v1"_s;
    QTest::newRow("dashscope") << u"dashscope"_s << Channel::OpenAi
                               << u"https://dashscope.aliyuncs.com/compatible-mode/v1"_s;
    QTest::newRow("zhipu") << u"zhipu"_s << Channel::OpenAi
                           << u"https://open.bigmodel.cn/api/paas/v4"_s;
    QTest::newRow("ollama") << u"ollama"_s << Channel::OpenAi << u"http://127.0.0.1:11434/v1"_s;
}

void tst_ProviderCatalogue::knowsTheUsualProviders()
{
    QFETCH(const QString, id);
    const auto &all = builtInProviders();
    const auto found = std::find_if(
        all.begin(), all.end(), [&id](const Provider &provider) { return provider.id == id; });
    QVERIFY(found != all.end());
    QTEST(found->channel, "channel");
    // What the provider's own docs call the base URL of its OpenAI endpoint.
    QTEST(QString(found->baseUrl + found->versionPath), "address");
}

void tst_ProviderCatalogue::namesAPathWhereTheVersionIsAnother()
{
    for (const Provider &provider : builtInProviders()) {
        const bool isZhipu = provider.id == "zhipu"_L1;
        QCOMPARE(provider.checkPath, isZhipu ? u"/v4/chat/completions"_s : QString());
    }
}

void tst_ProviderCatalogue::findsByAddress()
{
    QCOMPARE(providerAt(u"https://api.deepseek.com"_s).id, u"deepseek"_s);
    QCOMPARE(providerAt(u"https://relay.example"_s).id, u"custom"_s);
    QCOMPARE(providerAt({}).id, u"custom"_s);
}

void tst_ProviderCatalogue::speaksTheLanguageOfThePerson()
{
    Language language;
    for (const QString &code : {u"zh_CN"_s, u"ja"_s}) {
        QVERIFY(language.apply(code));
        for (const Provider &provider : builtInProviders()) {
            if (!provider.note.isEmpty())
                QVERIFY2(providerNote(provider) != provider.note, qPrintable(provider.id));
        }
    }
    language.apply(u"en"_s);
    QCOMPARE(providerNote(builtInProviders().back()), builtInProviders().back().note);
}

void tst_ProviderCatalogue::refusesBrokenCatalogues_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("rule");
    QTest::newRow("not JSON") << "{"_ba << u"not JSON"_s;
    QTest::newRow("empty") << R"({"providers":[]})"_ba << u"is empty"_s;
    QTest::newRow("no id") << R"({"providers":[{"channel":"openai"}]})"_ba << u"no id"_s;
    QTest::newRow("channel") << R"({"providers":[{"id":"x","channel":"y"}]})"_ba
                             << u"x: has no known channel"_s;
}

void tst_ProviderCatalogue::refusesBrokenCatalogues()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, rule);
    const auto parsed = parseProviders(json);
    QVERIFY(!parsed);
    QVERIFY2(parsed.error().detail.contains(rule), qPrintable(parsed.error().detail));
}

QTEST_GUILESS_MAIN(tst_ProviderCatalogue)
#include "tst_providercatalogue.moc"
