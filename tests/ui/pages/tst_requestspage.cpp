#include "tests/support/fakeconfigeditor.h"
#include "tests/support/fakegateway.h"
#include "tests/support/fakelogreader.h"
#include "ui/models/attemptlistmodel.h"
#include "ui/pages/requestdetail.h"
#include "ui/pages/requestspage.h"
#include "ui/widgets/datatable.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"
#include "ui/widgets/tokenchip.h"
#include "ui/widgets/tokenfield.h"

#include <QAbstractScrollArea>
#include <QAccessible>
#include <QAction>
#include <QClipboard>
#include <QCompleter>
#include <QHeaderView>
#include <QListView>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSplitter>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace keyferry;
using namespace keyferry::ui;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

class tst_RequestsPage final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void tellsThreeKindsOfNothing();
    void showsRequestsAsTheyCome();
    void filtersAsOneTypes();
    void tellsWhatIsWrongWithTheFilter();
    void completesTokens();
    void makesChipsOfTokens();
    void takesAQueryFromElsewhere();
    void pausesAndGoesOn();
    void clearsWithUndo();
    void showsARequestFromTheLog();
    void staysWithTheNewest();
    void staysWhereOneReads();
    void opensAndClosesTheDetail();
    void detailFollowsARunningRequest();
    void detailGoesOnWithoutNews();
    void detailFetchesAttempts();
    void attemptsStandOneBelowTheOther();
    void copiesIdAndCode();
    void opensADetailInAWindow();
    void asksForAnExport();
    void showsMoreColumnsWhereThereIsRoom();
    void selectsARequest();
    void placesTheDetailByWidth();
    void choosesColumns();
    void remembersColumns();
    void namesEveryControl();

private:
    void make(const QSize &size = {1200, 700});
    void press(const QString &text) const;
    [[nodiscard]] QPushButton *button(const QString &text) const;
    [[nodiscard]] DataTable *table() const { return m_page->findChild<DataTable *>(); }
    [[nodiscard]] TokenField *tokens() const { return m_page->findChild<TokenField *>(); }
    [[nodiscard]] QLineEdit *filter() const { return tokens()->edit(); }
    [[nodiscard]] RequestDetail *detail() const
    {
        return m_page->findChild<QSplitter *>()->findChild<RequestDetail *>();
    }
    [[nodiscard]] TokenChip *chip(const QString &token) const;
    [[nodiscard]] QList<QAction *> moreActions() const;
    [[nodiscard]] QString nothing() const;
    [[nodiscard]] QString texts(const QWidget *parent) const;
    [[nodiscard]] int rows() const { return table()->model()->rowCount(); }

    std::unique_ptr<FakeConfigEditor> m_editor;
    std::unique_ptr<FakeGateway> m_gateway;
    std::unique_ptr<FakeLogReader> m_reader;
    std::unique_ptr<RequestsPage> m_page;
};

namespace {

RequestRecord request(int id, int status = 200)
{
    const bool isGood = status < 400;
    RequestRecord record{.id = RequestId{id},
                         .startedAt = 1'700'000'000'000 + id,
                         .groupName = u"openai"_s,
                         .keyMask = u"sk-p…x9Qf"_s,
                         .method = u"POST"_s,
                         .path = u"/proxy/openai/v1/responses"_s,
                         .model = u"gpt-4.1"_s,
                         .status = status,
                         .outcome = isGood ? RequestOutcome::Succeeded : RequestOutcome::Failed,
                         .upstream = u"https://api.openai.com"_s,
                         .firstByteMs = 120,
                         .durationMs = 1420,
                         .requestBytes = 10};
    record.attempts = {{.keyMask = u"sk-p…7TdR"_s,
                        .upstream = u"https://api.openai.com"_s,
                        .status = 429,
                        .verdict = Verdict::RateLimited,
                        .durationMs = 90},
                       {.seq = 2,
                        .keyMask = u"sk-p…x9Qf"_s,
                        .upstream = u"https://api.openai.com"_s,
                        .status = status,
                        .startedMs = 91,
                        .firstByteMs = 120,
                        .durationMs = 1329}};
    record.tries = 2;
    return record;
}

RequestRecord running(int id)
{
    RequestRecord record = request(id);
    record.outcome = RequestOutcome::Running;
    record.stream = true;
    return record;
}

QList<RequestRecord> requests(int first, int last)
{
    QList<RequestRecord> records;
    for (int id = first; id <= last; ++id)
        records.append(request(id));
    return records;
}

} // namespace

