#pragma once

#include "ui/dialogs/setupstep.h"

namespace keyferry::ui {

class IconLabel;
class SnippetBox;
class TextLabel;

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
    [[nodiscard]] QWidget *makeArrival();
    [[nodiscard]] AccessKeyId accessKey() const;
    void watch(const QList<RequestRecord> &records);
    void showArrival();
    void showWaiting();
    void tell(const QString &sentence, const QString &detail);

    SnippetBox *m_snippet = nullptr;
    IconLabel *m_mark = nullptr;
    TextLabel *m_sentence = nullptr;
    TextLabel *m_detail = nullptr;
    RequestRecord m_arrived{};
    bool m_isWatching = false;
};

} // namespace keyferry::ui
