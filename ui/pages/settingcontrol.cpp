#include "ui/pages/settingcontrol.h"

#include "ui/models/settingwords.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/numberbox.h"
#include "ui/widgets/switch.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QPlainTextEdit>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int numberWidth = 110;
constexpr int choiceWidth = 240;
constexpr int lineWidth = 280;
constexpr int listHeight = 60;

QHBoxLayout *bareRow(QWidget *widget)
{
    auto *row = new QHBoxLayout(widget);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::close);
    return row;
}

NumberBox *makeNumberBox(const SettingDeclaration &declaration, qint64 least, QWidget *parent)
{
    auto *box = new NumberBox(least, declaration.max, unitTitle(declaration.unit), parent);
    box->setMinimumWidth(numberWidth);
    return box;
}

class SwitchControl final : public SettingControl
{
public:
    explicit SwitchControl(QWidget *parent)
        : SettingControl(parent)
        , m_switch(new Switch(this))
    {
        bareRow(this)->addWidget(m_switch, 0, Qt::AlignLeft);
        connect(m_switch, &Switch::toggled, this, &SwitchControl::showWord);
        connect(m_switch, &Switch::clicked, this, [this](bool isOn) {
            Q_EMIT committed(isOn ? u"on"_s : u"off"_s);
        });
        showWord();
    }
    void setText(const QString &text) override { m_switch->setChecked(text == "on"_L1); }
    [[nodiscard]] QWidget *field() const override { return m_switch; }

private:
    void showWord()
    {
        m_switch->setText(m_switch->isChecked() ? SettingControl::tr("On")
                                                : SettingControl::tr("Off"));
    }

    Switch *m_switch;
};

class ChoiceControl final : public SettingControl
{
public:
    ChoiceControl(const QStringList &choices, QWidget *parent)
        : SettingControl(parent)
        , m_box(new QComboBox(this))
    {
        for (const QString &choice : choices)
            m_box->addItem(choiceTitle(choice), choice);
        m_box->setMaximumWidth(std::max(choiceWidth, m_box->sizeHint().width()));
        m_box->setFocusPolicy(Qt::StrongFocus);
        QHBoxLayout *row = bareRow(this);
        row->addWidget(m_box, 1);
        row->addStretch();
        connect(m_box, &QComboBox::activated, this, [this] {
            Q_EMIT committed(m_box->currentData().toString());
        });
    }
    void setText(const QString &text) override { m_box->setCurrentIndex(m_box->findData(text)); }
    [[nodiscard]] QWidget *field() const override { return m_box; }

private:
    QComboBox *m_box;
};

class NumberControl final : public SettingControl
{
public:
    NumberControl(const SettingDeclaration &declaration, QWidget *parent)
        : SettingControl(parent)
        , m_box(makeNumberBox(declaration, declaration.min, this))
    {
        bareRow(this)->addWidget(m_box, 0, Qt::AlignLeft);
        connect(m_box, &NumberBox::typed, this, &SettingControl::typed);
        connect(m_box, &NumberBox::stepped, this, &SettingControl::committed);
        connect(m_box, &NumberBox::editingFinished, this, [this] {
            Q_EMIT committed(m_box->valueText());
        });
    }
    void setText(const QString &text) override { m_box->setValueText(text); }
    [[nodiscard]] QWidget *field() const override { return m_box; }

private:
    NumberBox *m_box;
};

// A tick, and beside it the number while there is a limit; none is stored as 0.
class LimitControl final : public SettingControl
{
public:
    LimitControl(const SettingDeclaration &declaration, QWidget *parent)
        : SettingControl(parent)
        , m_tick(new QCheckBox(this))
        , m_box(makeNumberBox(declaration, 1, this))
        , m_limit(usualLimit(declaration))
    {
        QHBoxLayout *row = bareRow(this);
        row->addWidget(m_tick);
        row->addWidget(m_box);
        row->addStretch();
        connect(m_tick, &QCheckBox::clicked, this, [this](bool isLimited) {
            Q_EMIT committed(isLimited ? m_limit : u"0"_s);
        });
        connect(m_box, &NumberBox::typed, this, &SettingControl::typed);
        connect(m_box, &NumberBox::stepped, this, &SettingControl::committed);
        connect(m_box, &NumberBox::editingFinished, this, [this] {
            if (m_tick->isChecked())
                Q_EMIT committed(m_box->valueText());
        });
        setText(u"0"_s);
    }
    void setText(const QString &text) override
    {
        const bool isLimited = text != "0"_L1;
        m_tick->setChecked(isLimited);
        m_tick->setText(isLimited ? QString() : SettingControl::tr("No limit"));
        m_box->setVisible(isLimited);
        if (!isLimited)
            return;
        m_limit = text;
        m_box->setValueText(text);
    }
    [[nodiscard]] QWidget *field() const override { return m_box; }
    [[nodiscard]] QWidget *entrance() const override { return m_tick; }
    void setName(const QString &name) override
    {
        m_box->setAccessibleName(name);
        m_tick->setAccessibleName(SettingControl::tr("%1: limited").arg(name));
    }

private:
    // What ticking begins with where nothing was ever set.
    static QString usualLimit(const SettingDeclaration &declaration)
    {
        constexpr qint64 aMinutesWorth = 60;
        const qint64 fallback = std::get<qint64>(declaration.fallback);
        return QString::number(fallback > 0 ? fallback : std::min(aMinutesWorth, declaration.max));
    }

