#pragma once

#include "proxy/core/logreader.h"

#include <QTimer>
#include <QWidget>

class QCompleter;
class QStringListModel;

namespace keyferry::ui {

class FieldNote;
class TokenField;

/// The filter line of the request table: typed tokens, completed as one types and shown as chips
/// once they are whole, and under it what cannot be understood.
class RequestFilter final : public QWidget
{
    Q_OBJECT

public:
    explicit RequestFilter(QWidget *parent = nullptr);

    /// Offered after `group:`.
    void setGroups(const QStringList &names) { m_groups = names; }
    void setQuery(const LogQuery &query);
    void clear();
    /// The whole line, chips and text.
    [[nodiscard]] QString text() const;
    void focusField();
    /// How many pass; empty where nothing is filtered.
    void setCount(const QString &text);

Q_SIGNALS:
    void queryChanged(const keyferry::LogQuery &query);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void read();
    void finish();
    void takeTokens(bool isFinished);
    void offer();
    void complete(const QString &choice);
    [[nodiscard]] QStringList choicesFor(const QString &word) const;
    [[nodiscard]] qsizetype wordStart() const;

    TokenField *m_field = nullptr;
    FieldNote *m_note = nullptr;
    QCompleter *m_completer = nullptr;
    QStringListModel *m_choices = nullptr;
    QTimer m_pause{};
    QStringList m_groups{};
};

} // namespace keyferry::ui
