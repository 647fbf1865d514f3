#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/overviewpage.h"
#include "ui/pages/startpanel.h"
#include "ui/widgets/activitychart.h"

#include <QDateTime>
#include <QScrollArea>
#include <QScrollBar>
#include <QTest>

namespace keyferry::test {

using namespace Qt::StringLiterals;

namespace {

// A day with its noon and its night, and a bad half hour in the morning.
QList<ActivitySlot> demoActivity(qint64 now)
{
    constexpr qint64 half = 1'800'000;
    QList<ActivitySlot> found;
    for (int i = 0; i < 48 * 30; ++i) {
        const qint64 start = now - now % half - i * half;
        const int ofDay = i % 48;
        const int wave = ofDay < 24 ? 420 - 16 * ofDay : 40 + 15 * (ofDay - 24);
        const qint64 requests = std::max(24, wave) + (i * 37) % 29;
        found.append({start, requests, ofDay == 14 ? requests / 3 : (i * 13) % 3});
    }
    return found;
}

void makeTrouble(Studio &studio)
{
    const qint64 now = QDateTime::currentMSecsSinceEpoch();
    studio.log().activityAnswer = demoActivity(now);
    studio.log().firstByteAnswer = {614, 600, 412, 1920};
    const GroupPtr openai = studio.group("openai");
    studio.gateway().setUpstreamHealth(openai->id,
                                       {{.id = openai->upstreams.front().id,
                                         .state = BreakerState::Open,
                                         .openUntil = now + 40'000,
                                         .consecutiveFailures = 5}});
    studio.editor().invalidatedAnswer = {{.group = studio.group("gemini")->id,
                                          .count = 1,
                                          .mask = u"AIza…7kQw"_s,
                                          .status = 401,
                                          .error = u"API key not valid"_s,
                                          .at = now}};
}

// The start panel has one of its own.
QScrollBar *shownBar(const ui::OverviewPage &page)
{
    for (const QScrollArea *area : page.findChildren<QScrollArea *>()) {
        if (area->isVisible())
            return area->verticalScrollBar();
    }
    Q_UNREACHABLE();
}

// What the first start leaves, should somebody skip the assistant.
void showEmpty(const Studio &studio)
{
    Studio fresh({.usual = studio.usual(), .look = studio.look(), .isEmpty = true});
    fresh.gateway().setStatus(
        {.state = GatewayState::Running, .listening = {u"http://127.0.0.1:3001"_s}});
    auto *start = fresh.page<ui::OverviewPage>().startPanel();
    start->offerAssistant();
    start->offerRestore();
    fresh.show(u"overview-empty"_s);
    fresh.show(u"overview-empty-small"_s, Studio::least);
}

} // namespace

void scenes::overview(Studio &studio)
{
    auto &page = studio.page<ui::OverviewPage>();
    makeTrouble(studio);
    studio.window().showPage(&studio.page<ui::GroupsPage>()); // so that it asks when it comes
    studio.window().showPage(&page);
    studio.resize();
    settle();
    auto *chart = page.findChild<ui::ActivityChart *>();
    chart->setFocus();
    QTest::keyClick(chart, Qt::Key_End);
    for (int i = 0; i < 9; ++i)
        QTest::keyClick(chart, Qt::Key_Left);
    studio.show(u"overview"_s);
    studio.show(u"overview-small"_s, Studio::least);
    QScrollBar *bar = shownBar(page);
    bar->setValue(bar->maximum());
    studio.show(u"overview-small-below"_s, Studio::least);
    bar->setValue(0);
    studio.resize();
    showEmpty(studio);
}

} // namespace keyferry::test