void tst_RequestsPage::init()
{
    m_editor = std::make_unique<FakeConfigEditor>();
    m_editor->addGroup({.name = u"openai"_s}, {});
    m_gateway = std::make_unique<FakeGateway>();
    m_reader = std::make_unique<FakeLogReader>();
}

void tst_RequestsPage::cleanup()
{
    m_page.reset();
    QGuiApplication::clipboard()->clear();
}

void tst_RequestsPage::make(const QSize &size)
{
    m_page = std::make_unique<RequestsPage>(*m_editor, *m_gateway, *m_reader);
    m_page->resize(size);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

QPushButton *tst_RequestsPage::button(const QString &text) const
{
    for (QPushButton *candidate : m_page->findChildren<QPushButton *>()) {
        if (candidate->isVisible() && QString(candidate->text()).remove(u'&') == text)
            return candidate;
    }
    return nullptr;
}

void tst_RequestsPage::press(const QString &text) const
{
    QTRY_VERIFY2(button(text), qPrintable(text));
    QTest::mouseClick(button(text), Qt::LeftButton);
}

TokenChip *tst_RequestsPage::chip(const QString &token) const
{
    for (TokenChip *candidate : m_page->findChildren<TokenChip *>()) {
        if (candidate->isVisible() && candidate->token() == token)
            return candidate;
    }
    return nullptr;
}

QString tst_RequestsPage::nothing() const
{
    const auto *empty = m_page->findChild<EmptyState *>();
    return empty->isVisible() ? empty->title() : QString();
}

QString tst_RequestsPage::texts(const QWidget *parent) const
{
    QStringList texts;
    for (const QLabel *label : parent->findChildren<QLabel *>()) {
        const auto *elided = qobject_cast<const ElidedLabel *>(label);
        texts.append(elided ? elided->fullText() : label->text());
    }
    return texts.join(u'\n');
}

void tst_RequestsPage::tellsThreeKindsOfNothing()
{
    make();
    QCOMPARE(nothing(), u"No requests yet"_s);
    press(u"Pause"_s);
    QCOMPARE(nothing(), u"Paused"_s);
    m_page->showQuery({.group = u"openai"_s});
    QCOMPARE(nothing(), u"Nothing matches"_s);
    QVERIFY(texts(m_page.get()).contains(u"“group:openai”"_s));
    press(u"Clear filter"_s);
    QCOMPARE(nothing(), u"Paused"_s);
    press(u"Resume"_s); // the one in the head: both lead on
    m_gateway->announce({request(1)});
    QCOMPARE(nothing(), QString());
}

void tst_RequestsPage::showsRequestsAsTheyCome()
{
    m_reader->append(requests(1, 2));
    make();
    m_gateway->announce({running(3)});
    QCOMPARE(rows(), 3);
    QVERIFY(texts(m_page.get()).contains(u"3 shown, 1 running"_s));
    m_gateway->announce({request(3)});
    QVERIFY(texts(m_page.get()).contains(u"3 shown, 0 running"_s));
}

void tst_RequestsPage::filtersAsOneTypes()
{
    m_reader->append({request(1), request(2, 429), request(3, 503)});
    make();
    m_page->focusFilter();
    QVERIFY(filter()->hasFocus());
    QTest::keyClicks(filter(), u"status:>=400"_s);
    QTRY_COMPARE(rows(), 2);
    QTest::keyClick(filter(), Qt::Key_Escape);
    QTRY_COMPARE(rows(), 3);
}

void tst_RequestsPage::tellsWhatIsWrongWithTheFilter()
{
    m_reader->append({request(1), request(2, 429)});
    make();
    m_page->showQuery({.status = StatusRange{400, 499}});
    QCOMPARE(rows(), 1);
    auto *note = m_page->findChild<FieldNote *>();
    filter()->setText(u"status:abc"_s);
    QTRY_VERIFY(note->hasError());
    QCOMPARE(note->error(), u"Give a status like 404, 4xx, 200-299 or >=400."_s);
    QCOMPARE(rows(), 1); // the last good filter stays
    filter()->setText(u"status:200"_s);
    QTest::keyClick(filter(), Qt::Key_Return); // at once
    QVERIFY(!note->hasError());
    QCOMPARE(m_page->findChild<DataTable *>()->model()->rowCount(), 1);
}

void tst_RequestsPage::completesTokens()
{
    make();
    m_page->focusFilter();
    QTest::keyClicks(filter(), u"gr"_s);
    auto *popup = m_page->findChild<QCompleter *>()->popup();
    QVERIFY(popup->isVisible());
    QTest::keyClick(filter(), Qt::Key_Tab);
    QCOMPARE(filter()->text(), u"group:"_s);
    QVERIFY(popup->isVisible()); // the groups now
    QTest::keyClick(filter(), Qt::Key_Tab);
    QCOMPARE(tokens()->tokens(), QStringList{u"group:openai"_s});
    QVERIFY(filter()->text().isEmpty());
    QVERIFY(!popup->isVisible());
}

void tst_RequestsPage::makesChipsOfTokens()
{
    m_reader->append({request(1), request(2, 429), request(3, 503)});
    make();
    m_page->focusFilter();
    QTest::keyClicks(filter(), u"status:>=400 status:4xx "_s); // the later one counts
    QCOMPARE(tokens()->tokens(), QStringList{u"status:4xx"_s});
    QTRY_COMPARE(rows(), 1);
    QVERIFY(texts(m_page.get()).contains(u"1 match"_s));
    QTest::keyClick(filter(), Qt::Key_Backspace); // to be mended
    QCOMPARE(filter()->text(), u"status:4xx"_s);
    QVERIFY(tokens()->tokens().isEmpty());
    QTest::keyClick(filter(), Qt::Key_Return);
    QCOMPARE(tokens()->tokens(), QStringList{u"status:4xx"_s});
    QCOMPARE(rows(), 1);

    QTest::keyClicks(filter(), u"key:x9Qf "_s);
    QCOMPARE(tokens()->tokens().size(), 2);
    QTRY_VERIFY(chip(u"status:4xx"_s));
    QTest::mouseClick(chip(u"status:4xx"_s), Qt::LeftButton);
    QCOMPARE(tokens()->tokens(), QStringList{u"key:x9Qf"_s});
    QTRY_COMPARE(rows(), 3);
    QTRY_VERIFY(chip(u"key:x9Qf"_s));
    chip(u"key:x9Qf"_s)->setFocus();
    QTest::keyClick(chip(u"key:x9Qf"_s), Qt::Key_Delete);
    QVERIFY(tokens()->tokens().isEmpty());
    QCOMPARE(m_page->focusWidget(), filter());
    QVERIFY(!texts(m_page.get()).contains(u"match"_s));
}

void tst_RequestsPage::takesAQueryFromElsewhere()
{
    m_reader->append({request(1)});
    make();
    m_page->showQuery({.group = u"openai"_s, .text = u"sk-p…x9Qf"_s});
    QCOMPARE(tokens()->tokens(), QStringList{u"group:openai"_s});
    QCOMPARE(filter()->text(), u"sk-p…x9Qf"_s);
    QCOMPARE(rows(), 1);
    m_page->showQuery({.text = u"sk-p…zzzz"_s});
    QCOMPARE(rows(), 0);
}

void tst_RequestsPage::pausesAndGoesOn()
{
    make();
    m_gateway->announce({request(1)});
    press(u"Pause"_s);
    m_gateway->announce({request(2), request(3)});
    QCOMPARE(rows(), 1);
    QVERIFY(texts(m_page.get()).contains(u"2 came meanwhile"_s));
    QTest::keyClick(button(u"Resume"_s), Qt::Key_Space);
    QCOMPARE(rows(), 3);
    QVERIFY(button(u"Pause"_s));
}

void tst_RequestsPage::showsARequestFromTheLog()
{
    QList<RequestRecord> many;
    for (int i = 1; i <= 300; ++i)
        many.append(request(i));
    m_reader->append(many);
    make();
    filter()->setText(u"nothing"_s);
    m_page->showRequest(RequestId{1}); // below what the list has read
    QVERIFY(detail()->isVisible());
    QCOMPARE(detail()->request(), RequestId{1});
    QVERIFY(filter()->text().isEmpty());
    QTRY_VERIFY(rows() > 0);
    m_page->showRequest(RequestId{300});
    QCOMPARE(detail()->request(), RequestId{300});
    m_page->showRequest(RequestId{999});
    QVERIFY(m_page->findChild<Toast *>()->isVisible()); // it has gone
}

void tst_RequestsPage::clearsWithUndo()
{
    m_reader->append(requests(1, 3));
    make();
    press(u"Clear"_s);
    QCOMPARE(rows(), 0);
    QVERIFY(!button(u"Clear"_s)->isEnabled());
    press(u"Undo"_s);
    QCOMPARE(rows(), 3);
    m_reader->queries.clear();
    press(u"Clear"_s);
    m_page->findChild<Toast *>()->dismiss();
    QCOMPARE(rows(), 0);
}

void tst_RequestsPage::staysWithTheNewest()
{
    m_reader->append(requests(1, 100));
    make();
    QVERIFY(button(u"Follow"_s)->isChecked());
    auto *bar = table()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 0);
    m_gateway->announce(requests(101, 105));
    QCOMPARE(table()->rowAt(0), 0);
    bar->setValue(bar->maximum());
    QVERIFY(!button(u"Follow"_s)->isChecked());
    press(u"Follow"_s);
    QCOMPARE(bar->value(), 0);
}

