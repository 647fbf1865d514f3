#pragma once

#include "ui/widgets/theme.h"

#include <QLabel>

namespace keyferry::ui {

/// A font of the type scale by name, so that labels follow the theme.
using ThemeFont = QFont Fonts::*;

/// A label in a style of the type scale and a colour of the theme. Plain text, whatever it holds:
/// names and errors come from outside.
class TextLabel : public QLabel
{
    Q_OBJECT

public:
    struct Look
    {
        ThemeFont font = &Fonts::body;
        ThemeColor color = &Theme::text;
    };

    explicit TextLabel(QWidget *parent = nullptr);
    TextLabel(const QString &text, const Look &look, QWidget *parent = nullptr);

    void setLook(const Look &look);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyLook();

    Look m_look{};
    bool m_isApplying = false;
};

/// One line that gives way when there is no room: at the right, for URLs in the middle. The tooltip
/// has the whole then.
class ElidedLabel final : public TextLabel
{
    Q_OBJECT

public:
    ElidedLabel(const Look &look, Qt::TextElideMode mode, QWidget *parent = nullptr);

    void setFullText(const QString &text);
    [[nodiscard]] QString fullText() const { return m_fullText; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void elide();

    QString m_fullText{};
    Qt::TextElideMode m_mode;
};

} // namespace keyferry::ui
