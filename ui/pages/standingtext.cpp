#include "ui/pages/standingtext.h"

#include "ui/models/keycooling.h"
#include "ui/models/verdicttext.h"
#include "ui/models/wordlist.h"
#include "ui/widgets/formatting.h"

#include <QCoreApplication>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

// A key at a limit is active: that it waits shows in its deadline alone.
bool isAtLimit(const KeyStanding &standing, qint64 now)
{
    return standing.state == KeyState::Active && standing.servesAgainAt > now;
}

void describeCooling(StandingWords &words,
                     const KeyStanding &standing,
                     const QString &mask,
                     qint64 now)
{
    const CoolingDeadline first = coolingDeadline(standing.cooldowns);
    const QString until = format::moment(first.until, now);
    words.left = tr("%1 left").arg(format::timeLeft(first.until, now));
    if (first.model.isEmpty())
        words.lead = tr("%1 is cooling until %2").arg(mask, until);
    else if (first.others == 0)
        words.lead = tr("%1 is cooling for %2 until %3").arg(mask, first.model, until);
    else
        words.lead = tr("%1 is cooling for %2 models, the first until %3")
                         .arg(mask, format::count(first.others + 1), until);
}

void describe(StandingWords &words, const KeyStanding &standing, const QString &mask, qint64 now)
{
    switch (standing.state) {
    case KeyState::Active:
        words.lead = tr("%1 is active").arg(mask);
        if (isAtLimit(standing, now)) {
            words.lead = tr("%1 is at its limit until %2")
                             .arg(mask, format::moment(standing.servesAgainAt, now));
            words.left = tr("%1 left").arg(format::timeLeft(standing.servesAgainAt, now));
        }
        return;
    case KeyState::Cooling:
        if (!standing.cooldowns.isEmpty())
            return describeCooling(words, standing, mask, now);
        words.lead = tr("%1 is cooling").arg(mask);
        return;
    case KeyState::Invalid: words.lead = tr("%1 is invalid").arg(mask); return;
    case KeyState::Disabled: words.lead = tr("%1 is disabled by hand").arg(mask); return;
    }
    Q_UNREACHABLE();
}

QString lastError(const KeyRow &row, qint64 now)
{
    if (row.lastErrorStatus == 0 && row.lastError.isEmpty())
        return {};
    const QString status = QString::number(row.lastErrorStatus);
    QString what;
    if (row.lastError.isEmpty())
        what = u"%1 %2"_s.arg(status, statusWords(row.lastErrorStatus)).trimmed();
    else if (row.lastErrorStatus > 0)
        what = tr("%1 “%2”").arg(status, row.lastError);
    else
        what = tr("“%1”").arg(row.lastError);
    if (row.lastErrorAt == 0)
        return tr("Last error: %1.").arg(what);
    return tr("Last error: %1, %2.").arg(what, format::relativeTime(row.lastErrorAt, now));
}

// One cooldown has its deadline in the lead already.
QStringList cooldownLines(const QList<Cooldown> &cooldowns, qint64 now)
{
    if (cooldowns.size() == 1 && cooldowns.first().reason.isEmpty())
        return {};
    if (cooldowns.size() == 1)
        return {tr("Why: %1.").arg(cooldowns.first().reason)};
    QStringList lines;
    for (const Cooldown &cooldown : cooldowns) {
        const QString what = cooldown.model.isEmpty() ? tr("Every model") : cooldown.model;
        const QString until = tr("%1 until %2").arg(what, format::moment(cooldown.until, now));
        lines.append(cooldown.reason.isEmpty() ? tr("%1.").arg(until)
                                               : tr("%1: %2.").arg(until, cooldown.reason));
    }
    return lines;
}

QString failures(const KeyStanding &standing)
{
    const int row = standing.consecutiveFailures;
    if (standing.state == KeyState::Invalid && row == 0)
        return {};
    if (standing.threshold == 0)
        return row == 0 ? QString()
                        : tr("Failures in a row: %1; no threshold is set.").arg(format::count(row));
    return tr("%1 of %2 failures in a row that make it invalid.")
        .arg(format::count(row), format::count(standing.threshold));
}

QString limits(const KeyStanding &standing)
{
    QStringList used;
    const auto add = [&used](const QString &text, int now, int most) {
        if (most > 0)
            used.append(text.arg(format::count(now), format::count(most)));
    };
    add(tr("%1 of %2 requests this minute"), standing.usedThisMinute, standing.perMinute);
    add(tr("%1 of %2 today"), standing.usedToday, standing.perDay);
    add(tr("%1 of %2 in flight"), standing.inFlight, standing.maxInFlight);
    return used.isEmpty() ? QString() : tr("Used: %1.").arg(listed(used));
}

QString turnByStrategy(const KeyRow &row, const KeyStanding &standing)
{
    if (standing.strategy == "weighted"_L1)
        return tr("Next turn: by weight, it has %1.").arg(format::count(row.weight));
    if (standing.strategy == "least_in_flight"_L1)
        return tr("Next turn: when no key has fewer requests in flight; it has %1.")
            .arg(format::count(standing.inFlight));
    if (standing.strategy == "random"_L1)
        return tr("Next turn: at random.");
    return {};
}

QString nextTurn(const KeyRow &row, const KeyStanding &standing)
{
    if (standing.state == KeyState::Invalid)
        return tr("Not served until a check succeeds or it is restored.");
    if (standing.state == KeyState::Disabled)
        return tr("Not served until it is enabled.");
    const bool waitsAltogether =
        !standing.cooldowns.isEmpty() && coolingDeadline(standing.cooldowns).model.isEmpty();
    if (waitsAltogether)
        return tr("Next turn: not before its deadline.");
    if (standing.keysBefore == 0)
        return tr("Next turn: with the next request.");
    if (standing.keysBefore > 0)
        return standing.keysBefore == 1
                   ? tr("Next turn: after 1 other key.")
                   : tr("Next turn: after %1 other keys.").arg(format::count(standing.keysBefore));
    return turnByStrategy(row, standing);
}

} // namespace

StandingWords
standingWords(const KeyRow &row, const std::optional<KeyStanding> &standing, qint64 now)
{
    KeyStanding known{.state = row.state,
                      .cooldowns = row.cooldowns,
                      .consecutiveFailures = row.consecutiveFailures};
    if (standing)
        known = *standing;
    StandingWords words{.state = known.state};
    describe(words, known, row.mask, now);
    QStringList lines = cooldownLines(known.cooldowns, now);
    lines.append(lastError(row, now));
    if (standing) {
        lines.append(inSequence({failures(known), limits(known)}));
        lines.append(nextTurn(row, known));
    } else {
        lines.append(tr("The proxy does not hold this key now: its group is off, or it is still "
                        "being loaded."));
    }
    lines.removeAll(QString());
    words.lines = lines;
    return words;
}

} // namespace keyferry::ui
