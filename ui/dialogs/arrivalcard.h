#pragma once

#include "proxy/core/configeditor.h"
#include "proxy/core/gateway.h"
#include "ui/dialogs/testrequest.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace keyferry::ui {

class IconLabel;
class TextLabel;

/// Waits for a request of one group and says how it went. Its button sends one where nobody else
/// does, or starts a proxy that does not run. GUI thread.
class ArrivalCard final : public QWidget
{
    Q_OBJECT

public:
    ArrivalCard(ConfigEditor &editor, Gateway &gateway, QWidget *parent = nullptr);

    /// Watches from now on. \param canSend  whether there is a group, and an access key that opens
    /// it
    void watch(GroupId group, bool canSend);
    /// The snippet has just been copied; says what to do with it.
    void noteCopied();
    /// Sends one to ourselves; ends one that is under way.
    void send(const NativeCall &call, const Secret &accessKey);
    void fail(const QString &sentence);
    /// The one that counts: the first that worked, until then the newest; id 0: none.
    [[nodiscard]] const RequestRecord &arrived() const { return m_arrived; }

Q_SIGNALS:
    void changed(); ///< what has arrived, or how it went
    /// The button was pressed: the owner fetches the access key and calls send().
    void sendRequested();

protected:
    void hideEvent(QHideEvent *event) override;

private:
    void take(const QList<RequestRecord> &records);
    void takeAnswer(const TestAnswer &answer);
    void press();
    void cancel();
    void refresh();
    void showButton();
    void showRequest();
    void showStandstill();
    void
    tell(QAnyStringView icon, ThemeColor color, const QString &sentence, const QString &detail);

    ConfigEditor &m_editor;
    Gateway &m_gateway;
    TestRequest m_request{};
    QString m_sentTo{};                   ///< address of the last one we sent
    bool m_awaitsRecord = false;          ///< of that one
    std::optional<TestAnswer> m_answer{}; ///< to that one, while its record has not come
    QString m_failure{};                  ///< why none could be sent, or the port not be changed
    GroupId m_group{};
    RequestRecord m_arrived{};
    bool m_isWatching = false;
    bool m_canSend = false;
    bool m_isCopied = false;
    IconLabel *m_mark = nullptr;
    TextLabel *m_sentence = nullptr;
    TextLabel *m_detail = nullptr;
    QPushButton *m_button = nullptr;
};

} // namespace keyferry::ui
