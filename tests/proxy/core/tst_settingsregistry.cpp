#include "proxy/core/settings.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

namespace keyferry {

using namespace Qt::StringLiterals;

class tst_SettingsRegistry : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void declaresWhole_data();
    void declaresWhole();
    void namesEachOnce();
    void hasEveryTypedName();
    void keepsSectionsTogether();
    void keepsCardsTogether();
    void findsByName();
};

void tst_SettingsRegistry::declaresWhole_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const SettingDeclaration &declaration : settings::all())
        QTest::newRow(declaration.name.data()) << index++;
}

void tst_SettingsRegistry::declaresWhole()
{
    QFETCH(int, index);
    const SettingDeclaration &declaration = settings::all()[static_cast<std::size_t>(index)];
    const QRegularExpression snakeCase(u"^[a-z]+(_[a-z]+)*$"_s);
    QVERIFY(snakeCase.match(declaration.name).hasMatch());
    QVERIFY(!declaration.section.isEmpty());
    QVERIFY(*declaration.title != '\0');
    QVERIFY(*declaration.help != '\0');
    QVERIFY(!declaration.zeroMeansNone || declaration.min == 0);
    QVERIFY(declaration.min <= declaration.max || declaration.type == SettingType::List);

    const auto fallback = settings::parse(declaration, settings::toText(declaration.fallback));
    QVERIFY2(fallback, fallback ? "" : qPrintable(fallback.error().detail));
    QVERIFY(*fallback == declaration.fallback);
}

void tst_SettingsRegistry::namesEachOnce()
{
    QSet<QString> names;
    for (const SettingDeclaration &declaration : settings::all())
        names.insert(declaration.name);
    QCOMPARE(names.size(), static_cast<qsizetype>(settings::all().size()));
}

void tst_SettingsRegistry::hasEveryTypedName()
{
    using namespace std::chrono_literals;
    using namespace settings;
    // Defaults of docs/data.md "Settings" and docs/proxy.md "Server side". A wrong type would
    // throw.
    const SettingValues values;
    QCOMPARE(values.get(listenAddresses), (QStringList{u"127.0.0.1"_s, u"::1"_s}));
    QCOMPARE(values.get(listenPort), 3001);
    QCOMPARE(values.get(publicUrl), QString());
    QCOMPARE(values.get(allowedHosts), QStringList());
    QCOMPARE(values.get(allowedOrigins), QStringList());
    QCOMPARE(values.get(workers), 0);
    QCOMPARE(values.get(requireAccessKey), true);
    QCOMPARE(values.get(maxConnections), 4096);
    QCOMPARE(values.get(maxBodyMb), 512);
    QCOMPARE(values.get(maxHeadKb), 64);
    QCOMPARE(values.get(maxHeaderFields), 200);
    QCOMPARE(values.get(maxRequestLineKb), 16);
    QCOMPARE(values.get(headTimeout), 30s);
    QCOMPARE(values.get(bodyIdleTimeout), 60s);
    QCOMPARE(values.get(keepAliveTimeout), 75s);
    QCOMPARE(values.get(writeStallTimeout), 60s);
    QCOMPARE(values.get(connectTimeout), 15s);
    QCOMPARE(values.get(firstByteTimeout), 600s);
    QCOMPARE(values.get(streamIdleTimeout), 300s);
    QCOMPARE(values.get(requestTimeout), 600s);
    QCOMPARE(values.get(maxConnectionsPerUpstream), 256);
    QCOMPARE(values.get(proxyUrl), QString());
    QCOMPARE(values.get(tlsCaFile), QString());
    QCOMPARE(values.get(tlsVerify), true);
    QCOMPARE(values.get(forwardClientAddress), false);
    QCOMPARE(values.get(maxRetries), 3);
    QCOMPARE(values.get(blacklistThreshold), 3);
    QCOMPARE(values.get(requestLogEnabled), true);
    QCOMPARE(values.get(requestLogRetentionDays), 7);
    QCOMPARE(values.get(requestLogMaxMb), 512);
    QCOMPARE(values.get(theme), u"system"_s);
    QCOMPARE(values.get(startHidden), false);
    QCOMPARE(values.get(autostart), false);
    QCOMPARE(values.get(notifications), true);
    QCOMPARE(values.get(dailyBackup), true);
    QCOMPARE(values.get(closeToTray), true);
}

void tst_SettingsRegistry::keepsSectionsTogether()
{
    QStringList sections;
    for (const SettingDeclaration &declaration : settings::all()) {
        if (sections.isEmpty() || sections.last() != declaration.section)
            sections.append(declaration.section);
    }
    QCOMPARE(sections,
             (QStringList{u"general"_s,
                          u"listening"_s,
                          u"access"_s,
                          u"retrying"_s,
                          u"keys"_s,
                          u"timeouts"_s,
                          u"recording"_s,
                          u"network"_s,
                          u"backup"_s}));
}

void tst_SettingsRegistry::keepsCardsTogether()
{
    QStringList cards;
    for (const SettingDeclaration &declaration : settings::all()) {
        const auto card = u"%1/%2"_s.arg(declaration.section, QLatin1String(declaration.card));
        QVERIFY(!card.endsWith(u'/'));
        if (cards.isEmpty() || cards.last() != card)
            cards.append(card);
    }
    QCOMPARE(QSet<QString>(cards.begin(), cards.end()).size(), cards.size());
}

void tst_SettingsRegistry::findsByName()
{
    for (const SettingDeclaration &declaration : settings::all())
        QCOMPARE(settings::find(declaration.name), &declaration);
    QCOMPARE(settings::find(u"Listen_Port"), nullptr);
    QCOMPARE(settings::find(u""), nullptr);
}

} // namespace keyferry

QTEST_GUILESS_MAIN(keyferry::tst_SettingsRegistry)
#include "tst_settingsregistry.moc"
