#include "ui/dialogs/requeststep.h"

#include "ui/dialogs/arrivalcard.h"
#include "ui/dialogs/snippetbox.h"
#include "ui/models/errortext.h"
#include "ui/models/requestcolumns.h"
#include "ui/models/snippettarget.h"

#include <QVBoxLayout>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

RequestStep::RequestStep(const SetupParts &parts, SetupResult &result, QWidget *parent)
    : SetupStep(parts, result, parent)
    , m_snippet(new SnippetBox(*parts.editor, ButtonKind::Plain, this))
    , m_arrival(new ArrivalCard(*parts.editor, *parts.gateway, this))
{
    content()->addWidget(m_snippet, 1);
    content()->addWidget(m_arrival);
    setFocusProxy(m_snippet);
    connect(m_snippet, &SnippetBox::failed, this, [this](const Error &error) {
        Q_EMIT failed(errorText(error));
    });
    connect(m_snippet, &SnippetBox::copied, m_arrival, &ArrivalCard::noteCopied);
    connect(m_arrival, &ArrivalCard::changed, this, &RequestStep::takeArrival);
    connect(m_arrival, &ArrivalCard::sendRequested, this, &RequestStep::sendOne);
    // The address may change below it: another port.
    connect(parts.editor, &ConfigEditor::snapshotChanged, this, [this] {
        if (isVisible())
            showTarget();
    });
}

QString RequestStep::name() const
{
    return tr("First request");
}

QString RequestStep::remark() const
{
    return isDone() ? outcomeText(m_arrival->arrived()) : tr("Copy a snippet and watch");
}

bool RequestStep::isDone() const
{
    return result().request != RequestId{}
           && m_arrival->arrived().outcome != RequestOutcome::Running;
}

QString RequestStep::verb() const
{
    return tr("Show it in Requests");
}

QString RequestStep::obstacle() const
{
    return result().request == RequestId{} ? tr("No request has arrived yet.") : QString();
}

void RequestStep::enter()
{
    setHeading(
        tr("Send the first request"),
        group() ? tr("Run the snippet in a terminal, or send one from here, and watch it arrive.")
                : tr("There is no group to send a request to yet. Go back and create one, "
                     "or skip this step."));
    showTarget();
}

void RequestStep::showTarget()
{
    m_snippet->setTarget(group(), accessKey());
    m_arrival->watch(result().group, group() && accessKey() != AccessKeyId{});
}

// The step before may have been skipped.
AccessKeyId RequestStep::accessKey() const
{
    if (result().accessKey != AccessKeyId{})
        return result().accessKey;
    for (const AccessKeyConfig &key : editor().snapshot()->accessKeys) {
        if (key.enabled && key.scope.covers(result().group))
            return key.id;
    }
    return {};
}

void RequestStep::takeArrival()
{
    result().request = m_arrival->arrived().id;
    Q_EMIT changed();
}

void RequestStep::sendOne()
{
    editor().revealAccessKey(accessKey(),
                             {this, [this](const Result<Secret> &secret) { sendWith(secret); }});
}

void RequestStep::sendWith(const Result<Secret> &accessKey)
{
    if (!accessKey)
        return m_arrival->fail(errorText(accessKey.error()));
    const GroupPtr target = group();
    const QString endpoint = target ? listenerEndpoint(gateway().status(), *target) : QString();
    if (endpoint.isEmpty())
        return; // stopped or removed meanwhile, and the card says so
    SnippetTarget where = snippetTarget(*editor().snapshot(), *target, {});
    where.endpoint = endpoint;
    m_arrival->send(nativeCall(where), *accessKey);
}

} // namespace keyferry::ui
