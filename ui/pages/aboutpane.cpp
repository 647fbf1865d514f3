#include "ui/pages/aboutpane.h"

#include "ui/widgets/copybutton.h"
#include "ui/widgets/textlabel.h"

#include <QCoreApplication>
#include <QSysInfo>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

struct Library
{
    QLatin1String name{};
    QLatin1String licence{}; ///< SPDX
    QLatin1String address{};
};

// What docs/architecture.md "Dependencies" lists, as it is linked.
constexpr Library libraries[]{
    {"Qt"_L1, "LGPL-3.0-only OR GPL-2.0-or-later"_L1, "https://www.qt.io"_L1},
    {"OpenSSL"_L1, "Apache-2.0"_L1, "https://www.openssl.org"_L1},
    {"llhttp"_L1, "MIT"_L1, "https://github.com/nodejs/llhttp"_L1},
    {"simdjson"_L1, "Apache-2.0"_L1, "https://simdjson.org"_L1},
    {"SQLite"_L1, "blessing"_L1, "https://www.sqlite.org"_L1},
    {"zlib"_L1, "Zlib"_L1, "https://www.zlib.net"_L1},
    {"Brotli"_L1, "MIT"_L1, "https://github.com/google/brotli"_L1},
    {"Zstandard"_L1, "BSD-3-Clause"_L1, "https://facebook.github.io/zstd"_L1},
};

} // namespace

AboutPane::AboutPane(QWidget *parent)
    : SettingsPane(u"about"_s, parent)
{
    const QString version = QCoreApplication::applicationVersion();
    const QString system = QSysInfo::prettyProductName();
    const QString qt = QString::fromLatin1(qVersion());
    auto *copy = new CopyButton(tr("Copy the versions"), this);
    copy->setCopyText(u"keyferry %1, Qt %2, %3"_s.arg(version, qt, system));
    addCard(tr("This program"));
    addRow(u"keyferry"_s, tr("Version %1").arg(version), copy);
    addRow(tr("Runs on"), tr("Qt %1, %2").arg(qt, system));
    addRow(tr("Licence"),
           tr("GPL-3.0-or-later: use, change and share it; there is no warranty. The file LICENSE "
              "has the whole text."));
    addCard(tr("Libraries"));
    for (const Library &library : libraries)
        addRow(library.name,
               tr("%1, %2", "licence, address").arg(library.licence, library.address));
}

} // namespace keyferry::ui
