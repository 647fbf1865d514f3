#include "app/desktopapplication.h"
#include "tests/desktop/eventmeter.h"
#include "tests/desktop/steadyclient.h"
#include "tests/integration/keyferryprocess.h"
#include "tests/support/scriptedupstream.h"
#include "ui/dialogs/addkeysdialog.h"
#include "ui/dialogs/dialogfoot.h"
#include "ui/pages/groupspage.h"
#include "ui/pages/mainwindow.h"
#include "ui/widgets/resources.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace keyferry;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 60'000; // ms
constexpr int imported = 200'000;
constexpr int checked = 3'000;
constexpr int clients = 5;
constexpr int requestsPerSecond = 100; // of each

// docs/testing.md; without optimisation our own code takes three to four times as long.
#ifdef QT_DEBUG
constexpr double slowestMs = 150;
#else
constexpr double slowestMs = 50;
#endif

QByteArray request()
{
    constexpr QByteArrayView body = R"({"model":"gpt-4o","messages":[]})";
    return "POST /proxy/busy/v1/chat/completions HTTP/1.1\r\nHost: localhost\r\n"
           "Authorization: Bearer sk-123456\r\nContent-Type: application/json\r\nContent-Length: "
           + QByteArray::number(body.size()) + "\r\n\r\n" + body.toByteArray();
}

QByteArray keyLines(const QByteArray &name, int count)
{
    QByteArray lines;
    for (int i = 0; i < count; ++i)
        lines += "sk-" + name + "-" + QByteArray::number(i).rightJustified(7, '0') + "\n";
    return lines;
}

} // namespace

/// The real application in this process, so that each event of its window can be timed: keys are
/// imported, the log gets 500 rows a second and a check runs, all at once, with each page in front.
class tst_SlowestEvent final : public QObject
{
    Q_OBJECT

public:
    explicit tst_SlowestEvent(EventMeter &meter)
        : m_meter(meter)
    {}

private Q_SLOTS:
    void initTestCase();
    void staysBelowTheBound_data();
    void staysBelowTheBound();

private:
    [[nodiscard]] ui::Page *page(const QString &title) const;
    [[nodiscard]] QJsonObject wait(QProcess &verb) const;
    [[nodiscard]] QJsonObject run(const QStringList &arguments) const;
    void startImport(const QString &group);
    void report(const QString &during);

    EventMeter &m_meter;
    KeyferryProcess m_keyferry{};
    ScriptedUpstream m_upstream{ScriptedUpstream::Runs::InItsOwn};
    QTemporaryDir m_folder{};
    app::DesktopApplication m_desktop{};
    ui::MainWindow *m_window = nullptr;
};

void tst_SlowestEvent::initTestCase()
{
    m_upstream.setAnswer(jsonAnswer(200, R"({"id":"1","choices":[]})"));
    const auto url = QString::fromLatin1(m_upstream.url());
    for (const QString &group : {u"busy"_s, u"checked"_s}) {
        const auto added = m_keyferry.run(
            {u"group"_s, u"add"_s, group, u"--channel"_s, u"openai"_s, u"--upstream"_s, url});
        QVERIFY2(added.exitCode == 0, added.errors.constData());
    }
    QVERIFY(m_keyferry.run({u"key"_s, u"add"_s, u"busy"_s, u"sk-busy-1"_s}).exitCode == 0);
    const QByteArray keys = keyLines("checked", checked);
    const auto import = m_keyferry.run({u"key"_s, u"import"_s, u"checked"_s, u"-"_s}, keys);
    QVERIFY(import.exitCode == 0);

    const auto port = QString::number(m_keyferry.port());
    const auto opened = m_desktop.open(
        {.dataFolder = m_keyferry.dataFolder(), .overrides = {{u"listen_port"_s, port}}});
    QVERIFY2(opened, opened ? "" : qPrintable(opened.error().detail));
    for (QWidget *widget : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<ui::MainWindow *>(widget))
            m_window = window;
    }
    QVERIFY(m_window);
    QTRY_VERIFY(m_window->isVisible());
    QTRY_VERIFY_WITH_TIMEOUT(!run({u"status"_s}).value("listening"_L1).toArray().isEmpty(),
                             patience);
}

