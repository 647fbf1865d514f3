#include "ui/widgets/enginechip.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/rail.h"
#include "ui/widgets/railbutton.h"
#include "ui/widgets/statusstrip.h"
#include "ui/widgets/textlabel.h"

#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

using namespace keyferry;
using namespace keyferry::ui;
using namespace Qt::StringLiterals;

class tst_FrameParts final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void chipSaysWhereItListens();
    void chipStartsAndStops();
    void chipOffersTheNextFreePort();
    void chipOffersNoPortForOtherFailures();
    void railChoosesByClickAndKey();
    void railShowsWhatNeedsALook();
    void railTurnsNarrow();
    void stripShowsFigures();
};

namespace {

GatewayStatus running()
{
    return {.state = GatewayState::Running, .listening = {u"http://127.0.0.1:3001"_s}};
}

GatewayStatus portTaken()
{
    return {.state = GatewayState::Failed,
            .error = {.kind = ErrorKind::PortInUse, .detail = u"127.0.0.1:3001"_s},
            .freePort = 3002};
}

} // namespace

void tst_FrameParts::chipSaysWhereItListens()
{
    EngineChip chip;
    QCOMPARE(chip.stateText(), u"Stopped"_s);
    chip.setStatus(running(), 3001);
    QCOMPARE(chip.stateText(), u"Running"_s);
    QCOMPARE(chip.addressText(), u"127.0.0.1:3001"_s);
    QCOMPARE(chip.accessibleName(), u"Proxy: Running, 127.0.0.1:3001"_s);
}

void tst_FrameParts::chipStartsAndStops()
{
    EngineChip chip;
    QSignalSpy starts(&chip, &EngineChip::startRequested);
    QSignalSpy stops(&chip, &EngineChip::stopRequested);
    auto *power = chip.findChild<QToolButton *>();
    QCOMPARE(power->accessibleName(), u"Start the proxy"_s);
    power->click();
    QCOMPARE(starts.size(), 1);
    chip.setStatus(running(), 3001);
    QCOMPARE(power->accessibleName(), u"Stop the proxy"_s);
    power->click();
    QCOMPARE(stops.size(), 1);
    chip.setStatus({.state = GatewayState::Draining}, 3001);
    QVERIFY(!power->isEnabled());
}

void tst_FrameParts::chipOffersTheNextFreePort()
{
    EngineChip chip;
    chip.setStatus(portTaken(), 3001);
    QCOMPARE(chip.stateText(), u"Port in use"_s);
    QCOMPARE(chip.addressText(), u"Port 3001"_s);
    auto *use = chip.findChild<QPushButton *>();
    QVERIFY(!use->isHidden());
    QCOMPARE(use->text(), u"Use port 3002"_s);
    QSignalSpy ports(&chip, &EngineChip::portRequested);
    use->click();
    QCOMPARE(ports.value(0).value(0).toInt(), 3002);
    chip.setStatus(running(), 3002);
    QVERIFY(use->isHidden());
}

void tst_FrameParts::chipOffersNoPortForOtherFailures()
{
    EngineChip chip;
    GatewayStatus status = portTaken();
    status.error.kind = ErrorKind::AddressRefused;
    chip.setStatus(status, 3001);
    QVERIFY(chip.findChild<QPushButton *>()->isHidden());
    QVERIFY(!chip.addressText().isEmpty());
}

void tst_FrameParts::railChoosesByClickAndKey()
{
    Rail rail(new QWidget);
    rail.addEntry("groups", u"Groups"_s);
    rail.addEntry("requests", u"Requests"_s);
    rail.show();
    QVERIFY(QTest::qWaitForWindowActive(&rail));
    QSignalSpy chosen(&rail, &Rail::chosen);
    QTest::mouseClick(rail.findChildren<RailButton *>().at(1), Qt::LeftButton);
    QCOMPARE(chosen.takeFirst().value(0).toInt(), 1);
    QTest::keyClick(&rail, Qt::Key_1, Qt::ControlModifier);
    QCOMPARE(chosen.takeFirst().value(0).toInt(), 0);
}

void tst_FrameParts::railShowsWhatNeedsALook()
{
    Rail rail(new QWidget);
    rail.addEntry("groups", u"Groups"_s);
    auto *entry = rail.findChild<RailButton *>();
    entry->resize(150, 34);
    const QImage before = entry->grab().toImage();
    rail.setAttention(0, 1, u"1 group has no usable key"_s);
    QCOMPARE(entry->accessibleDescription(), u"1 group has no usable key"_s);
    QVERIFY(entry->grab().toImage() != before);
    rail.setAttention(0, 0, {});
    QCOMPARE(entry->grab().toImage(), before);
}

void tst_FrameParts::railTurnsNarrow()
{
    Rail rail(new QWidget);
    QCOMPARE(rail.minimumWidth(), metrics::railWidth);
    rail.setNarrow(true);
    QCOMPARE(rail.maximumWidth(), metrics::railNarrowWidth);
}

void tst_FrameParts::stripShowsFigures()
{
    StatusStrip strip;
    strip.setStatus({.streams = 1, .requestsLastMinute = 14, .droppedLogRows = 3});
    strip.setLogSize(512'000'000);
    QStringList texts;
    for (const ElidedLabel *label : strip.findChildren<ElidedLabel *>())
        texts.append(label->fullText());
    QVERIFY(texts.contains(u"1 stream"_s));
    QVERIFY(texts.contains(u"14 req/min"_s));
    QVERIFY(texts.contains(u"log 512 MB"_s));
    QVERIFY(texts.contains(u"3 log rows dropped"_s));
    QVERIFY(strip.minimumSizeHint().width() < metrics::windowLeastWidth / 2); // gives way
}

QTEST_MAIN(tst_FrameParts)
#include "tst_frameparts.moc"
