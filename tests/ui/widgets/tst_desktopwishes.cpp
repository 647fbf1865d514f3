#include "ui/widgets/desktopwishes.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/themecontroller.h"

#include <QApplication>
#include <QDBusConnection>
#include <QDBusContext>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTest>

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

/// As a desktop's portal answers.
class FakePortal final : public QObject, protected QDBusContext
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    QVariantMap values{};

    void change(const QString &space, const QString &key, const QVariant &value)
    {
        values.insert(space + u' ' + key, value);
        Q_EMIT SettingChanged(space, key, QDBusVariant(value));
    }

public Q_SLOTS:
    QDBusVariant Read(const QString &space, const QString &key)
    {
        const QString name = space + u' ' + key;
        if (!values.contains(name))
            sendErrorReply(u"org.freedesktop.portal.Error.NotFound"_s);
        return QDBusVariant(QVariant::fromValue(QDBusVariant(values.value(name))));
    }

Q_SIGNALS:
    void SettingChanged(const QString &space, const QString &key, const QDBusVariant &value);
};

namespace {

const QString appearance = u"org.freedesktop.appearance"_s;

} // namespace

class tst_DesktopWishes final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void readsAtTheStart_data();
    void readsAtTheStart();
    void hearsOfChanges();
    void themeFollowsWhereItIsTheSystems();
    void moreContrastMakesPlainColours_data();
    void moreContrastMakesPlainColours();

private:
    FakePortal m_portal{};
};

void tst_DesktopWishes::initTestCase()
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    QVERIFY(bus.isConnected());
    QVERIFY(
        bus.registerObject(u"/org/freedesktop/portal/desktop"_s,
                           &m_portal,
                           QDBusConnection::ExportAllSlots | QDBusConnection::ExportAllSignals));
    QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
}

void tst_DesktopWishes::init()
{
    m_portal.values.clear();
}

void tst_DesktopWishes::readsAtTheStart_data()
{
    QTest::addColumn<QString>("space");
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    QTest::addColumn<DesktopWishes>("wishes");
    const auto row = [](const char *name, const QString &key, uint value, const auto &wishes) {
        QTest::newRow(name) << appearance << key << QVariant(value) << wishes;
    };
    row("dark", u"color-scheme"_s, 1, DesktopWishes{.isDark = true});
    row("light", u"color-scheme"_s, 2, DesktopWishes{.isDark = false});
    row("no wish", u"color-scheme"_s, 0, DesktopWishes{});
    row("a value nobody knows", u"color-scheme"_s, 7, DesktopWishes{});
    row("more contrast", u"contrast"_s, 1, DesktopWishes{.hasMoreContrast = true});
    row("usual contrast", u"contrast"_s, 0, DesktopWishes{});
    row("less motion", u"reduced-motion"_s, 1, DesktopWishes{.hasMotion = false});
    QTest::newRow("GNOME without animations")
        << u"org.gnome.desktop.interface"_s << u"enable-animations"_s << QVariant(false)
        << DesktopWishes{.hasMotion = false};
}

void tst_DesktopWishes::readsAtTheStart()
{
    QFETCH(const QString, space);
    QFETCH(const QString, key);
    QFETCH(const QVariant, value);
    QFETCH(const DesktopWishes, wishes);
    m_portal.values.insert(space + u' ' + key, value);
    const DesktopPortal portal;
    QCOMPARE(portal.wishes(), DesktopWishes{}); // it does not wait
    if (wishes == DesktopWishes{})
        QTest::qWait(100); // nothing is to come
    QTRY_COMPARE(portal.wishes(), wishes);
}

void tst_DesktopWishes::hearsOfChanges()
{
    const DesktopPortal portal;
    QSignalSpy changed(&portal, &DesktopPortal::changed);
    m_portal.change(appearance, u"color-scheme"_s, 1U);
    QTRY_COMPARE(portal.wishes().isDark, std::optional(true));
    m_portal.change(appearance, u"accent-color"_s, 1U);
    m_portal.change(appearance, u"color-scheme"_s, 0U);
    QTRY_COMPARE(portal.wishes().isDark, std::optional<bool>());
    QCOMPARE(changed.size(), 2);
}

void tst_DesktopWishes::themeFollowsWhereItIsTheSystems()
{
    ThemeController controller;
    QVERIFY(!Theme::current().isDark);
    m_portal.change(appearance, u"color-scheme"_s, 1U);
    QTRY_VERIFY(Theme::current().isDark);
    controller.setMode(ThemeMode::Light);
    QVERIFY(!Theme::current().isDark);
    controller.setMode(ThemeMode::System);
    QVERIFY(Theme::current().isDark);
    m_portal.change(appearance, u"color-scheme"_s, 2U);
    QTRY_VERIFY(!Theme::current().isDark);
    m_portal.change(appearance, u"reduced-motion"_s, 1U);
    QTRY_VERIFY(!QApplication::style()->styleHint(QStyle::SH_Widget_Animate));
}

void tst_DesktopWishes::moreContrastMakesPlainColours_data()
{
    QTest::addColumn<bool>("isDark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void tst_DesktopWishes::moreContrastMakesPlainColours()
{
    QFETCH(const bool, isDark);
    const Theme usual = themeFromTokens(themeTokens(), isDark);
    const Theme theme = withMoreContrast(usual);
    const QColor back = isDark ? Qt::black : Qt::white;
    const QColor front = isDark ? Qt::white : Qt::black;
    QCOMPARE(theme.isDark, isDark);
    for (const ThemeColor role : {&Theme::window, &Theme::surface, &Theme::raised})
        QCOMPARE(theme.*role, back);
    for (const ThemeColor role :
         {&Theme::text, &Theme::textMuted, &Theme::border, &Theme::borderControl})
        QCOMPARE(theme.*role, front);
    QCOMPARE(theme.danger, usual.danger); // states keep their colours

    m_portal.values.insert(appearance + u" contrast"_s, 1U);
    ThemeController controller;
    controller.setMode(isDark ? ThemeMode::Dark : ThemeMode::Light);
    QTRY_COMPARE(Theme::current().window, back);
}

int main(int argc, char **argv)
{
    // A session bus of our own: nobody's real desktop is asked.
    QProcess daemon;
    daemon.start(u"dbus-daemon"_s, {u"--session"_s, u"--nofork"_s, u"--print-address"_s});
    if (!daemon.waitForReadyRead()) {
        qCritical("dbus-daemon does not start; scripts/test installs what this test needs");
        return 1;
    }
    qputenv("DBUS_SESSION_BUS_ADDRESS", daemon.readAllStandardOutput().trimmed());
    int status = 0;
    {
        QApplication application(argc, argv);
        tst_DesktopWishes test;
        status = QTest::qExec(&test, argc, argv);
    }
    daemon.terminate();
    daemon.waitForFinished();
    return status;
}

#include "tst_desktopwishes.moc"
