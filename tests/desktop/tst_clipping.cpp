// Plays every scene in every language in the smallest window, with the usual and with the largest
// font, and looks for texts that have less room than they need. Who may give way is an ElidedLabel
// or a cell: both show the whole in a tooltip.
#include "tests/desktop/picturetools.h"
#include "tests/desktop/studio.h"
#include "ui/models/language.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/themecontroller.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QTabBar>
#include <QTest>

using namespace keyferry;
using namespace keyferry::test;
using namespace Qt::StringLiterals;

namespace {

struct Lack
{
    int needed = 0;
    int given = 0;
    QString text{};

    [[nodiscard]] bool isReal() const { return needed > given; }
};

Lack lackOf(const QLabel &label)
{
    if (label.text().isEmpty() || qobject_cast<const ui::ElidedLabel *>(&label))
        return {};
    if (label.wordWrap())
        return {label.heightForWidth(label.width()), label.height(), label.text()};
    const QSize needed = label.sizeHint();
    if (needed.height() > label.height() + 1)
        return {needed.height(), label.height(), label.text()};
    return {needed.width(), label.width(), label.text()};
}

Lack lackOf(const QTabBar &bar)
{
    const QRect last = bar.tabRect(bar.count() - 1);
    return {last.right() + 1, bar.width(), bar.tabText(bar.count() - 1)};
}

Lack lackOf(const QHeaderView &header)
{
    constexpr int padding = 16;
    const QFontMetrics font(ui::Theme::current().fonts.captionStrong);
    for (int i = 0; i < header.count(); ++i) {
        const QString text = header.model()->headerData(i, header.orientation()).toString();
        const int needed = font.horizontalAdvance(text) + padding;
        if (!header.isSectionHidden(i) && needed > header.sectionSize(i))
            return {needed, header.sectionSize(i), text};
    }
    return {};
}

Lack lackOf(const QComboBox &box)
{
    constexpr int arrow = 30;
    const QString text = box.currentText();
    return {box.fontMetrics().horizontalAdvance(text) + arrow, box.width(), text};
}

Lack lackOf(const QLineEdit &edit)
{
    if (!edit.text().isEmpty() || edit.placeholderText().isEmpty())
        return {};
    const QMargins inside = edit.textMargins();
    const QString text = edit.placeholderText();
    if (edit.toolTip() == text)
        return {};
    constexpr int frame = 6;
    return {edit.fontMetrics().horizontalAdvance(text) + inside.left() + inside.right() + frame,
            edit.width(),
            text};
}

Lack lackOf(const QAbstractButton &button)
{
    if (button.text().isEmpty())
        return {};
    return {button.sizeHint().width(), button.width(), button.text()};
}

Lack lackOf(const QWidget &widget)
{
    if (const auto *label = qobject_cast<const QLabel *>(&widget))
        return lackOf(*label);
    if (const auto *bar = qobject_cast<const QTabBar *>(&widget))
        return lackOf(*bar);
    if (const auto *header = qobject_cast<const QHeaderView *>(&widget))
        return header->orientation() == Qt::Horizontal ? lackOf(*header) : Lack{};
    if (const auto *box = qobject_cast<const QComboBox *>(&widget))
        return lackOf(*box);
    if (const auto *edit = qobject_cast<const QLineEdit *>(&widget))
        return lackOf(*edit);
    if (const auto *button = qobject_cast<const QAbstractButton *>(&widget))
        return lackOf(*button);
    return {};
}

// Of a label or button that reaches beyond what holds it; in a scroll area that is no loss.
Lack lackInParent(const QWidget &widget)
{
    const QWidget *parent = widget.parentWidget();
    const bool hasText =
        qobject_cast<const QLabel *>(&widget) || qobject_cast<const QAbstractButton *>(&widget);
    if (!hasText || !parent || widget.isWindow()
        || qobject_cast<const QAbstractScrollArea *>(parent->parentWidget()))
        return {};
    return {widget.geometry().right() + 1, parent->width(), widget.accessibleName()};
}

} // namespace

class tst_Clipping final : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesRoomForEveryText_data();
    void leavesRoomForEveryText();

private:
    void inspect(const QString &scene, const QWidget &window);

    QMap<QString, QString> m_lacks{}; ///< each once, with the first scene that has it
};

void tst_Clipping::inspect(const QString &scene, const QWidget &window)
{
    for (const QWidget *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible())
            continue;
        for (const Lack &lack : {lackOf(*widget), lackInParent(*widget)}) {
            if (!lack.isReal())
                continue;
            const QString what =
                u"%1 “%2” of %3"_s.arg(QLatin1String(widget->metaObject()->className()),
                                       lack.text,
                                       QLatin1String(widget->window()->metaObject()->className()));
            if (!m_lacks.contains(what))
                m_lacks.insert(
                    what,
                    u"%1: %2 needs %3, has %4"_s.arg(
                        scene, what, QString::number(lack.needed), QString::number(lack.given)));
        }
    }
}

void tst_Clipping::leavesRoomForEveryText_data()
{
    QTest::addColumn<QString>("language");
    QTest::addColumn<int>("fontPixels");
    for (const ui::LanguageName &language : ui::languages()) {
        QTest::addRow("%s", language.code.data()) << QString(language.code) << 13;
        QTest::addRow("%s, largest font", language.code.data()) << QString(language.code) << 16;
    }
}

void tst_Clipping::leavesRoomForEveryText()
{
    QFETCH(const QString, language);
    QFETCH(const int, fontPixels);
    QFont font = QApplication::font();
    font.setPixelSize(fontPixels);
    QApplication::setFont(font);
    ui::ThemeController theme;
    ui::Language spoken;
    spoken.apply(language);
    theme.setLanguage(spoken.current());
    m_lacks.clear();
    int scenes = 0;
    Studio studio(
        {.usual = Studio::least, .look = [&](const QString &name, QWidget &window, QWidget *over) {
             ++scenes;
             inspect(name, over ? *over : window);
         }});
    studio.play();
    QVERIFY(scenes > 30);
    for (const QString &lack : std::as_const(m_lacks))
        qWarning().noquote() << lack;
    QVERIFY2(m_lacks.isEmpty(), qPrintable(u"%1 texts have too little room"_s.arg(m_lacks.size())));
}

QTEST_MAIN(tst_Clipping)
#include "tst_clipping.moc"