void tst_RequestsPage::staysWhereOneReads()
{
    m_reader->append(requests(1, 100));
    make();
    auto *bar = table()->verticalScrollBar();
    QTRY_VERIFY(bar->maximum() > 600);
    bar->setValue(500);
    const auto idOnTop = [this] {
        return table()->model()->index(table()->rowAt(0), 0).data(Qt::UserRole).toLongLong();
    };
    const auto before = idOnTop();
    m_gateway->announce(requests(101, 105));
    QCoreApplication::processEvents();
    QCOMPARE(idOnTop(), before);
}

void tst_RequestsPage::opensAndClosesTheDetail()
{
    make();
    m_gateway->announce(requests(1, 3));
    QVERIFY(!detail()->isVisible());
    const QRect cell = table()->visualRect(table()->model()->index(1, 1));
    QTest::mouseClick(table()->viewport(), Qt::LeftButton, {}, cell.center());
    QVERIFY(detail()->isVisible());
    QCOMPARE(detail()->request(), RequestId{2});
    QTest::keyClick(table(), Qt::Key_Down);
    QCOMPARE(detail()->request(), RequestId{1});
    QVERIFY(m_page->stepBack());
    QVERIFY(!detail()->isVisible());

    filter()->setText(u"gpt"_s);
    QVERIFY(m_page->stepBack()); // the next thing it closes
    QVERIFY(filter()->text().isEmpty());
    QVERIFY(!m_page->stepBack());
}

