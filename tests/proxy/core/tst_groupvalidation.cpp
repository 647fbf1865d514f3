#include "proxy/core/drafts.h"

#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

GroupDraft goodDraft()
{
    return {.name = u"my-group_1"_s, .upstreams = {{.url = u"https://api.example/v1"_s}}};
}

} // namespace

class tst_GroupValidation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesGoodDrafts();
    void checksNames_data();
    void checksNames();
    void checksUrls_data();
    void checksUrls();
    void checksWeights_data();
    void checksWeights();
    void checksTheRest_data();
    void checksTheRest();
    void reportsEveryFault();
    void normalisesUrls_data();
    void normalisesUrls();
    void fillsInDefaultUpstream();
    void makesDraftsOfGroups();
};

void tst_GroupValidation::takesGoodDrafts()
{
    QVERIFY(validateGroup(goodDraft()).empty());
    GroupDraft draft = goodDraft();
    draft.upstreams.clear();
    QVERIFY(validateGroup(draft).empty()); // openai has a default

    draft.channel = Channel::Custom;
    draft.upstreams = {{.url = u"http://localhost:8080"_s, .weight = 0},
                       {.url = u" https://b.example "_s, .weight = 10'000}};
    draft.channelOptions = {.authHeader = "X-Auth", .authPrefix = "Token "};
    draft.checkPath = u"/v1/models"_s;
    draft.overrides = {{u"max_retries"_s, u"0"_s},
                       {u"require_access_key"_s, u"off"_s},
                       {u"proxy_url"_s, u"direct"_s}};
    QVERIFY(validateGroup(draft).empty());

    draft.channelOptions = {.authQuery = "api_key"};
    QVERIFY(validateGroup(draft).empty());
}

void tst_GroupValidation::checksNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("rule"); // empty: good

    QTest::newRow("one character") << u"a"_s << u""_s;
    QTest::newRow("every kind") << u"-_az09"_s << u""_s;
    QTest::newRow("longest") << QString(100, u'a') << u""_s;
    QTest::newRow("empty") << u""_s << u"must not be empty"_s;
    QTest::newRow("too long") << QString(101, u'a') << u"at most 100"_s;
    QTest::newRow("upper case") << u"OpenAI"_s << u"a-z, 0-9"_s;
    QTest::newRow("space") << u"a b"_s << u"a-z, 0-9"_s;
    QTest::newRow("slash") << u"a/b"_s << u"a-z, 0-9"_s;
    QTest::newRow("dot") << u".."_s << u"a-z, 0-9"_s;
    QTest::newRow("beyond ASCII") << u"é"_s << u"a-z, 0-9"_s;
    QTest::newRow("a digit beyond ASCII") << u"٣"_s << u"a-z, 0-9"_s;
    QTest::newRow("line end") << u"a\n"_s << u"a-z, 0-9"_s;
}

void tst_GroupValidation::checksNames()
{
    QFETCH(QString, name);
    QFETCH(QString, rule);
    GroupDraft draft = goodDraft();
    draft.name = name;
    const auto errors = validateGroup(draft);
    QCOMPARE(errors.empty(), rule.isEmpty());
    if (rule.isEmpty())
        return;
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors.front().kind, ErrorKind::InvalidValue);
    QCOMPARE(errors.front().field, u"name"_s);
    QVERIFY2(errors.front().detail.startsWith("name: "_L1) && errors.front().detail.contains(rule),
             qPrintable(errors.front().detail));
}

void tst_GroupValidation::checksUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("rule");

    QTest::newRow("https") << u"https://api.example"_s << u""_s;
    QTest::newRow("http, port and path") << u"http://127.0.0.1:8080/v1/"_s << u""_s;
    QTest::newRow("scheme in upper case") << u"HTTPS://api.example"_s << u""_s;
    QTest::newRow("IPv6") << u"http://[::1]:8080"_s << u""_s;
    QTest::newRow("international") << u"https://bücher.example"_s << u""_s;
    QTest::newRow("empty") << u""_s << u"must not be empty"_s;
    QTest::newRow("spaces") << u"  "_s << u"must not be empty"_s;
    QTest::newRow("without scheme") << u"api.example/v1"_s << u"must start with http"_s;
    QTest::newRow("without scheme, port") << u"localhost:8080"_s << u"must start with http"_s;
    QTest::newRow("another scheme") << u"ftp://api.example"_s << u"not ftp://"_s;
    QTest::newRow("one slash") << u"https:/api.example"_s << u"must start with http"_s;
    QTest::newRow("no host") << u"https://"_s << u"host"_s;
    QTest::newRow("path only") << u"https:///v1"_s << u"host"_s;
    QTest::newRow("space inside") << u"https://api.exam ple"_s << u"not a valid URL"_s;
    QTest::newRow("port out of range") << u"https://api.example:65536"_s << u"not a valid URL"_s;
    QTest::newRow("port 0") << u"https://api.example:0"_s << u"port"_s;
    QTest::newRow("query") << u"https://api.example/?key=k"_s << u"must not have a query"_s;
    QTest::newRow("empty query") << u"https://api.example/?"_s << u"must not have a query"_s;
    QTest::newRow("fragment") << u"https://api.example/#a"_s << u"must not have a fragment"_s;
    QTest::newRow("user") << u"https://me@api.example"_s << u"user name or password"_s;
    QTest::newRow("password") << u"https://me:secret@api.example"_s << u"user name or password"_s;
}

