#include "ui/models/errortext.h"
#include "ui/models/language.h"

#include <QCoreApplication>
#include <QLocale>
#include <QTest>

using namespace Qt::StringLiterals;

namespace keyferry::ui {

class tst_Language final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsTheFirstLanguageItSpeaks_data();
    void findsTheFirstLanguageItSpeaks();
    void speaks_data();
    void speaks();
    void countsInEnglish();
    void goesBackToEnglish();
    void leavesTheLogInEnglish();
    void knowsWhenNothingChanges();
};

void tst_Language::findsTheFirstLanguageItSpeaks_data()
{
    QTest::addColumn<QStringList>("wanted");
    QTest::addColumn<QString>("found");
    QTest::newRow("nothing") << QStringList() << u"en"_s;
    QTest::newRow("English of a country") << QStringList{u"en-GB"_s} << u"en"_s;
    QTest::newRow("Japanese") << QStringList{u"ja-JP"_s, u"en-US"_s} << u"ja"_s;
    QTest::newRow("simplified") << QStringList{u"zh-Hans-CN"_s} << u"zh_CN"_s;
    QTest::newRow("traditional, rather than English") << QStringList{u"zh-TW"_s} << u"zh_CN"_s;
    QTest::newRow("second choice") << QStringList{u"de-DE"_s, u"ja"_s, u"en"_s} << u"ja"_s;
    QTest::newRow("none of ours") << QStringList{u"de-DE"_s, u"fr"_s} << u"en"_s;
    QTest::newRow("code of ours") << QStringList{u"zh_CN"_s} << u"zh_CN"_s;
}

void tst_Language::findsTheFirstLanguageItSpeaks()
{
    QFETCH(const QStringList, wanted);
    QTEST(QString(languageFor(wanted)), "found");
}

void tst_Language::speaks_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("theme");
    QTest::addColumn<QString>("error");
    QTest::addColumn<QString>("cancel");
    QTest::addColumn<QLocale::Language>("locale");
    QTest::newRow("zh_CN") << u"zh_CN"_s << u"主题"_s << u"名称已被使用。"_s << u"取消"_s
                           << QLocale::Chinese;
    QTest::newRow("ja") << u"ja"_s << u"テーマ"_s << u"この名前は使われています。"_s
                        << u"キャンセル"_s << QLocale::Japanese;
}

// One text of each kind: a setting's, one of a file without a class, one of Qt's.
void tst_Language::speaks()
{
    QFETCH(const QString, code);
    Language language;
    QVERIFY(language.apply(code));
    QCOMPARE(QString(language.current()), code);
    QTEST(QCoreApplication::translate("settings", "Theme"), "theme");
    QTEST(fieldErrorText({.kind = ErrorKind::Duplicate}), "error");
    QTEST(QCoreApplication::translate("QPlatformTheme", "Cancel"), "cancel");
    QTEST(QLocale().language(), "locale");
}

void tst_Language::countsInEnglish()
{
    Language language;
    language.apply(u"en"_s);
    const auto streams = [](int n) {
        return QCoreApplication::translate("keyferry::ui::StatusStrip", "%n streams", nullptr, n);
    };
    QCOMPARE(streams(1), u"1 stream"_s);
    QCOMPARE(streams(2), u"2 streams"_s);
}

void tst_Language::goesBackToEnglish()
{
    Language language;
    language.apply(u"ja"_s);
    QVERIFY(language.apply(u"en"_s));
    QCOMPARE(QCoreApplication::translate("settings", "Theme"), u"Theme"_s);
    QCOMPARE(QCoreApplication::translate("QPlatformTheme", "Cancel"), u"Cancel"_s);
}

void tst_Language::leavesTheLogInEnglish()
{
    Language language;
    language.apply(u"ja"_s);
    const QString said = u"Connection refused"_s;
    QCOMPARE(QCoreApplication::translate("QAbstractSocket", "Connection refused"), said);
}

void tst_Language::knowsWhenNothingChanges()
{
    Language language;
    QVERIFY(language.wouldChange(u"ja"_s));
    QVERIFY(language.apply(u"ja"_s));
    QVERIFY(!language.wouldChange(u"ja"_s));
    QVERIFY(!language.apply(u"ja"_s));
    QVERIFY(language.wouldChange(u"en"_s));
}

} // namespace keyferry::ui

QTEST_GUILESS_MAIN(keyferry::ui::tst_Language)
#include "tst_language.moc"
