#include "ui/pages/framecommands.h"

#include "ui/models/errortext.h"
#include "ui/pages/mainwindow.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

Command power(Gateway &gateway)
{
    const GatewayState state = gateway.status().state;
    const bool isUp = state == GatewayState::Running || state == GatewayState::Starting;
    if (isUp)
        return {.title = MainWindow::tr("Stop the proxy"),
                .icon = "stop"_L1,
                .run = [&gateway] { gateway.stop(); },
                .opensPage = false};
    return {.title = MainWindow::tr("Start the proxy"),
            .icon = "play"_L1,
            .run = [&gateway] { gateway.start(); },
            .opensPage = false};
}

Command copyAddress(const ConfigSnapshot &snapshot, const GroupConfig &group, MainWindow &window)
{
    const QString address = groupEndpoint(snapshot.settings, group.name);
    return {.title = MainWindow::tr("Copy base URL of %1").arg(QString::fromLatin1(group.name)),
            .aliases = group.displayName,
            .icon = "copy"_L1,
            .run =
                [&window, address] {
                    QGuiApplication::clipboard()->setText(address);
                    window.toast()->show(
                        {.text = MainWindow::tr("%1 copied").arg(address), .icon = "copy"});
                },
            .opensPage = false};
}

Command theme(const QString &title, const QString &value, ConfigEditor &editor, MainWindow &window)
{
    const auto done = [&window](const Outcome &outcome) {
        if (!outcome)
            window.toast()->show({.text = errorText(outcome.error()), .icon = "error"});
    };
    return {.title = title,
            .aliases = MainWindow::tr("appearance colours"),
            .icon = "sun"_L1,
            .run =
                [&editor, &window, value, done] {
                    editor.setSetting(settings::theme.name, value, {&window, done});
                },
            .opensPage = false};
}

} // namespace

QList<Command> frameCommands(Gateway &gateway, ConfigEditor &editor, MainWindow &window)
{
    const SnapshotPtr snapshot = editor.snapshot();
    QList<Command> all{power(gateway)};
    for (const GroupPtr &group : snapshot->groups)
        all.append(copyAddress(*snapshot, *group, window));
    all.append(theme(MainWindow::tr("Theme: as the system"), u"system"_s, editor, window));
    all.append(theme(MainWindow::tr("Theme: light"), u"light"_s, editor, window));
    all.append(theme(MainWindow::tr("Theme: dark"), u"dark"_s, editor, window));
    all.append({.title = MainWindow::tr("Quit keyferry"),
                .icon = "power"_L1,
                .run = [&window] { window.quit(); },
                .opensPage = false});
    return all;
}

} // namespace keyferry::ui
