// One page of the request log, by the code that the window's log page uses, timed.
#include "proxy/core/logreader.h"
#include "proxy/storage/storereader.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace keyferry;

namespace {

int fail(const QString &what)
{
    std::fprintf(stderr, "keyferry_logpage: %s\n", qUtf8Printable(what));
    return 1;
}

Result<LogQuery> queryOf(const QCommandLineParser &options)
{
    LogQuery query{.group = options.value(u"group"_s),
                   .before = RequestId(options.value(u"before"_s).toLongLong())};
    if (!options.isSet(u"status"_s))
        return query;
    const auto status = parseStatusFilter(options.value(u"status"_s));
    if (!status)
        return status.error();
    query.status = *status;
    return query;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    QCommandLineParser options;
    for (const QString &name : {u"database"_s, u"group"_s, u"status"_s, u"before"_s})
        options.addOption({name, name, name});
    options.process(application);

    const auto query = queryOf(options);
    if (!query)
        return fail(query.error().detail);
    storage::StoreReader reader;
    if (const auto opened = reader.open(options.value(u"database"_s), Fingerprinter{}); !opened)
        return fail(opened.error().detail);
    QElapsedTimer timer;
    timer.start();
    const auto page = reader.log().page(*query);
    const double milliseconds = static_cast<double>(timer.nsecsElapsed()) / 1e6;
    reader.close();
    if (!page)
        return fail(page.error().detail);
    std::printf(
        "{\"ms\":%.3f,\"rows\":%lld}\n", milliseconds, static_cast<long long>(page->size()));
    return 0;
}
