#pragma once

#include <QByteArray>

#include <vector>

namespace keyferry::app {

/// One account of the system's list of users.
struct Account
{
    qint64 uid = 0;
    QByteArray shell{};
};

/// Whether somebody else than `self` can log in: accounts of services have low or very high numbers
/// or a shell that refuses. Pure.
[[nodiscard]] bool hasOtherPeople(const std::vector<Account> &accounts, qint64 self);

/// The same of this machine; false where the system keeps no such list.
[[nodiscard]] bool hasOtherPeople();

} // namespace keyferry::app
