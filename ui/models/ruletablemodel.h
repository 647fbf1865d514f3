#pragma once

#include "proxy/core/error.h"

#include <QAbstractTableModel>
#include <QHash>

#include <algorithm>
#include <vector>

namespace keyferry::ui {

/// Rules in their order, edited in place: rows are added, removed and moved, cells are set, and
/// each change is announced by edited(). Errors stand at their cells (roles::error); one of a cell
/// that nobody has filled in yet is kept back until showAllErrors().
class RuleTableModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const final;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const final;
    bool setData(const QModelIndex &index, const QVariant &value, int role) final;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const final;
    /// The new rows are empty.
    bool insertRows(int row, int count, const QModelIndex &parent = {}) final;
    bool removeRows(int row, int count, const QModelIndex &parent = {}) final;
    /// One row at a time.
    bool moveRows(const QModelIndex &sourceParent,
                  int sourceRow,
                  int count,
                  const QModelIndex &destinationParent,
                  int destinationChild) final;

    [[nodiscard]] Qt::DropActions supportedDropActions() const final { return Qt::MoveAction; }
    [[nodiscard]] QStringList mimeTypes() const final;
    /// The row's place alone: a value may be a credential.
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const final;
    /// Moves the row itself, so always false: nothing is left for the view to remove.
    bool dropMimeData(const QMimeData *data,
                      Qt::DropAction action,
                      int row,
                      int column,
                      const QModelIndex &parent) final;

    /// Takes those about cells of this table.
    void setErrors(const std::vector<Error> &errors);
    void showAllErrors();
    [[nodiscard]] int shownErrors() const;
    /// The first one shown from the top; invalid if none is.
    [[nodiscard]] QModelIndex firstShownError() const;

Q_SIGNALS:
    void edited();

protected:
    [[nodiscard]] virtual int size() const = 0;
    virtual void insertRule(int row) = 0;
    virtual void eraseRule(int row) = 0;
    /// \param to  where it stands afterwards
    virtual void moveRule(int from, int to) = 0;
    [[nodiscard]] virtual QString shown(int row, int column) const = 0;
    [[nodiscard]] virtual QVariant stored(int row, int column) const = 0;
    virtual void assign(int row, int column, const QVariant &value) = 0;
    [[nodiscard]] virtual bool isEditable(int row, int column) const;
    /// The list in a GroupDraft, as errors name it, `model_rules`.
    [[nodiscard]] virtual QLatin1String field() const = 0;
    /// `from` of `model_rules[0].from`; -1 for none of ours.
    [[nodiscard]] virtual int columnOf(QStringView part) const = 0;

    /// After the rules were replaced.
    void forgetErrors();

private:
    /// A bit a column: somebody has filled the cell in, or it was stored.
    using Touched = quint32;

    [[nodiscard]] QString shownError(int row, int column) const;
    [[nodiscard]] QModelIndex cellOf(const Error &error) const;

    QList<Touched> m_touched{};
    QHash<std::pair<int, int>, QString> m_errors{}; ///< by row and column
};

/// The rules themselves, in a vector.
template<typename Rule>
class RuleRows : public RuleTableModel
{
public:
    using RuleTableModel::RuleTableModel;

    [[nodiscard]] const std::vector<Rule> &rules() const { return m_rules; }
    /// Not an edit.
    void setRules(const std::vector<Rule> &rules);

protected:
    [[nodiscard]] int size() const final { return static_cast<int>(m_rules.size()); }
    void insertRule(int row) final { m_rules.insert(m_rules.begin() + row, Rule()); }
    void eraseRule(int row) final { m_rules.erase(m_rules.begin() + row); }
    void moveRule(int from, int to) final
    {
        const auto begin = m_rules.begin();
        if (from < to)
            std::rotate(begin + from, begin + from + 1, begin + to + 1);
        else
            std::rotate(begin + to, begin + from, begin + from + 1);
    }
    [[nodiscard]] const Rule &rule(int row) const
    {
        return m_rules.at(static_cast<std::size_t>(row));
    }
    [[nodiscard]] Rule &rule(int row) { return m_rules.at(static_cast<std::size_t>(row)); }

private:
    std::vector<Rule> m_rules{};
};

template<typename Rule>
void RuleRows<Rule>::setRules(const std::vector<Rule> &rules)
{
    if (rules == m_rules)
        return;
    beginResetModel();
    m_rules = rules;
    forgetErrors();
    endResetModel();
}

} // namespace keyferry::ui
