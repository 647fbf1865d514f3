#include "ui/models/attentiontext.h"

#include <QDateTime>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

using Kind = AttentionKind;

class tst_AttentionText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void says_data();
    void says();
    void leadsWithTheGroup_data();
    void leadsWithTheGroup();
    void offersAnAction_data();
    void offersAnAction();
};

namespace {

constexpr qint64 now = 1'700'000'000'000;

AttentionItem keyless(const KeyCounts &counts)
{
    return {.kind = Kind::NoUsableKey, .groupName = u"openai"_s, .counts = counts};
}

AttentionItem open(const UpstreamHealth &health, bool othersServe)
{
    return {.kind = Kind::UpstreamOpen,
            .groupName = u"openai"_s,
            .health = health,
            .upstream = {.url = "https://eu.relay.example:8443/v1"},
            .othersServe = othersServe};
}

AttentionItem invalid(const InvalidatedKeys &keys)
{
    return {.kind = Kind::KeysTurnedInvalid, .groupName = u"openai"_s, .keys = keys};
}

qint64 timeToday(int hour, int minute)
{
    return QDateTime(QDate(2026, 11, 3), QTime(hour, minute)).toMSecsSinceEpoch();
}

QList<AttentionItem> oneOfEach()
{
    return {keyless({.invalid = 1}),
            {.kind = Kind::NoMember, .groupName = u"openai"_s},
            open({}, true),
            invalid({.count = 1}),
            {.kind = Kind::DefaultAccessKey},
            {.kind = Kind::SecretsInFile, .file = u"/d/k"_s},
            {.kind = Kind::LogOverLimit}};
}

} // namespace

void tst_AttentionText::says_data()
{
    QTest::addColumn<AttentionItem>("item");
    QTest::addColumn<QString>("title");
    QTest::addColumn<QString>("detail");
    const auto row = [](const char *name,
                        const AttentionItem &item,
                        const QString &title,
                        const QString &detail) {
        QTest::addRow("%s", name) << item << title << detail;
    };
    const QString noKey = u"openai has no usable key"_s;
    row("no key at all", keyless({}), noKey, u"It has no key yet; clients get 503"_s);
    row("one key", keyless({.invalid = 1}), noKey, u"1 key: 1 invalid; clients get 503"_s);
    row("keys of two states",
        keyless({.invalid = 5, .disabled = 1}),
        noKey,
        u"6 keys: 5 invalid, 1 disabled; clients get 503"_s);
    row("cooling ones among them",
        keyless({.cooling = 2, .invalid = 1}),
        noKey,
        u"3 keys: 2 cooling, 1 invalid; clients are asked to wait (429)"_s);
    row("one that cools",
        keyless({.cooling = 1}),
        noKey,
        u"1 key: 1 cooling; clients are asked to wait (429)"_s);
    const QString lost = u"openai lost the upstream eu.relay.example:8443"_s;
    row("upstream, others serve",
        open({.openUntil = now + 39'001, .consecutiveFailures = 5}, true),
        lost,
        u"Not used for 40 s more after 5 failures in a row; another upstream serves"_s);
    row("upstream, the only one",
        open({.openUntil = now + 40'000, .lastError = u"refused"_s}, false),
        lost,
        u"Not used for 40 s more (refused); no other upstream serves"_s);
    row("upstream, pause over",
        open({.openUntil = now - 1, .consecutiveFailures = 5}, false),
        lost,
        u"The next request tries it again; no other upstream serves"_s);
    row("one key turned invalid",
        invalid({.count = 1,
                 .mask = u"AIza…7kQw"_s,
                 .status = 401,
                 .error = u"API key not valid"_s,
                 .at = timeToday(9, 41)}),
        u"1 key of openai turned invalid today"_s,
        u"AIza…7kQw, 401 “API key not valid” at 09:41"_s);
    row("several keys",
        invalid({.count = 3, .mask = u"AIza…7kQw"_s, .status = 401, .at = timeToday(9, 41)}),
        u"3 keys of openai turned invalid today"_s,
        u"The last one: AIza…7kQw, 401 at 09:41"_s);
    row("without a word",
        invalid({.count = 1, .mask = u"AIza…7kQw"_s, .at = timeToday(9, 41)}),
        u"1 key of openai turned invalid today"_s,
        u"AIza…7kQw at 09:41"_s);
    row("log",
        {.kind = Kind::LogOverLimit, .bytes = 1'677'721'600, .limit = 536'870'912},
        u"The request log is over its limit"_s,
        u"1,600 MB of 512 MB; the oldest rows go first"_s);
    row("file",
        {.kind = Kind::SecretsInFile, .file = u"/d/k"_s},
        u"The key that opens your secrets is kept in a file"_s,
        u"Only its permissions protect /d/k"_s);
}

void tst_AttentionText::says()
{
    QFETCH(AttentionItem, item);
    QFETCH(QString, title);
    QFETCH(QString, detail);
    const QLocale locale(QLocale::English, QLocale::UnitedKingdom);
    const AttentionWords words = attentionWords(item, now, locale);
    QCOMPARE(words.title, title);
    QCOMPARE(words.detail, detail);
}

void tst_AttentionText::leadsWithTheGroup_data()
{
    QTest::addColumn<AttentionItem>("item");
    const QList<AttentionItem> items = oneOfEach();
    for (qsizetype i = 0; i < items.size(); ++i)
        QTest::addRow("%d", static_cast<int>(i)) << items.at(i);
}

void tst_AttentionText::leadsWithTheGroup()
{
    QFETCH(AttentionItem, item);
    const AttentionWords words = attentionWords(item, now);
    QCOMPARE(words.subject, item.groupName);
    QVERIFY(words.title.contains(words.subject));
}

void tst_AttentionText::offersAnAction_data()
{
    leadsWithTheGroup_data();
}

void tst_AttentionText::offersAnAction()
{
    QFETCH(AttentionItem, item);
    const AttentionWords words = attentionWords(item, now);
    QVERIFY(!words.button.isEmpty());
    QCOMPARE(words.link == u"Ignore"_s, mayBeIgnored(item.kind));
}

QTEST_GUILESS_MAIN(tst_AttentionText)
#include "tst_attentiontext.moc"
