#include "proxy/http/limits.h"

using namespace keyferry;

class tst_Limits final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void areTheDocumentedDefaults();
    void followTheSettings();
};

void tst_Limits::areTheDocumentedDefaults()
{
    QVERIFY(http::serverLimits(SettingValues()) == http::ServerLimits());
}

void tst_Limits::followTheSettings()
{
    SettingValues values;
    values.set(settings::maxHeadKb.name, qint64(1));
    values.set(settings::maxRequestLineKb.name, qint64(2));
    values.set(settings::maxHeaderFields.name, qint64(3));
    values.set(settings::maxBodyMb.name, qint64(4));
    values.set(settings::headTimeout.name, qint64(5));
    values.set(settings::bodyIdleTimeout.name, qint64(6));
    values.set(settings::keepAliveTimeout.name, qint64(7));
    values.set(settings::writeStallTimeout.name, qint64(8));
    const http::ServerLimits expected{
        .head = {.headBytes = 1024, .startLineBytes = 2048, .fieldCount = 3},
        .bodyBytes = 4 * 1024 * 1024,
        .headTimeout = std::chrono::seconds(5),
        .bodyIdleTimeout = std::chrono::seconds(6),
        .keepAliveTimeout = std::chrono::seconds(7),
        .writeStallTimeout = std::chrono::seconds(8),
    };
    QVERIFY(http::serverLimits(values) == expected);
}

QTEST_GUILESS_MAIN(tst_Limits)
#include "tst_limits.moc"
