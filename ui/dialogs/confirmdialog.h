#pragma once

#include <QDialog>

namespace keyferry::ui {

/// Asks before something small that cannot be undone; the keyboard is on Cancel. accepted() is the
/// answer.
class ConfirmDialog final : public QDialog
{
    Q_OBJECT

public:
    struct Question
    {
        QString title{};
        QString lead{};        ///< what is asked
        QString consequence{}; ///< what goes, what stays
        QString verb{};        ///< of the button
    };

    explicit ConfirmDialog(const Question &question, QWidget *parent = nullptr);
};

} // namespace keyferry::ui
