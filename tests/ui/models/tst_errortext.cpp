#include "proxy/core/drafts.h"
#include "ui/models/errortext.h"
#include "ui/models/filterline.h"

#include <QSet>
#include <QTest>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_ErrorText final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasASentenceOfItsOwnForEveryKind();
    void showsWhatTheDetailAdds();
    void namesTheRuleBesideAField_data();
    void namesTheRuleBesideAField();
    void saysThatANameIsTaken();
    void tellsWhyALineWasRefused();
    void speaksOfTheFileOfABackup_data();
    void speaksOfTheFileOfABackup();
    void tellsWhatIsWrongWithAFilter_data();
    void tellsWhatIsWrongWithAFilter();
};

void tst_ErrorText::hasASentenceOfItsOwnForEveryKind()
{
    QSet<QString> sentences;
    const int last = static_cast<int>(ErrorKind::Internal);
    for (int i = 0; i <= last; ++i) {
        const auto kind = static_cast<ErrorKind>(i);
        const QString text = errorText({.kind = kind, .detail = u"x: rule"_s, .field = u"x"_s});
        QVERIFY2(text.endsWith(u'.') || text.endsWith(u')'), qPrintable(text));
        // Names for scripts have no place in a sentence.
        QVERIFY2(!errorKindName(kind).contains(u'-') || !text.contains(errorKindName(kind)),
                 qPrintable(text));
        sentences.insert(text);
    }
    // An edit's wrong value and a command's wrong usage both speak by their rule.
    QCOMPARE(sentences.size(), last + 1 - 1);
}

void tst_ErrorText::showsWhatTheDetailAdds()
{
    const Error error{.kind = ErrorKind::FileUnreadable, .detail = u"/tmp/keys.txt"_s};
    QCOMPARE(errorText(error), u"The file cannot be read or written. (/tmp/keys.txt)"_s);
    QCOMPARE(errorText({.kind = ErrorKind::FileUnreadable}),
             u"The file cannot be read or written."_s);
    // Which group it was is no news where the person has just chosen it.
    QVERIFY(
        !errorText({.kind = ErrorKind::NoUsableKey, .detail = u"openai"_s}).contains(u"openai"_s));
}

void tst_ErrorText::namesTheRuleBesideAField_data()
{
    QTest::addColumn<GroupDraft>("draft");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const GroupDraft &draft, const QString &text) {
        QTest::newRow(name) << draft << text;
    };
    row("no name", {}, u"A group needs a name."_s);
    row("name", {.name = u"A b"_s}, u"Only a–z, 0–9, “_” and “-”."_s);
    row("no scheme",
        {.name = u"a"_s, .upstreams = {{.url = u"api.openai.com"_s}}},
        u"Start the address with https:// or http://."_s);
    row("other scheme",
        {.name = u"a"_s, .upstreams = {{.url = u"ftp://x"_s}}},
        u"Start the address with https:// or http://."_s);
    row("empty address",
        {.name = u"a"_s, .upstreams = {{.url = {}}}},
        u"Give the address, or remove this line."_s);
    row("query",
        {.name = u"a"_s, .upstreams = {{.url = u"https://x/?a=1"_s}}},
        u"Leave out the query (“?” and what follows)."_s);
    row("all off",
        {.name = u"a"_s, .upstreams = {{.url = u"https://x"_s, .weight = 0}}},
        u"At least one upstream needs a weight above 0."_s);
    // Not in the table of known rules: the core's words, as a sentence.
    row("weight",
        {.name = u"a"_s, .upstreams = {{.url = u"https://x"_s, .weight = -1}}},
        u"Must be 0–10000."_s);
}

void tst_ErrorText::namesTheRuleBesideAField()
{
    QFETCH(const GroupDraft, draft);
    QFETCH(const QString, text);
    const auto errors = validateGroup(draft);
    QVERIFY(!errors.empty());
    QCOMPARE(fieldErrorText(errors.front()), text);
    QCOMPARE(errorText(errors.front()), text);
}

void tst_ErrorText::saysThatANameIsTaken()
{
    const Error error{.kind = ErrorKind::Duplicate, .detail = u"exists"_s, .field = u"name"_s};
    QCOMPARE(fieldErrorText(error), u"This name is taken."_s);
}

void tst_ErrorText::speaksOfTheFileOfABackup_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<QString>("said");
    QTest::newRow("passphrase") << Error{.kind = ErrorKind::SecretsUnreadable,
                                         .field = u"passphrase"_s}
                                << u"passphrase is missing or wrong"_s;
    QTest::newRow("data key") << Error{.kind = ErrorKind::SecretsUnreadable}
                              << u"data key of this backup"_s;
    QTest::newRow("damaged") << Error{.kind = ErrorKind::DatabaseDamaged} << u"backup is damaged"_s;
    QTest::newRow("newer") << Error{.kind = ErrorKind::DatabaseTooNew} << u"newer keyferry"_s;
    QTest::newRow("foreign") << Error{.kind = ErrorKind::InvalidValue, .field = u"file"_s}
                             << u"not a backup"_s;
    QTest::newRow("target") << Error{.kind = ErrorKind::FolderUnusable, .detail = u"/media/x"_s}
                            << u"(/media/x)"_s;
    QTest::newRow("anything else")
        << Error{.kind = ErrorKind::Stopping} << errorText({.kind = ErrorKind::Stopping});
}

void tst_ErrorText::speaksOfTheFileOfABackup()
{
    QFETCH(Error, error);
    QFETCH(QString, said);
    QVERIFY2(backupErrorText(error).contains(said), qPrintable(backupErrorText(error)));
}

void tst_ErrorText::tellsWhyALineWasRefused()
{
    const ParsedKeys parsed = parseKeys("sk-\xC3\xA4-0123456789\n\x01sk-aaaa");
    QCOMPARE(parsed.refusals.size(), 2u);
    QCOMPARE(refusalText(parsed.refusals[0].reason), u"Letters outside ASCII cannot be sent."_s);
    QCOMPARE(refusalText(parsed.refusals[1].reason), u"Holds a control character."_s);
    QCOMPARE(refusalText(u"is odd"_s), u"Is odd."_s);
}

void tst_ErrorText::tellsWhatIsWrongWithAFilter_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("text");
    QTest::newRow("unknown") << u"foo:bar"_s
                             << u"There is no filter “foo:”. Use group:, status:, model:, key:, "
                                u"took: or stream:, or put the word in quotes."_s;
    QTest::newRow("took") << u"took:2"_s << u"Give a time like >2s, <500ms or >=1.5s."_s;
    QTest::newRow("stream") << u"stream:maybe"_s << u"“stream:” is yes or no."_s;
    QTest::newRow("twice") << u"group:a group:b"_s << u"“group:” stands there twice."_s;
    QTest::newRow("status") << u"status:x"_s << u"Give a status like 404, 4xx, 200-299 or >=400."_s;
    QTest::newRow("no status yet")
        << u"status:"_s << u"Give a status like 404, 4xx, 200-299 or >=400."_s;
    QTest::newRow("no value") << u"model:"_s << u"“model:” needs a value."_s;
}

void tst_ErrorText::tellsWhatIsWrongWithAFilter()
{
    QFETCH(const QString, line);
    QTEST(filterErrorText(parseFilterLine(line).error()), "text");
}

QTEST_GUILESS_MAIN(tst_ErrorText)
#include "tst_errortext.moc"