void tst_GroupValidation::checksUrls()
{
    QFETCH(QString, url);
    QFETCH(QString, rule);
    GroupDraft draft = goodDraft();
    draft.upstreams.push_back({.url = url});
    const auto errors = validateGroup(draft);
    QVERIFY2(errors.empty() == rule.isEmpty(),
             errors.empty() ? "" : qPrintable(errors.front().detail));
    if (rule.isEmpty())
        return;
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors.front().field, u"upstreams[1].url"_s);
    QVERIFY2(errors.front().detail.contains(rule), qPrintable(errors.front().detail));
    QVERIFY(!errors.front().detail.contains(u"secret"_s));
}

void tst_GroupValidation::checksWeights_data()
{
    QTest::addColumn<QList<int>>("weights");
    QTest::addColumn<QStringList>("fields");

    QTest::newRow("one on") << QList<int>{0, 1} << QStringList{};
    QTest::newRow("largest") << QList<int>{10'000, 10'000} << QStringList{};
    QTest::newRow("below 0") << QList<int>{1, -1} << QStringList{u"upstreams[1].weight"_s};
    QTest::newRow("too large") << QList<int>{10'001, 1} << QStringList{u"upstreams[0].weight"_s};
    QTest::newRow("all 0") << QList<int>{0, 0} << QStringList{u"upstreams"_s};
    QTest::newRow("none above 0") << QList<int>{0, -3}
                                  << QStringList{u"upstreams[1].weight"_s, u"upstreams"_s};
}

void tst_GroupValidation::checksWeights()
{
    QFETCH(QList<int>, weights);
    QFETCH(QStringList, fields);
    GroupDraft draft = goodDraft();
    draft.upstreams.clear();
    for (const int weight : weights)
        draft.upstreams.push_back({.url = u"https://api.example"_s, .weight = weight});
    QStringList seen;
    for (const Error &error : validateGroup(draft)) {
        seen.append(error.field);
        QVERIFY2(error.detail.contains(u"weight"_s), qPrintable(error.detail));
    }
    QCOMPARE(seen, fields);
}

void tst_GroupValidation::checksTheRest_data()
{
    QTest::addColumn<GroupDraft>("draft");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("rule");

    const auto add = [](const char *name,
                        auto change,
                        const QString &field,
                        const QString &rule,
                        ErrorKind kind = ErrorKind::InvalidValue) {
        GroupDraft draft = goodDraft();
        change(draft);
        QTest::newRow(name) << draft << kind << field << rule;
    };
    const auto header = u"auth_header"_s;
    add(
        "display name",
        [](auto &d) { d.displayName = QString(201, u'a'); },
        u"display_name"_s,
        u"at most 200"_s);
    add(
        "no upstream, azure",
        [](auto &d) { d.channel = Channel::Azure, d.upstreams.clear(); },
        u"upstreams"_s,
        u"azure"_s);
    add(
        "no upstream, custom",
        [](auto &d) { d.channel = Channel::Custom, d.upstreams.clear(); },
        u"upstreams"_s,
        u"at least one"_s);
    add(
        "proxy",
        [](auto &d) { d.upstreams[0].proxyUrl = u"x"_s; },
        u"upstreams[0].proxy_url"_s,
        u"URL with a host"_s);
    add(
        "check path",
        [](auto &d) { d.checkPath = u"v1"_s; },
        u"check_path"_s,
        u"must start with '/'"_s);
    add(
        "unknown setting",
        [](auto &d) {
            d.overrides = {{u"colour"_s, u"1"_s}};
        },
        u"overrides.colour"_s,
        u"'colour'"_s,
        ErrorKind::UnknownName);
    add(
        "setting of the whole",
        [](auto &d) {
            d.overrides = {{u"listen_port"_s, u"1"_s}};
        },
        u"overrides.listen_port"_s,
        u"cannot be set for a group"_s);
    add(
        "value out of range",
        [](auto &d) {
            d.overrides = {{u"max_retries"_s, u"21"_s}};
        },
        u"overrides.max_retries"_s,
        u"0–20"_s);
    add(
        "header, channel",
        [](auto &d) { d.channelOptions.authHeader = "X"; },
        header,
        u"custom channel"_s);
    const auto custom = [add](const char *name,
                              const ChannelOptions &options,
                              const QString &field,
                              const QString &rule) {
        add(
            name,
            [options](auto &d) { d.channel = Channel::Custom, d.channelOptions = options; },
            field,
            rule);
    };
    custom("header with a colon", {.authHeader = "X:"}, header, u"not a header name"_s);
    custom("header with a line end", {.authHeader = "X\r\nY"}, header, u"not a header name"_s);
    custom("header that frames", {.authHeader = "Content-Length"}, header, u"Content-Length"_s);
    custom("header that routes", {.authHeader = "hOST"}, header, u"hOST"_s);
    custom(
        "header and query", {.authHeader = "X", .authQuery = "q"}, u"auth_query"_s, u"not both"_s);
    custom("prefix alone", {.authPrefix = "Token "}, header, u"needs a header name"_s);
    custom(
        "prefix with a line end", {.authHeader = "X", .authPrefix = "a\n"}, header, u"printable"_s);
    custom("query with an ampersand",
           {.authQuery = "a=b"},
           u"auth_query"_s,
           u"not a parameter name"_s);
}

void tst_GroupValidation::checksTheRest()
{
    QFETCH(GroupDraft, draft);
    QFETCH(ErrorKind, kind);
    QFETCH(QString, field);
    QFETCH(QString, rule);
    const auto errors = validateGroup(draft);
    QCOMPARE(errors.size(), std::size_t(1));
    QCOMPARE(errors.front().kind, kind);
    QCOMPARE(errors.front().field, field);
    QVERIFY2(errors.front().detail.contains(rule), qPrintable(errors.front().detail));
}

void tst_GroupValidation::reportsEveryFault()
{
    GroupDraft draft{
        .name = u"A"_s, .checkPath = u"x"_s, .upstreams = {{.url = u"a"_s, .weight = -1}}};
    QStringList fields;
    for (const Error &error : validateGroup(draft))
        fields.append(error.field);
    QCOMPARE(fields,
             (QStringList{u"name"_s,
                          u"upstreams[0].url"_s,
                          u"upstreams[0].weight"_s,
                          u"upstreams"_s,
                          u"check_path"_s}));
}

void tst_GroupValidation::normalisesUrls_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("normalised");

    QTest::newRow("as it is") << u"https://api.example/v1"_s << "https://api.example/v1"_ba;
    QTest::newRow("slashes and spaces")
        << u" https://api.example/v1// "_s << "https://api.example/v1"_ba;
    QTest::newRow("host only") << u"https://api.example/"_s << "https://api.example"_ba;
    QTest::newRow("case") << u"HTTPS://API.Example/V1"_s << "https://api.example/V1"_ba;
    QTest::newRow("default port") << u"https://api.example:443"_s << "https://api.example"_ba;
    QTest::newRow("default port, http")
        << u"http://api.example:80/a"_s << "http://api.example/a"_ba;
    QTest::newRow("port of the other scheme")
        << u"http://api.example:443"_s << "http://api.example:443"_ba;
    QTest::newRow("IPv6") << u"http://[::1]:8080/"_s << "http://[::1]:8080"_ba;
    QTest::newRow("international")
        << u"https://bücher.example"_s << "https://xn--bcher-kva.example"_ba;
    QTest::newRow("escapes stay") << u"https://a.example/x%2Fy%20z"_s
                                  << "https://a.example/x%2Fy%20z"_ba;
}

