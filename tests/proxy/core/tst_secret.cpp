#include "proxy/core/secret.h"

#include <QDebug>
#include <QTest>

#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace {

// What was wiped, as it was before.
std::vector<std::string> wiped;

} // namespace

// Stands in for OpenSSL's: the memory is freed right afterwards, so this is the only way to see the
// wiping.
extern "C" void OPENSSL_cleanse(void *bytes, std::size_t size)
{
    wiped.emplace_back(static_cast<const char *>(bytes), size);
    std::memset(bytes, 0, size);
}

namespace keyferry {

using namespace Qt::StringLiterals;

namespace {

template<typename T>
concept Printable = requires(QDebug debug, const T &value)
{
    debug << value;
};
template<typename T>
concept JoinsText = requires(const T &value)
{
    u""_s + value;
};
template<typename T>
concept JoinsBytes = requires(const T &value)
{
    ""_ba + value;
};

static_assert(
    Printable<QByteArray> && JoinsText<QString> && JoinsBytes<QByteArray>); // the concepts work
static_assert(!Printable<Secret> && !JoinsText<Secret> && !JoinsBytes<Secret>);
static_assert(
    !std::is_convertible_v<Secret, QByteArray> && !std::is_convertible_v<Secret, QString>);
static_assert(
    !std::is_convertible_v<Secret, QVariant> && !std::is_convertible_v<QByteArray, Secret>);

Secret makeSecret(const char *text)
{
    return Secret(QByteArray(text));
}

} // namespace

class tst_Secret : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { wiped.clear(); }
    void masks_data();
    void masks();
    void wipesWithLastCopy();
    void wipesWhatIsReplaced();
    void survivesMovesAndSelfAssignment();
    void leavesLiteralsAlone();
    void compares_data();
    void compares();
    void cutsItselfFromTexts_data();
    void cutsItselfFromTexts();
};

void tst_Secret::masks_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::addColumn<QString>("mask");

    QTest::newRow("empty") << ""_ba << u"…"_s;
    QTest::newRow("default access key") << "sk-123456"_ba << u"…"_s;
    QTest::newRow("eleven") << "sk-12345678"_ba << u"…"_s;
    QTest::newRow("twelve") << "sk-123456789"_ba << u"sk-1…6789"_s;
    QTest::newRow("long") << "sk-proj-abcdefghijklmnop"_ba << u"sk-p…mnop"_s;
}

void tst_Secret::masks()
{
    QFETCH(QByteArray, secret);
    QFETCH(QString, mask);
    QCOMPARE(Secret(secret).masked(), mask);
    QCOMPARE(Secret(secret).isEmpty(), secret.isEmpty());
    QCOMPARE(Secret(secret).size(), secret.size());
    QCOMPARE(Secret(secret).reveal(), secret);
}

void tst_Secret::wipesWithLastCopy()
{
    {
        const Secret first = makeSecret("first");
        {
            const Secret copy = first;
            QCOMPARE(copy.reveal(), "first");
        }
        QVERIFY(wiped.empty()); // the first one still needs the bytes
        QCOMPARE(first.reveal(), "first");
    }
    QCOMPARE(wiped, std::vector<std::string>{"first"});
}

void tst_Secret::wipesWhatIsReplaced()
{
    Secret secret = makeSecret("old");
    secret = makeSecret("new");
    QCOMPARE(wiped, std::vector<std::string>{"old"});
    const Secret other = makeSecret("other");
    secret = other;
    QCOMPARE(wiped, (std::vector<std::string>{"old", "new"}));
    QCOMPARE(secret.reveal(), "other");
}

void tst_Secret::survivesMovesAndSelfAssignment()
{
    Secret secret = makeSecret("moved");
    Secret taken = std::move(secret);
    QVERIFY(secret.isEmpty());
    Secret &same = taken;
    taken = same;
    taken = std::move(same);
    QCOMPARE(taken.reveal(), "moved");
    QVERIFY(wiped.empty());

    // Two that share their bytes.
    Secret twin = taken;
    twin = taken;
    QCOMPARE(taken.reveal(), "moved");
}

void tst_Secret::leavesLiteralsAlone()
{
    static const char literal[] = "literal";
    {
        const Secret secret(QByteArray::fromRawData(literal, 7));
    }
    QCOMPARE(literal, "literal");
    QVERIFY(wiped.empty());
}

void tst_Secret::compares_data()
{
    QTest::addColumn<QByteArray>("a");
    QTest::addColumn<QByteArray>("b");
    QTest::addColumn<bool>("isEqual");

    QTest::newRow("same") << "abc"_ba
                          << "abc"_ba << true;
    QTest::newRow("first byte") << "abc"_ba
                                << "xbc"_ba << false;
    QTest::newRow("last byte") << "abc"_ba
                               << "abx"_ba << false;
    QTest::newRow("prefix") << "abc"_ba
                            << "ab"_ba << false;
    QTest::newRow("case") << "abc"_ba
                          << "ABC"_ba << false;
    QTest::newRow("empty") << ""_ba << QByteArray() << true;
    QTest::newRow("empty and not") << ""_ba
                                   << "a"_ba << false;
    QTest::newRow("behind a zero byte") << QByteArray("a\0b", 3) << QByteArray("a\0c", 3) << false;
}

void tst_Secret::compares()
{
    QFETCH(QByteArray, a);
    QFETCH(QByteArray, b);
    QFETCH(bool, isEqual);
    QCOMPARE(equalsInConstantTime(a, b), isEqual);
    QCOMPARE(equalsInConstantTime(b, a), isEqual);
    QCOMPARE(Secret(a) == Secret(b), isEqual);
}

void tst_Secret::cutsItselfFromTexts_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("cut");

    QTest::newRow("once") << u"bad key sk-0123456789!"_s << u"bad key sk-0…6789!"_s;
    QTest::newRow("twice") << u"sk-0123456789 sk-0123456789"_s << u"sk-0…6789 sk-0…6789"_s;
    QTest::newRow("not there") << u"nothing"_s << u"nothing"_s;
    QTest::newRow("part of it") << u"sk-012345678"_s << u"sk-012345678"_s;
}

void tst_Secret::cutsItselfFromTexts()
{
    QFETCH(QString, text);
    QFETCH(QString, cut);
    QCOMPARE(withoutSecret(text, makeSecret("sk-0123456789")), cut);
    QCOMPARE(withoutSecret(text, Secret()), text);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_Secret)
#include "tst_secret.moc"
