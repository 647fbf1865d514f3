#pragma once

#include "proxy/core/records.h"

#include <QAbstractListModel>

namespace keyferry::ui {

/// The attempts of one request, in order, for the detail's bars: roles::attempt is the record,
/// roles::outcome the request's, Qt::DisplayRole the sequence number. Main thread.
class AttemptListModel final : public QAbstractListModel
{
    Q_OBJECT

public:
    using QAbstractListModel::QAbstractListModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

    /// Another request resets; the same one, further on, changes rows and appends.
    void setRequest(const RequestRecord &request);
    void clear();

    [[nodiscard]] const RequestRecord &request() const { return m_request; }
    /// Milliseconds the time axis reaches: the end of the last attempt or of the request.
    [[nodiscard]] qint64 spanMs() const;
    [[nodiscard]] bool isLast(int row) const { return row == rowCount() - 1; }

private:
    [[nodiscard]] QString speech(int row) const;

    RequestRecord m_request{};
};

} // namespace keyferry::ui

Q_DECLARE_METATYPE(keyferry::AttemptRecord)
