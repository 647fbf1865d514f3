#include "proxy/channels/jsonsplice.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTest>

namespace keyferry::channels {

using namespace Qt::StringLiterals;

namespace {

/// An object that was made member by member, so that the place of each is known without reading it.
struct Made
{
    QByteArray text{};
    std::vector<ByteSpan> values{};
    QStringList names{};
    qsizetype end = 0; ///< behind the object
};

class JsonMaker
{
public:
    explicit JsonMaker(quint32 seed)
        : m_random(seed)
    {}

    int below(int limit) { return m_random.bounded(limit); }
    template<typename List>
    auto oneOf(const List &list)
    {
        return list.at(below(static_cast<int>(list.size())));
    }

    Made object()
    {
        Made made;
        made.text = space() + '{' + space();
        const int count = below(8);
        for (int i = 0; i < count; ++i) {
            const QString name = oneOf(names());
            made.text += (i > 0 ? "," : "") + space() + quoted(name) + space() + ':' + space();
            const auto begin = made.text.size();
            made.text += value(3);
            made.values.push_back({begin, made.text.size()});
            made.names.append(name);
            made.text += space();
        }
        made.text += '}';
        made.end = made.text.size();
        made.text += oneOf(QByteArrayList{"", "", "\n", " \r\n", " x", "\n{}"});
        return made;
    }

    QByteArray value(int depth)
    {
        const int kind = below(depth > 0 ? 6 : 4);
        if (kind < 4)
            return oneOf(scalars());
        QByteArrayList items;
        for (int count = below(4); count > 0; --count) {
            const QByteArray name =
                kind == 4 ? QByteArray() : quoted(oneOf(names())) + space() + ':';
            items.append(space() + name + space() + value(depth - 1) + space());
        }
        return kind == 4 ? '[' + space() + items.join(',') + ']'
                         : '{' + space() + items.join(',') + '}';
    }

private:
    static const QStringList &names()
    {
        static const QStringList all{
            u"model"_s, u"a"_s, u"b"_s, u"stream"_s, u""_s, u"名"_s, u"a\"b"_s};
        return all;
    }
    static const QByteArrayList &scalars()
    {
        static const QByteArrayList all{"0",
                                        "-0",
                                        "1.0",
                                        "1e3",
                                        "-1.5E-07",
                                        "123456789012345678901234567890",
                                        "true",
                                        "false",
                                        "null",
                                        "\"\"",
                                        "\"a\"",
                                        "\"\\\\\"",
                                        "\"\\\"model\\\":\\\"x\\\"\"",
                                        "\"\\u00e9\\ud83d\\ude00\"",
                                        "\"模型\"",
                                        "\"},{][\""};
        return all;
    }
    QByteArray space() { return oneOf(QByteArrayList{"", "", "", " ", "\n\t", " \r\n "}); }
    // Now and then with an escape where none is needed.
    QByteArray quoted(QString name)
    {
        name.replace(u'"', u"\\\""_s);
        if (below(3) == 0)
            name.replace(u"mod"_s, u"\\u006dod"_s);
        return '"' + name.toUtf8() + '"';
    }

    QRandomGenerator m_random;
};

QJsonObject read(const QByteArray &text)
{
    return QJsonDocument::fromJson(text).object();
}

} // namespace

class tst_JsonSpliceRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsWhatWasMade();
    void replacesNothingElse();
    void removesAndAddsForEveryParser();
};

void tst_JsonSpliceRandom::findsWhatWasMade()
{
    JsonMaker maker(1);
    for (int round = 0; round < 3'000; ++round) {
        const Made made = maker.object();
        const auto layout = objectLayout(made.text);
        QVERIFY2(layout, made.text.constData());
        QCOMPARE(layout->items.size(), made.values.size());
        for (std::size_t i = 0; i < made.values.size(); ++i) {
            QVERIFY2(layout->items[i].value == made.values[i], made.text.constData());
            QCOMPARE(layout->items[i].name, made.names.at(static_cast<qsizetype>(i)));
        }
    }
}

void tst_JsonSpliceRandom::replacesNothingElse()
{
    JsonMaker maker(2);
    for (int round = 0; round < 3'000; ++round) {
        const Made made = maker.object();
        if (made.names.isEmpty())
            continue;
        const QString name = made.names.at(maker.below(static_cast<int>(made.names.size())));
        const QByteArray value = maker.value(2);

        // What was there before, between and behind the values of that name, in order.
        QByteArray expected;
        qsizetype at = 0;
        for (std::size_t i = 0; i < made.values.size(); ++i) {
            if (made.names.at(static_cast<qsizetype>(i)) != name)
                continue;
            expected += made.text.mid(at, made.values[i].begin - at) + value;
            at = made.values[i].end;
        }
        expected += made.text.sliced(at);
        QCOMPARE(spliceMembers(made.text, *objectLayout(made.text), {{name, value}}), expected);
    }
}

void tst_JsonSpliceRandom::removesAndAddsForEveryParser()
{
    JsonMaker maker(3);
    for (int round = 0; round < 3'000; ++round) {
        Made made = maker.object();
        made.text.truncate(made.end);
        auto expected = read(made.text);
        const QByteArray value = maker.value(0);
        expected.remove(u"a"_s);
        expected.insert(u"b"_s, QJsonDocument::fromJson('[' + value + ']')[0]);
        expected.insert(u"new"_s, QJsonDocument::fromJson('[' + value + ']')[0]);
        const auto result =
            spliceMembers(made.text,
                          *objectLayout(made.text),
                          {{u"a"_s, std::nullopt}, {u"b"_s, value}, {u"new"_s, value}});
        QVERIFY2(objectLayout(result), result.constData());
        QCOMPARE(read(result), expected);
    }
}

} // namespace keyferry::channels

QTEST_GUILESS_MAIN(keyferry::channels::tst_JsonSpliceRandom)
#include "tst_jsonsplicerandom.moc"
