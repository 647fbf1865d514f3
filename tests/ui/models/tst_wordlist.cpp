#include "ui/models/wordlist.h"

#include <QTest>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_WordList final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void putsSentencesInSequence_data();
    void putsSentencesInSequence();
};

void tst_WordList::putsSentencesInSequence_data()
{
    QTest::addColumn<QStringList>("sentences");
    QTest::addColumn<QString>("text");
    QTest::newRow("none") << QStringList() << QString();
    QTest::newRow("one") << QStringList{u"It rests."_s} << u"It rests."_s;
    QTest::newRow("two") << QStringList{u"It rests."_s, u"Next key."_s} << u"It rests. Next key."_s;
    QTest::newRow("some are empty")
        << QStringList{QString(), u"It rests."_s, QString(), u"Next key."_s, QString()}
        << u"It rests. Next key."_s;
    QTest::newRow("Chinese") << QStringList{u"已冷却。"_s, u"换下一个。"_s}
                             << u"已冷却。换下一个。"_s;
    QTest::newRow("a question") << QStringList{u"削除しますか？"_s, u"戻せません。"_s}
                                << u"削除しますか？戻せません。"_s;
}

void tst_WordList::putsSentencesInSequence()
{
    QFETCH(const QStringList, sentences);
    QTEST(inSequence(sentences), "text");
}

QTEST_GUILESS_MAIN(tst_WordList)
#include "tst_wordlist.moc"
