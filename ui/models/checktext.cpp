#include "ui/models/checktext.h"

#include <QCoreApplication>
#include <QLocale>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("keyferry::ui", text);
}

} // namespace

QString checkWords(const CheckResult &result)
{
    switch (result.verdict) {
    case Verdict::Success: return tr("Works");
    case Verdict::ClientFault: return tr("Unclear: the check was refused");
    case Verdict::KeyRejected: return tr("Rejected");
    case Verdict::OutOfCredit: return tr("Out of credit");
    case Verdict::RateLimited: return tr("Rate limited");
    case Verdict::Overloaded: return tr("Unclear: the provider is overloaded");
    case Verdict::UpstreamFault:
        return result.status == 0 ? tr("Unclear: no answer") : tr("Unclear: the upstream failed");
    case Verdict::ClientLeft: return tr("Not checked");
    }
    Q_UNREACHABLE();
}

QString trialWords(const CheckResult &result)
{
    if (result.verdict != Verdict::Success || result.firstByteMs < 0)
        return checkWords(result);
    return tr("Works \u00b7 %1 ms").arg(QLocale().toString(result.firstByteMs));
}

QString trialText(const CheckResult &result)
{
    if (result.verdict == Verdict::Success)
        return result.firstByteMs < 0
                   ? tr("%1 works.").arg(result.mask)
                   : tr("%1 works: answered after %2 ms.")
                         .arg(result.mask, QLocale().toString(result.firstByteMs));
    if (result.status == 0)
        return tr("The upstream could not be reached: %1.").arg(result.message);
    return tr("%1 with %2: %3.").arg(checkWords(result), result.mask, result.message);
}

QString whyNoCheck(Channel channel, const QString &checkPath)
{
    if (!needsCheckPath(channel) || !checkPath.isEmpty())
        return {};
    return tr("Keys of this channel can be checked only with a check path; edit the group to "
              "give it one.");
}

} // namespace keyferry::ui
