#include "ui/dialogs/exportkeysdialog.h"

#include "ui/dialogs/dialogfoot.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QButtonGroup>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QRadioButton>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int usualWidth = 460;

} // namespace

ExportKeysDialog::ExportKeysDialog(const Offer &offer, QWidget *parent)
    : QDialog(parent)
    , m_offer(offer)
    , m_choices(new QButtonGroup(this))
    , m_formats(new QButtonGroup(this))
    , m_foot(new DialogFoot(tr("Choose a file…"), ButtonKind::Primary, this))
{
    setWindowTitle(tr("Export keys"));
    setMinimumWidth(usualWidth);
    auto *warning =
        new TextLabel(tr("The file will hold the keys in clear. Only you will be able to "
                         "read it (mode 0600), but whoever gets a copy can use them."),
                      {});
    warning->setWordWrap(true);
    warning->setAlignment(Qt::AlignLeft | Qt::AlignTop); // beside its mark
    auto *lead = new QHBoxLayout;
    lead->setSpacing(metrics::gap);
    lead->addWidget(new IconLabel("warning", metrics::iconList, &Theme::warning), 0, Qt::AlignTop);
    lead->addWidget(warning, 1);

    auto *content = new QVBoxLayout;
    content->setContentsMargins(
        metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin, metrics::dialogMargin);
    content->setSpacing(metrics::block);
    content->addLayout(lead);
    content->addWidget(makeChoices());
    content->addWidget(makeFormats());
    content->addStretch();
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addLayout(content, 1);
    column->addWidget(m_foot);
    connect(m_foot, &DialogFoot::primaryClicked, this, &ExportKeysDialog::chooseFile);
}

QWidget *ExportKeysDialog::makeChoices()
{
    auto *choices = new QWidget(this);
    auto *column = new QVBoxLayout(choices);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::close);
    const GroupId group = m_offer.group->id;
    const KeyCounts &counts = m_offer.counts;
    addChoice(tr("Selected keys (%L1)"),
              m_offer.selected.size(),
              {.group = group, .ids = m_offer.selected});
    addChoice(tr("All keys (%L1)"), counts.total(), {.group = group, .all = true});
    addChoice(tr("Active keys (%L1)"),
              counts.active + counts.cooling,
              {.group = group, .state = KeyState::Active});
    addChoice(
        tr("Invalid keys (%L1)"), counts.invalid, {.group = group, .state = KeyState::Invalid});
    for (QAbstractButton *choice : m_choices->buttons())
        column->addWidget(choice);
    if (!m_choices->buttons().isEmpty())
        m_choices->buttons().first()->setChecked(true);
    m_foot->setReady(!m_choices->buttons().isEmpty(),
                     m_choices->buttons().isEmpty() ? tr("The group has no keys.") : QString());
    return choices;
}

void ExportKeysDialog::addChoice(const QString &text, qint64 count, const KeySelection &selection)
{
    if (count == 0)
        return;
    m_choices->addButton(new QRadioButton(text.arg(count)), static_cast<int>(m_selections.size()));
    m_selections.append(selection);
}

QWidget *ExportKeysDialog::makeFormats()
{
    auto *formats = new QWidget(this);
    auto *column = new QVBoxLayout(formats);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::close);
    const auto add = [this, column](const QString &text, KeyFileFormat format) {
        auto *choice = new QRadioButton(text);
        m_formats->addButton(choice, static_cast<int>(format));
        column->addWidget(choice);
    };
    add(tr("As &text, a key a line"), KeyFileFormat::Text);
    add(tr("As &CSV, with state, notes, tag, weight and priority"), KeyFileFormat::Csv);
    m_formats->button(static_cast<int>(KeyFileFormat::Text))->setChecked(true);
    return formats;
}

KeyFileFormat ExportKeysDialog::format() const
{
    return static_cast<KeyFileFormat>(m_formats->checkedId());
}

void ExportKeysDialog::chooseFile()
{
    const QLatin1String ending = format() == KeyFileFormat::Csv ? "csv"_L1 : "txt"_L1;
    const QString name =
        u"%1-keys.%2"_s.arg(QString::fromLatin1(m_offer.group->name), QString(ending));
    const QString path = QFileDialog::getSaveFileName(this, tr("Export keys"), name);
    if (!path.isEmpty())
        exportTo(path);
}

void ExportKeysDialog::exportTo(const QString &path)
{
    Q_EMIT exportRequested(m_selections.at(m_choices->checkedId()), format(), path);
    accept();
}

} // namespace keyferry::ui
