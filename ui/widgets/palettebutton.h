#pragma once

#include <QAbstractButton>

namespace keyferry::ui {

/// Looks like a search field and opens the command palette: glass, `Go to, or do …`, key cap.
class PaletteButton final : public QAbstractButton
{
    Q_OBJECT

public:
    explicit PaletteButton(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] QSize keyCapSize() const;

    QString m_keyCap;
};

} // namespace keyferry::ui
