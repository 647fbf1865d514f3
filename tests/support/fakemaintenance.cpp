#include "tests/support/fakemaintenance.h"

namespace keyferry::test {

using namespace Qt::StringLiterals;

void FakeMaintenance::figures(const Reply<StoreFigures> &reply)
{
    reply(figuresAnswer);
}

void FakeMaintenance::compact(const Reply<qint64> &reply)
{
    work(u"compact"_s, reply);
}

void FakeMaintenance::backUp(const BackupRequest &request, const Reply<qint64> &reply)
{
    lastBackup = request;
    work(u"backUp %1 %2 log"_s.arg(request.file, request.withLog ? u"with"_s : u"without"_s),
         reply);
}

void FakeMaintenance::prepareRestore(const RestoreRequest &request,
                                     const Reply<BackupContent> &reply)
{
    calls.append(u"prepareRestore "_s + request.file);
    if (QString::fromUtf8(request.passphrase.reveal()) != passphrase) {
        return reply(Error{.kind = ErrorKind::SecretsUnreadable,
                           .detail = u"the passphrase is another one"_s,
                           .field = u"passphrase"_s});
    }
    if (holdsWork)
        m_heldCheck = reply;
    else
        reply(contentAnswer);
}

void FakeMaintenance::confirmRestore(const Reply<Nothing> &reply)
{
    calls.append(u"confirmRestore"_s);
    reply(Nothing{});
}

void FakeMaintenance::finishWork()
{
    const auto held = std::exchange(m_held, {});
    if (held)
        (*held)(workAnswer);
    const auto heldCheck = std::exchange(m_heldCheck, {});
    if (heldCheck)
        (*heldCheck)(contentAnswer);
}

void FakeMaintenance::work(const QString &call, const Reply<qint64> &reply)
{
    calls.append(call);
    if (holdsWork)
        m_held = reply;
    else
        reply(workAnswer);
}

} // namespace keyferry::test