void tst_RequestsPage::detailFollowsARunningRequest()
{
    make();
    RequestRecord first = running(1);
    first.attempts.removeLast();
    m_gateway->announce({first});
    table()->selectRow(0);
    auto *attempts = detail()->findChild<QListView *>();
    QCOMPARE(attempts->model()->rowCount(), 1);
    QVERIFY(texts(detail()).contains(u"Streaming"_s));
    m_gateway->announce({running(1), running(2)});
    QCOMPARE(attempts->model()->rowCount(), 2);
    m_gateway->announce({request(1)});
    QVERIFY(texts(detail()).contains(u"200 OK"_s));
    QCOMPARE(detail()->request(), RequestId{1});
}

void tst_RequestsPage::detailGoesOnWithoutNews()
{
    make();
    RequestRecord waiting = running(1);
    waiting.startedAt = QDateTime::currentMSecsSinceEpoch() - 59'300;
    m_gateway->announce({waiting});
    table()->selectRow(0);
    QTRY_VERIFY(texts(detail()).contains(u"Streaming, 1 min "_s));
}

void tst_RequestsPage::attemptsStandOneBelowTheOther()
{
    make();
    m_page->resize(1280, 700);
    m_gateway->announce({running(1)});
    table()->selectRow(0);
    const auto *attempts = detail()->findChild<QListView *>();
    const auto place = [attempts](int row) {
        return attempts->visualRect(attempts->model()->index(row, 0));
    };
    QTRY_VERIFY(place(0).height() > 0);
    auto *splitter = m_page->findChild<QSplitter *>();
    QSet<int> heights;
    for (const int width : {360, 800, 360}) { // the lines break elsewhere
        splitter->setSizes({1280 - width, width});
        QTRY_COMPARE(place(1).top(), place(0).bottom() + 1);
        heights.insert(place(0).height());
    }
    QCOMPARE(heights.size(), 2);
}

