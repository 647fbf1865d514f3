#pragma once

#include "ui/models/requestexporttask.h"

#include <QMenu>

class QItemSelectionModel;

namespace keyferry::ui {

class RequestTableModel;

/// What can be exported of the request table, and how; asks for the file.
class RequestExportMenu final : public QMenu
{
    Q_OBJECT

public:
    /// Both must outlive it.
    RequestExportMenu(const RequestTableModel &model,
                      const QItemSelectionModel *selection,
                      QWidget *parent);

Q_SIGNALS:
    void exportRequested(const keyferry::ui::LogExportOrder &order);

private:
    QAction *add(const QString &text, bool isSelection, LogFileFormat format);
    void ask(bool isSelection, LogFileFormat format);
    [[nodiscard]] QList<RequestRecord> selectedRecords() const;

    const RequestTableModel &m_model;
    const QItemSelectionModel *m_selection;
};

} // namespace keyferry::ui