void tst_GroupValidation::normalisesUrls()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, normalised);
    GroupDraft draft = goodDraft();
    draft.upstreams = {{.url = url, .weight = 7, .proxyUrl = u"direct"_s}};
    QVERIFY(validateGroup(draft).empty());
    const auto upstreams = normalisedUpstreams(draft);
    QCOMPARE(upstreams.size(), std::size_t(1));
    QCOMPARE(upstreams.front(),
             (UpstreamConfig{.url = normalised, .weight = 7, .proxyUrl = u"direct"_s}));
}

void tst_GroupValidation::fillsInDefaultUpstream()
{
    GroupDraft draft = goodDraft();
    draft.upstreams.clear();
    draft.channel = Channel::Anthropic;
    const auto upstreams = normalisedUpstreams(draft);
    QCOMPARE(upstreams.size(), std::size_t(1));
    QCOMPARE(upstreams.front(), (UpstreamConfig{.url = "https://api.anthropic.com", .weight = 1}));
}

void tst_GroupValidation::makesDraftsOfGroups()
{
    const GroupDraft draft{
        .name = u"g"_s,
        .displayName = u"G"_s,
        .description = u"d"_s,
        .channel = Channel::Custom,
        .channelOptions = {.authHeader = "X", .authPrefix = "P "},
        .enabled = false,
        .testModel = u"m"_s,
        .checkPath = u"/c"_s,
        .upstreams = {{.url = u"https://api.example/v1"_s, .weight = 3, .proxyUrl = u"direct"_s}},
        .overrides = {{u"max_retries"_s, u"1"_s}}};
    const GroupConfig group{.name = "g",
                            .displayName = draft.displayName,
                            .description = draft.description,
                            .channel = draft.channel,
                            .channelOptions = draft.channelOptions,
                            .enabled = draft.enabled,
                            .testModel = draft.testModel,
                            .checkPath = draft.checkPath,
                            .upstreams = normalisedUpstreams(draft),
                            .overrides = draft.overrides};
    QCOMPARE(draftOf(group), draft);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_GroupValidation)
#include "tst_groupvalidation.moc"
