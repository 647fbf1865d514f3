#include "proxy/transport/uploaddevice.h"
#include "tests/support/patternbody.h"
#include "tests/support/scriptedanswer.h"

#include <array>

namespace keyferry::test {

using namespace Qt::StringLiterals;
using transport::UploadDevice;

class tst_UploadDevice final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsThere();
    void answersQuestionsAboutRepeats_data();
    void answersQuestionsAboutRepeats();
    void agreesToAResetAfterTheAnswer();
    void tellsOfAFailedSource();
    void forgetsItsSource();
    void isEmptyWithoutASource();
};

void tst_UploadDevice::readsWhatIsThere()
{
    PatternBody body(10, 4);
    UploadDevice device(&body, UploadDevice::Replay::Never);
    QSignalSpy grown(&device, &QIODevice::readyRead);
    QSignalSpy progressed(&device, &UploadDevice::progressed);
    QVERIFY(device.isSequential());
    QCOMPARE(device.bytesAvailable(), 4);
    QCOMPARE(device.read(3), patternBytes(0, 3));
    QCOMPARE(device.read(100), patternBytes(3, 1));
    std::array<char, 8> buffer{};
    QCOMPARE(device.read(buffer.data(), 8), 0);
    QVERIFY(!device.atEnd());
    QCOMPARE(progressed.count(), 2);

    body.grow(6);
    QCOMPARE(grown.count(), 1);
    QCOMPARE(device.read(100), patternBytes(4, 6));
    QVERIFY(device.atEnd());
    QCOMPARE(device.read(buffer.data(), 8), -1);
    QCOMPARE(progressed.count(), 3);
}

void tst_UploadDevice::answersQuestionsAboutRepeats_data()
{
    QTest::addColumn<UploadDevice::Replay>("replay");
    QTest::addColumn<bool>("first");
    QTest::addRow("never") << UploadDevice::Replay::Never << false;
    QTest::addRow("once") << UploadDevice::Replay::Once << true;
}

void tst_UploadDevice::answersQuestionsAboutRepeats()
{
    QFETCH(UploadDevice::Replay, replay);
    QFETCH(bool, first);
    PatternBody body(5);
    UploadDevice device(&body, replay);
    device.read(3);
    QCOMPARE(device.reset(), first);
    QCOMPARE(device.read(5), first ? patternBytes(0, 5) : patternBytes(3, 2));
    QVERIFY(!device.reset());
}

void tst_UploadDevice::agreesToAResetAfterTheAnswer()
{
    PatternBody body(5);
    UploadDevice device(&body, UploadDevice::Replay::Never);
    device.read(5);
    device.allowResetAfterAnswer();
    QVERIFY(device.reset());
    // Agreed, but nothing can be sent again.
    QVERIFY(device.atEnd());
}

void tst_UploadDevice::tellsOfAFailedSource()
{
    PatternBody body(5);
    UploadDevice device(&body, UploadDevice::Replay::Never);
    QSignalSpy failed(&device, &UploadDevice::sourceFailed);
    body.failReads();
    std::array<char, 8> buffer{};
    QCOMPARE(device.read(buffer.data(), 8), 0);
    QCOMPARE(failed.count(), 1);
}

void tst_UploadDevice::forgetsItsSource()
{
    PatternBody body(5);
    {
        UploadDevice device(&body, UploadDevice::Replay::Once);
        QVERIFY(body.isWatched());
        device.detach();
        QVERIFY(!body.isWatched());
        std::array<char, 8> buffer{};
        QCOMPARE(device.read(buffer.data(), 8), -1);
        QVERIFY(!device.reset());
    }
    {
        const UploadDevice device(&body, UploadDevice::Replay::Once);
        QVERIFY(body.isWatched());
    }
    QVERIFY(!body.isWatched());
}

void tst_UploadDevice::isEmptyWithoutASource()
{
    UploadDevice device(nullptr, UploadDevice::Replay::Never);
    std::array<char, 8> buffer{};
    QVERIFY(device.atEnd());
    QCOMPARE(device.bytesAvailable(), 0);
    QCOMPARE(device.read(buffer.data(), 8), -1);
    QVERIFY(!device.reset());
}

} // namespace keyferry::test

QTEST_GUILESS_MAIN(keyferry::test::tst_UploadDevice)

#include "tst_uploaddevice.moc"
