#pragma once

#include "proxy/core/drafts.h"

#include <QWidget>

class QStandardItemModel;

namespace keyferry::ui {

class DataTable;

/// Lines of an import that were refused, each with the reason, in a card as high as it needs.
class RefusalTable final : public QWidget
{
    Q_OBJECT

public:
    explicit RefusalTable(int mostRows, QWidget *parent = nullptr);

    /// None hides it.
    void setRefusals(const std::vector<Refusal> &refusals);

private:
    int m_mostRows;
    QStandardItemModel *m_model = nullptr;
    DataTable *m_table = nullptr;
};

} // namespace keyferry::ui
