#include "app/otherusers.h"

#include <QtGlobal>

#include <algorithm>

#ifdef Q_OS_UNIX
#include <pwd.h>
#include <unistd.h>
#endif

namespace keyferry::app {

namespace {

#ifdef Q_OS_MACOS
constexpr qint64 firstPerson = 501;
#else
constexpr qint64 firstPerson = 1000; // UID_MIN and UID_MAX of login.defs, in every distribution
#endif
constexpr qint64 lastPerson = 60'000;

bool canLogIn(const QByteArray &shell)
{
    return !shell.endsWith("/nologin") && !shell.endsWith("/false");
}

} // namespace

bool hasOtherPeople(const std::vector<Account> &accounts, qint64 self)
{
    return std::any_of(accounts.begin(), accounts.end(), [self](const Account &account) {
        const bool isPerson = account.uid >= firstPerson && account.uid <= lastPerson;
        return isPerson && account.uid != self && canLogIn(account.shell);
    });
}

bool hasOtherPeople()
{
#ifdef Q_OS_UNIX
    std::vector<Account> accounts;
    setpwent();
    while (const passwd *entry = getpwent())
        accounts.push_back({.uid = entry->pw_uid, .shell = entry->pw_shell});
    endpwent();
    return hasOtherPeople(accounts, getuid());
#else
    return false;
#endif
}

} // namespace keyferry::app
