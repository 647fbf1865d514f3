#pragma once

#include "proxy/core/logreader.h"
#include "ui/models/attemptlistmodel.h"
#include "ui/models/requestcode.h"

#include <QWidget>

class QListView;
class QToolButton;

namespace keyferry::ui {

class ElidedLabel;
class IconLabel;
class TextLabel;
class Toast;

/// One request in full: what was asked, how it ended, and each attempt on a common time axis.
/// Rows of the log come without attempts: these are fetched.
class RequestDetail final : public QWidget
{
    Q_OBJECT

public:
    RequestDetail(LogReader &reader, Toast *toast, QWidget *parent = nullptr);

    /// The base URL of the proxy, for "Copy as".
    void setBaseUrl(const QString &url) { m_baseUrl = url; }
    void setRequest(const RequestRecord &record);
    [[nodiscard]] RequestId request() const { return m_attempts.request().id; }
    /// Lets the time of a running request go on, UTC ms: one that waits sends no news.
    void goOn(qint64 now);

Q_SIGNALS:
    void closeRequested();
    /// The person wants it in a window of its own.
    void windowRequested(const keyferry::RequestRecord &record);

private:
    [[nodiscard]] QWidget *makeHead();
    [[nodiscard]] QWidget *makeLegend();
    void display(const RequestRecord &record);
    void showFacts(const RequestRecord &record);
    void copyId();
    void addMenu(QToolButton *button);
    void copyAs(CodeKind kind);

    LogReader &m_reader;
    Toast *m_toast;
    QString m_baseUrl{};
    AttemptListModel m_attempts{};
    ElidedLabel *m_path = nullptr;
    IconLabel *m_mark = nullptr;
    TextLabel *m_status = nullptr;
    TextLabel *m_facts = nullptr;
    TextLabel *m_heading = nullptr;
    TextLabel *m_span = nullptr;
    TextLabel *m_error = nullptr;
    QListView *m_list = nullptr;
};

} // namespace keyferry::ui