    QCheckBox *m_tick;
    NumberBox *m_box;
    QString m_limit;
};

class LineControl final : public SettingControl
{
public:
    LineControl(SettingRule rule, QWidget *parent)
        : SettingControl(parent)
        , m_line(new QLineEdit(this))
    {
        m_line->setMaximumWidth(lineWidth);
        QHBoxLayout *row = bareRow(this);
        row->addWidget(m_line, 1);
        connect(m_line, &QLineEdit::textEdited, this, &SettingControl::typed);
        connect(m_line, &QLineEdit::editingFinished, this, [this] {
            Q_EMIT committed(m_line->text());
        });
        if (rule != SettingRule::FilePath) {
            row->addStretch();
            return;
        }
        QToolButton *browse = makeIconButton("folder", SettingControl::tr("Choose a file"), this);
        row->addWidget(browse);
        connect(browse, &QToolButton::clicked, this, &LineControl::browse);
    }
    void setText(const QString &text) override
    {
        if (text != m_line->text())
            m_line->setText(text);
    }
    [[nodiscard]] QWidget *field() const override { return m_line; }

private:
    void browse()
    {
        const QString file = QFileDialog::getOpenFileName(
            window(), SettingControl::tr("Choose a file"), m_line->text());
        if (!file.isEmpty())
            Q_EMIT committed(file);
    }

    QLineEdit *m_line;
};

// One member a line; commas between them are the registry's business.
class ListControl final : public SettingControl
{
public:
    explicit ListControl(QWidget *parent)
        : SettingControl(parent)
        , m_box(new QPlainTextEdit(this))
    {
        m_box->setMaximumWidth(lineWidth);
        m_box->setFixedHeight(listHeight);
        m_box->document()->setDocumentMargin(7);
        m_box->setTabChangesFocus(true);
        m_box->setPlaceholderText(SettingControl::tr("One a line"));
        m_box->installEventFilter(this);
        QHBoxLayout *row = bareRow(this);
        row->addWidget(m_box, 1);
        row->addStretch();
        connect(m_box, &QPlainTextEdit::textChanged, this, [this] {
            if (m_box->hasFocus())
                Q_EMIT typed(value());
        });
    }
    void setText(const QString &text) override
    {
        if (text == value())
            return;
        m_box->setPlainText(QString(text).replace(u',', u'\n'));
    }
    [[nodiscard]] QWidget *field() const override { return m_box; }

    bool eventFilter(QObject *watched, QEvent *event) override
    {
        if (watched == m_box && event->type() == QEvent::FocusOut)
            Q_EMIT committed(value());
        return SettingControl::eventFilter(watched, event);
    }

private:
    [[nodiscard]] QString value() const
    {
        QStringList members;
        for (const QString &line : m_box->toPlainText().split(u'\n')) {
            if (!line.trimmed().isEmpty())
                members.append(line.trimmed());
        }
        return members.join(u',');
    }

    QPlainTextEdit *m_box;
};

} // namespace

SettingControl *makeSettingControl(const SettingDeclaration &declaration, QWidget *parent)
{
    if (declaration.zeroMeansNone)
        return new LimitControl(declaration, parent);
    switch (declaration.type) {
    case SettingType::Integer:
    case SettingType::Seconds: return new NumberControl(declaration, parent);
    case SettingType::Boolean: return new SwitchControl(parent);
    case SettingType::Text: return new LineControl(declaration.rule, parent);
    case SettingType::Choice: return new ChoiceControl(declaration.choices, parent);
    case SettingType::List: return new ListControl(parent);
    }
    Q_UNREACHABLE();
}

} // namespace keyferry::ui
