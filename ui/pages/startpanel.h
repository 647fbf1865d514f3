#pragma once

#include "proxy/core/gateway.h"

#include <QList>
#include <QWidget>

class QBoxLayout;

namespace keyferry::ui {

class StartStep;
class TextLabel;

/// What stands in place of zeros until the first request has come: three steps to it.
class StartPanel final : public QWidget
{
    Q_OBJECT

public:
    explicit StartPanel(QWidget *parent = nullptr);

    /// \param address  the one clients use
    void
    setProgress(bool hasGroup, bool hasKeys, const GatewayStatus &status, const QString &address);
    [[nodiscard]] const QList<StartStep *> &steps() const { return m_steps; }
    /// Offers the set-up assistant below the steps: where there is one.
    void offerAssistant();
    /// Likewise getting a backup back.
    void offerRestore();

Q_SIGNALS:
    void newGroupRequested();
    void addKeysRequested();
    void snippetsRequested();
    void assistantRequested();
    void restoreRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void makeSteps();
    void addLink(const QString &text, QAnyStringView icon, void (StartPanel::*asked)());

    TextLabel *m_sentence = nullptr;
    QBoxLayout *m_row = nullptr;
    QBoxLayout *m_links = nullptr;
    QList<StartStep *> m_steps{};
};

} // namespace keyferry::ui