void tst_RequestsPage::detailFetchesAttempts()
{
    m_reader->append({request(1), request(2)});
    m_reader->queued = true;
    make();
    QTRY_COMPARE(rows(), 2);
    table()->selectRow(1);
    auto *attempts = detail()->findChild<QListView *>();
    QCOMPARE(attempts->model()->rowCount(), 0);
    table()->selectRow(0); // the first answer comes too late to be shown
    QTRY_COMPARE(attempts->model()->rowCount(), 2);
    QCOMPARE(detail()->request(), RequestId{2});
    QVERIFY(attempts->model()
                ->index(0, 0)
                .data(Qt::AccessibleTextRole)
                .toString()
                .contains(u"The provider limits this key"_s));
}

void tst_RequestsPage::copiesIdAndCode()
{
    make();
    m_gateway->announce({request(77)});
    table()->selectRow(0);
    press(u"Copy ID"_s);
    QCOMPARE(QGuiApplication::clipboard()->text(), u"77"_s);
    const auto isCopied = [](const QString &start) {
        const QString code = QGuiApplication::clipboard()->text();
        return code.startsWith(start) && code.contains(u"KEYFERRY_KEY"_s);
    };
    press(u"Copy as curl"_s);
    QVERIFY(isCopied(u"curl 'http://127.0.0.1:3001/proxy/openai/v1/responses'"_s));
    moreActions().at(0)->trigger();
    QVERIFY(isCopied(u"import os"_s));
    moreActions().at(1)->trigger();
    QVERIFY(isCopied(u"import {"_s));
}

QList<QAction *> tst_RequestsPage::moreActions() const
{
    for (const QToolButton *candidate : detail()->findChildren<QToolButton *>()) {
        if (candidate->accessibleName() == u"More actions"_s)
            return candidate->menu()->actions();
    }
    return {};
}

void tst_RequestsPage::opensADetailInAWindow()
{
    make();
    m_gateway->announce({running(1)});
    table()->selectRow(0);
    moreActions().last()->trigger();
    QPointer<RequestDetail> window;
    for (RequestDetail *candidate : m_page->findChildren<RequestDetail *>()) {
        if (candidate->isWindow())
            window = candidate;
    }
    QVERIFY(window && window->isVisible());
    QTest::keyClick(table(), Qt::Key_Escape); // the one in the page
    m_gateway->announce({request(1)});
    QVERIFY(texts(window).contains(u"200 OK"_s)); // it goes on to be told
    window->close();
    QTRY_VERIFY(!window);
    m_gateway->announce({request(2)});
}

void tst_RequestsPage::asksForAnExport()
{
    make();
    m_gateway->announce({request(1), request(2)});
    QMenu *menu = button(u"Export"_s)->menu();
    Q_EMIT menu->aboutToShow();
    QVERIFY(!menu->actions().first()->isEnabled());
    QVERIFY(menu->actions().last()->isEnabled());
    table()->selectAll();
    Q_EMIT menu->aboutToShow();
    QVERIFY(menu->actions().first()->isEnabled());
}

