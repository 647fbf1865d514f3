#pragma once

#include "ui/dialogs/setupstep.h"

namespace keyferry::ui {

class ArrivalCard;
class SnippetBox;

/// Last step: a snippet to copy, and the request it sends as it arrives.
class RequestStep final : public SetupStep
{
    Q_OBJECT

public:
    RequestStep(const SetupParts &parts, SetupResult &result, QWidget *parent = nullptr);

    [[nodiscard]] QString name() const override;
    [[nodiscard]] QString remark() const override;
    [[nodiscard]] bool isDone() const override;
    [[nodiscard]] QString verb() const override;
    [[nodiscard]] QString obstacle() const override;
    void enter() override;
    void store() override { Q_EMIT stored(); }

private:
    [[nodiscard]] AccessKeyId accessKey() const;
    void showTarget();
    void takeArrival();
    void sendOne();
    void sendWith(const Result<Secret> &accessKey);

    SnippetBox *m_snippet = nullptr;
    ArrivalCard *m_arrival = nullptr;
};

} // namespace keyferry::ui
