// Edits a data folder until it is killed: tst_crash starts it. Each line it prints is an edit that
// was acknowledged, written after the reply came and before the next edit is asked for.
#include "tests/proxy/storage/recordfixture.h"
#include "tests/proxy/storage/storagefixture.h"

#include <QCoreApplication>

#include <cstdio>

using namespace keyferry;
using namespace keyferry::storage;
using namespace Qt::StringLiterals;

namespace {

void acknowledge(const char *what, qint64 number)
{
    std::printf("%s %lld\n", what, static_cast<long long>(number));
    std::fflush(stdout);
}

// A number no other round and no other edit has.
qint64 unique(qint64 round, qint64 edit)
{
    return round * 1'000'000 + edit;
}

ParsedKeys importOf(qint64 number)
{
    constexpr int importSize = 300;
    QByteArrayList keys;
    for (int i = 0; i < importSize; ++i)
        keys.append("sk-crash-" + QByteArray::number(number) + '-' + QByteArray::number(i));
    return parsedKeys(keys);
}

void editForEver(StorageHost &host, qint64 round)
{
    ConfigEditor &editor = host.editor();
    for (qint64 edit = 1;; ++edit) {
        const qint64 number = unique(round, edit);
        host.records().append(fullRecord(number));
        const auto name = u"group-%1"_s.arg(number);
        const auto group =
            wait<GroupId>([&](auto reply) { editor.addGroup(groupDraft(name), reply); });
        if (!group)
            return;
        acknowledge("group", number);
        const auto added = wait<ImportReport>(
            [&](auto reply) { editor.addKeys(*group, importOf(number), reply); });
        if (!added)
            return;
        acknowledge("keys", number);
        const auto retries = QString::number(edit % 20);
        if (!wait<Nothing>(
                [&](auto reply) { editor.setSetting(u"max_retries"_s, retries, reply); }))
            return;
        acknowledge("retries", edit % 20);
    }
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 3)
        return 2;
    const SystemClock clock;
    const auto host = StorageHost::open({.dataFolder = QString::fromLocal8Bit(argv[1])}, clock);
    if (!host) {
        std::fprintf(stderr, "%s\n", qPrintable(host.error().detail));
        return 1;
    }
    editForEver(**host, QByteArray(argv[2]).toLongLong());
    return 1;
}
