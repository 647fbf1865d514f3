#pragma once

#include "proxy/core/gateway.h"
#include "ui/dialogs/testrequest.h"
#include "ui/widgets/theme.h"

#include <QWidget>

#include <optional>

class QPushButton;

namespace keyferry::ui {

class IconLabel;
class TextLabel;

/// The foot of a snippet: sends a test request, says what came of it, and leads to its row.
class TestStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit TestStrip(Gateway &gateway, QWidget *parent = nullptr);

    /// Why no request can be sent; empty: it can, if the engine runs.
    void setObstacle(const QString &reason);
    /// As the button does; not while one is under way or none can be sent.
    void ask();
    void send(const NativeCall &call, const Secret &accessKey);
    void fail(const QString &sentence);
    /// Forgets the last result and cancels what is under way.
    void clear();
    [[nodiscard]] TestRequest &request() { return m_request; }
    [[nodiscard]] QString text() const;

Q_SIGNALS:
    /// The button was pressed: the owner fetches the access key and calls send().
    void sendRequested();
    void rowRequested(keyferry::RequestId request);

private:
    void press();
    void refresh();
    void takeAnswer(const TestAnswer &answer);
    void findRow(const QList<RequestRecord> &records);
    void showResult();
    void showWords(QAnyStringView icon, ThemeColor color, const QString &sentence);

    Gateway &m_gateway;
    TestRequest m_request{};
    QString m_obstacle{};
    std::optional<TestAnswer> m_answer{};
    std::optional<RequestRecord> m_row{};
    IconLabel *m_icon = nullptr;
    TextLabel *m_text = nullptr;
    QPushButton *m_showRow = nullptr;
    QPushButton *m_send = nullptr;
};

} // namespace keyferry::ui
