#pragma once

#include "proxy/core/logreader.h"

#include <QTimer>
#include <QWidget>

class QCompleter;
class QStringListModel;

namespace keyferry::ui {

class FieldNote;
class SearchField;

/// The filter line of the request table: typed tokens, completed as one types, and under it what
/// cannot be understood.
class RequestFilter final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestFilter(QWidget *parent = nullptr);

    /// Offered after `group:`.
    void setGroups(const QStringList &names) { m_groups = names; }
    void setQuery(const LogQuery &query);
    void clear();
    [[nodiscard]] QString text() const;
    void focusField();

Q_SIGNALS:
    void queryChanged(const keyferry::LogQuery &query);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void offer();
    void complete(const QString &choice);
    [[nodiscard]] qsizetype wordStart() const;

    SearchField *m_field = nullptr;
    FieldNote *m_note = nullptr;
    QCompleter *m_completer = nullptr;
    QStringListModel *m_choices = nullptr;
    QStringList m_groups{};
    QTimer m_pause{};
};

} // namespace keyferry::ui
