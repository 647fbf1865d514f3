#include "proxy/http/descriptorlimit.h"

#include <sys/resource.h>

using namespace keyferry;

class tst_DescriptorLimit final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void raisesTheSoftLimit();
    void countsTwoForEachConnection();
};

void tst_DescriptorLimit::raisesTheSoftLimit()
{
    rlimit before{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &before), 0);
    const rlimit lowered{.rlim_cur = 256, .rlim_max = before.rlim_max};
    QCOMPARE(::setrlimit(RLIMIT_NOFILE, &lowered), 0);

    const qint64 now = http::raiseDescriptorLimit();
    rlimit after{};
    QCOMPARE(::getrlimit(RLIMIT_NOFILE, &after), 0);
    QCOMPARE(static_cast<qint64>(after.rlim_cur), now);
    QCOMPARE(after.rlim_cur, std::min<rlim_t>(before.rlim_max, 1 << 20));
    QCOMPARE(after.rlim_max, before.rlim_max);
}

void tst_DescriptorLimit::countsTwoForEachConnection()
{
    QCOMPARE(http::connectionCapacity(1024), 448);
    QCOMPARE(http::connectionCapacity(20'000), 9936);
    QCOMPARE(http::connectionCapacity(64), 1);
}

QTEST_GUILESS_MAIN(tst_DescriptorLimit)
#include "tst_descriptorlimit.moc"
