// The texts of the window in three languages: nothing missing, nothing left over, nothing lost on
// the way. Asks lupdate, as scripts/translations does, what the sources say today.
#include "tests/translations/tstext.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace keyferry::test;

namespace {

const QString root = QStringLiteral(KEYFERRY_SOURCE_DIR);

struct Rule
{
    QLatin1String language{};
    const char *name = "";
    QRegularExpression broken{};
};

// What a reader of the language would stumble over.
const QList<Rule> &rules()
{
    using R = QRegularExpression;
    // By range: what \p{Han} has depends on the version of PCRE, punctuation among it.
    static const QString han = u"[一-鿿々ぁ-ゖァ-ヺー]"_s;
    static const R punctuation(han + u"[,:;?!()]|[,;?!(]"_s + han);
    static const QList<Rule> all{
        {"zh_CN"_L1,
         "a space between Han and Latin",
         R(han + u"[A-Za-z0-9$]|[A-Za-z0-9}]"_s + han)},
        {"zh_CN"_L1,
         "no space beside full-width punctuation",
         R(u"[，。：；？！（）、] | [，。：；？！（）、]"_s)},
        {"zh_CN"_L1, "full-width punctuation", punctuation},
        {"ja"_L1,
         "no space between Japanese and Latin",
         R(han + u" [A-Za-z0-9]|[A-Za-z0-9] "_s + han)},
        {"ja"_L1, "full-width punctuation", punctuation},
    };
    return all;
}

const QRegularExpression anyPlaceholder(uR"(%L?[1-9n]|\$\{\w+\})"_s);
// Dates and filters of file dialogs are written in a notation of their own.
const QRegularExpression notation(uR"(M月d日|\(\*[^)]*\)(;;)?)"_s);

QStringList placeholders(const QString &text)
{
    QStringList found;
    for (auto it = anyPlaceholder.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    found.sort();
    found.removeDuplicates();
    return found;
}

// The mark at the end, full-width ones as ours.
QChar endOf(const QString &text)
{
    const QString marks = u".…:?。：？"_s;
    const QChar last = text.trimmed().isEmpty() ? QChar() : text.trimmed().back();
    switch (last.unicode()) {
    case u'。': return u'.';
    case u'：': return u':';
    case u'？': return u'?';
    default: return marks.contains(last) ? last : QChar();
    }
}

} // namespace

class tst_Texts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void hasContextsThatAreAskedFor();
    void asksForKnownContextsOnly();
    void isComplete_data();
    void isComplete();
    void keepsPlaceholdersAndEnds_data() { isComplete_data(); }
    void keepsPlaceholdersAndEnds();
    void isWrittenAsInItsLanguage_data() { isComplete_data(); }
    void isWrittenAsInItsLanguage();

private:
    [[nodiscard]] QList<TsText> today(const QString &language) const;

    QTemporaryDir m_folder;
    QString m_said{}; ///< by lupdate
};

void tst_Texts::initTestCase()
{
    for (const QString &language : {u"en"_s, u"ja"_s, u"zh_CN"_s}) {
        const QString file = u"/keyferry_%1.ts"_s.arg(language);
        QVERIFY(QFile::copy(root + u"/translations"_s + file, m_folder.path() + file));
        QVERIFY(
            QFile::setPermissions(m_folder.path() + file, QFile::ReadOwner | QFile::WriteOwner));
    }
    QProcess script;
    script.start(root + u"/scripts/translations"_s, {m_folder.path()});
    QVERIFY2(script.waitForFinished(60'000), qPrintable(script.errorString()));
    m_said = QString::fromLocal8Bit(script.readAllStandardError());
    QVERIFY2(script.exitCode() == 0, qPrintable(m_said));
}

QList<TsText> tst_Texts::today(const QString &language) const
{
    return readTs(m_folder.filePath(u"keyferry_%1.ts"_s.arg(language)));
}

// lupdate names a context as it reads the source; at run time it must be the same.
void tst_Texts::hasContextsThatAreAskedFor()
{
    QStringList strange;
    const QStringList known{u"keyferry::ui"_s, u"keyferry::ui::format"_s};
    static const QRegularExpression lacking(uR"(Class '(\S+)' lacks Q_OBJECT)"_s);
    for (const QString &line : m_said.split(u'\n', Qt::SkipEmptyParts)) {
        if (!known.contains(lacking.match(line).captured(1)))
            strange.append(line);
    }
    QVERIFY2(strange.isEmpty(), qPrintable(strange.join(u'\n')));
}

void tst_Texts::asksForKnownContextsOnly()
{
    const QStringList known{
        u"keyferry::ui"_s, u"keyferry::ui::format"_s, u"providers"_s, u"settings"_s};
    static const QRegularExpression asked(
        uR"((?:QCoreApplication::translate|QT_TRANSLATE_NOOP3?)\(\s*"([^"]+)\")"_s);
    QStringList strange;
    for (const QString &folder : {u"/ui"_s, u"/app"_s, u"/proxy/core"_s}) {
        QDirIterator files(
            root + folder, {u"*.cpp"_s, u"*.h"_s}, QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            for (auto it = asked.globalMatch(QString::fromUtf8(file.readAll())); it.hasNext();) {
                if (const QString context = it.next().captured(1); !known.contains(context))
                    strange.append(file.fileName() + u": "_s + context);
            }
        }
    }
    QVERIFY2(strange.isEmpty(), qPrintable(strange.join(u'\n')));
}

void tst_Texts::isComplete_data()
{
    QTest::addColumn<QString>("language");
    for (const char *language : {"en", "ja", "zh_CN"})
        QTest::newRow(language) << QString::fromLatin1(language);
}

void tst_Texts::isComplete()
{
    QFETCH(const QString, language);
    QStringList faults;
    QSet<QString> present;
    for (const TsText &text : today(language)) {
        present.insert(text.key());
        if (!text.isFinished())
            faults.append(u"missing: "_s + text.key());
    }
    for (const TsText &text : readTs(root + u"/translations/keyferry_%1.ts"_s.arg(language))) {
        if (!present.contains(text.key()))
            faults.append(u"left over: "_s + text.key());
    }
    QVERIFY2(!present.isEmpty(), "lupdate found nothing");
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void tst_Texts::keepsPlaceholdersAndEnds()
{
    QFETCH(const QString, language);
    QStringList faults;
    for (const TsText &text : today(language)) {
        for (const QString &translation : text.translations) {
            if (placeholders(translation) != placeholders(text.source))
                faults.append(u"placeholders: %1 -> %2"_s.arg(text.key(), translation));
            if (endOf(translation) != endOf(text.source))
                faults.append(u"end: %1 -> %2"_s.arg(text.key(), translation));
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

void tst_Texts::isWrittenAsInItsLanguage()
{
    QFETCH(const QString, language);
    static const QRegularExpression mnemonic(u"&\\w"_s);
    QStringList faults;
    for (const TsText &text : today(language)) {
        for (const QString &translation : text.translations) {
            // What a placeholder brings decides about the space beside it.
            const QString words =
                QString(translation).remove(notation).replace(anyPlaceholder, u"\xfffc"_s);
            if (language != "en"_L1 && mnemonic.match(translation).hasMatch())
                faults.append(u"no mnemonics: %1"_s.arg(translation));
            for (const Rule &rule : rules()) {
                if (rule.language == language && rule.broken.match(words).hasMatch())
                    faults.append(u"%1: %2"_s.arg(QLatin1String(rule.name), translation));
            }
        }
    }
    QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_Texts)
#include "tst_texts.moc"