void tst_RequestsPage::showsMoreColumnsWhereThereIsRoom()
{
    const int upstream = static_cast<int>(RequestColumn::Upstream);
    make({1400, 700});
    QVERIFY(table()->isColumnHidden(upstream));
    m_page->resize(1500, 700);
    QTRY_VERIFY(!table()->isColumnHidden(upstream));
    m_page->resize(1400, 700);
    QTRY_VERIFY(table()->isColumnHidden(upstream));
    for (const QToolButton *candidate : m_page->findChildren<QToolButton *>()) {
        if (candidate->accessibleName() == u"Columns"_s)
            candidate->menu()->actions().at(upstream)->trigger();
    }
    m_page->resize(1300, 700);
    QTest::qWait(1);
    QVERIFY(!table()->isColumnHidden(upstream)); // what one chose stays
}

void tst_RequestsPage::selectsARequest()
{
    m_reader->append(requests(1, 20));
    make();
    m_page->showQuery({.text = u"nothing"_s});
    QCOMPARE(rows(), 0);
    m_page->showRequest(RequestId{7});
    QTRY_VERIFY(detail()->isVisible());
    QCOMPARE(detail()->request(), RequestId{7});
    QVERIFY(filter()->text().isEmpty());
}

void tst_RequestsPage::placesTheDetailByWidth()
{
    make({1200, 700});
    auto *splitter = m_page->findChild<QSplitter *>();
    QCOMPARE(splitter->orientation(), Qt::Horizontal);
    m_page->resize(1000, 600);
    QTRY_COMPARE(splitter->orientation(), Qt::Vertical);
    m_page->resize(1200, 600);
    QTRY_COMPARE(splitter->orientation(), Qt::Horizontal);
}

void tst_RequestsPage::choosesColumns()
{
    make();
    const int upstream = static_cast<int>(RequestColumn::Upstream);
    QVERIFY(table()->isColumnHidden(upstream));
    QMenu *menu = nullptr;
    for (const QToolButton *candidate : m_page->findChildren<QToolButton *>()) {
        if (candidate->accessibleName() == u"Columns"_s)
            menu = candidate->menu();
    }
    QVERIFY(menu);
    Q_EMIT menu->aboutToShow();
    QVERIFY(!menu->actions().at(upstream)->isChecked());
    menu->actions().at(upstream)->trigger();
    QVERIFY(!table()->isColumnHidden(upstream));
    menu->actions().at(upstream)->trigger();
    QVERIFY(table()->isColumnHidden(upstream));
}

void tst_RequestsPage::remembersColumns()
{
    QTemporaryDir folder;
    QSettings state(folder.filePath(u"state.ini"_s), QSettings::IniFormat);
    make();
    for (const QToolButton *candidate : m_page->findChildren<QToolButton *>()) {
        if (candidate->accessibleName() == u"Columns"_s)
            candidate->menu()->actions().at(static_cast<int>(RequestColumn::Size))->trigger();
    }
    m_page->saveState(state);
    make();
    QVERIFY(table()->isColumnHidden(static_cast<int>(RequestColumn::Size)));
    m_page->restoreState(state);
    QVERIFY(!table()->isColumnHidden(static_cast<int>(RequestColumn::Size)));
}

void tst_RequestsPage::namesEveryControl()
{
    make();
    m_gateway->announce({request(1)});
    table()->selectRow(0);
    for (QWidget *widget : m_page->findChildren<QWidget *>()) {
        if (widget->focusPolicy() == Qt::NoFocus || !widget->isVisible())
            continue;
        const bool isPart = qobject_cast<QAbstractScrollArea *>(widget->parentWidget());
        QAccessibleInterface *accessible = QAccessible::queryAccessibleInterface(widget);
        QVERIFY2(isPart || !accessible->text(QAccessible::Name).isEmpty(),
                 widget->metaObject()->className());
    }
}

QTEST_MAIN(tst_RequestsPage)
#include "tst_requestspage.moc"
