#include "tests/desktop/picturetools.h"
#include "tests/desktop/scenes/scenes.h"
#include "ui/dialogs/keypastebox.h"
#include "ui/dialogs/setupwizard.h"

#include <QPlainTextEdit>
#include <QPushButton>

namespace keyferry::test {

using namespace keyferry::ui;
using namespace Qt::StringLiterals;

namespace {

// The primary button, whatever the language.
void goOn(const SetupWizard &wizard)
{
    for (QPushButton *button : wizard.findChildren<QPushButton *>()) {
        if (button->isDefault())
            return button->click();
    }
}

void pasteKeys(const SetupWizard &wizard, FakeGateway &gateway)
{
    auto *box = wizard.findChild<KeyPasteBox *>();
    box->edit()->setPlainText(u"sk-proj-h2Vd81bNqTx9Qf\nsk-proj-Ur5kPz0aWeLm2a\n"
                              "sk-proj-c8YtE3fSbn7TdR\nsk-proj-h2Vd81bNqTx9Qf\n"
                              "sk-proj-9mQx4LrJktbb3Z\nsk-proj-Ko7wNs2GmeqW0e\n"
                              "“sk-proj-Tt07bWgZcuY3d”\nsk-proj-Dd0hXc5VpwZr6J"_s);
    Q_UNUSED(box->keys()) // now, not after a pause
    gateway.tryAnswer = CheckResult{.status = 200, .firstByteMs = 412};
    gateway.answerTrials();
    gateway.tryAnswer = CheckResult{.verdict = Verdict::KeyRejected,
                                    .status = 401,
                                    .message = u"HTTP 401: Incorrect API key provided"_s,
                                    .state = KeyState::Invalid};
}

} // namespace

/// Over a store of its own: the wizard is for an empty one.
void scenes::setup(Studio &studio)
{
    FakeConfigEditor editor;
    FakeGateway gateway;
    gateway.start();
    gateway.holdsTrials = true;
    editor.addAccessKey({.name = u"Default"_s, .secret = Secret("sk-123456")}, {});
    SetupWizard wizard({.editor = &editor, .gateway = &gateway, .hasOtherUsers = true});
    wizard.open();
    const QSize usual = wizard.size();
    const auto show = [&](const QString &name) {
        studio.showAlone(name, wizard);
        wizard.resize(wizard.minimumSize());
        studio.showAlone(name + u"-small"_s, wizard);
        wizard.resize(usual);
    };
    show(u"setup-group"_s);
    goOn(wizard);
    pasteKeys(wizard, gateway);
    show(u"setup-keys"_s);
    goOn(wizard);
    show(u"setup-access-key"_s);
    goOn(wizard);
    studio.showAlone(u"setup-waiting"_s, wizard);
    gateway.announce({{.id = RequestId{1},
                       .group = editor.snapshot()->group("openai")->id,
                       .keyMask = u"sk-p…x9Qf"_s,
                       .path = u"/proxy/openai/v1/chat/completions"_s,
                       .model = u"gpt-4.1-mini"_s,
                       .status = 200,
                       .outcome = RequestOutcome::Succeeded,
                       .durationMs = 412}});
    show(u"setup-request"_s);
}

} // namespace keyferry::test