ui::Page *tst_SlowestEvent::page(const QString &title) const
{
    for (ui::Page *page : m_window->findChildren<ui::Page *>()) {
        if (page->title() == title)
            return page;
    }
    return nullptr;
}

// Never blocks: the verb is answered by this very process.
QJsonObject tst_SlowestEvent::wait(QProcess &verb) const
{
    const bool hasEnded =
        QTest::qWaitFor([&] { return verb.state() == QProcess::NotRunning; }, patience);
    return hasEnded ? QJsonDocument::fromJson(verb.readAllStandardOutput()).object()
                    : QJsonObject();
}

QJsonObject tst_SlowestEvent::run(const QStringList &arguments) const
{
    return wait(*m_keyferry.spawn(arguments + QStringList{u"--json"_s}));
}

void tst_SlowestEvent::startImport(const QString &group)
{
    const QString path = m_folder.filePath(group);
    QFile file(path);
    QVERIFY(file.open(QFile::WriteOnly));
    file.write(keyLines(group.toLatin1(), imported));
    file.close();

    const qint64 id =
        run({u"group"_s, u"add"_s, group, u"--channel"_s, u"openai"_s}).value("id"_L1).toInteger();
    QVERIFY(id > 0);
    auto *groups = qobject_cast<ui::GroupsPage *>(page(u"Groups"_s));
    m_window->showPage(groups);
    ui::AddKeysDialog *dialog = nullptr;
    const auto hasOpened = [&] { // no sooner than the page knows the group
        groups->addKeysTo(GroupId(id));
        dialog = groups->findChild<ui::AddKeysDialog *>();
        return dialog != nullptr;
    };
    QVERIFY(QTest::qWaitFor(hasOpened, patience)); // QTRY_VERIFY would ask twice
    dialog->openFile(path);
    dialog->findChild<ui::DialogFoot *>()->primary()->click();
}

void tst_SlowestEvent::report(const QString &during)
{
    const EventMeter::Slowest slowest = m_meter.take();
    qInfo().noquote() << u"%1: slowest of %2 events %3 ms of the processor (%4)"_s.arg(
        during,
        QString::number(slowest.events),
        QString::number(slowest.processorMs, 'f', 1),
        slowest.what);
    QVERIFY2(slowest.processorMs < slowestMs, qPrintable(slowest.what));
}

void tst_SlowestEvent::staysBelowTheBound_data()
{
    QTest::addColumn<QString>("title");
    for (const char *title : {"Overview", "Groups", "Requests"})
        QTest::newRow(title) << QString::fromLatin1(title);
}

void tst_SlowestEvent::staysBelowTheBound()
{
    QFETCH(QString, title);
    const QString group = title.toLower();
    std::vector<std::unique_ptr<SteadyClient>> load;
    for (int i = 0; i < clients; ++i)
        load.push_back(
            std::make_unique<SteadyClient>(m_keyferry.port(), request(), requestsPerSecond));
    const auto check = m_keyferry.spawn({u"key"_s, u"check"_s, u"checked"_s, u"--json"_s});
    startImport(group);
    m_window->showPage(page(title));
    (void)m_meter.take();

    const auto keys = [&] {
        const QJsonObject found = run({u"group"_s, u"show"_s, group}).value("keys"_L1).toObject();
        return found.value("active"_L1).toInt();
    };
    QTRY_COMPARE_WITH_TIMEOUT(keys(), imported, patience);
    QCOMPARE(wait(*check).value("checked"_L1).toInt(), checked);
    report(title);
    for (const auto &client : load) {
        QCOMPARE(client->failed(), 0);
        QVERIFY(client->answered() > 0);
    }
}

int main(int argc, char **argv)
{
    EventMeter application(argc, argv);
    QApplication::setQuitOnLastWindowClosed(false);
    ui::initResources();
    tst_SlowestEvent test(application);
    return QTest::qExec(&test, argc, argv);
}

#include "tst_slowestevent.moc"
