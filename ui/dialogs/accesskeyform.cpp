#include "ui/dialogs/accesskeyform.h"

#include "ui/dialogs/formrows.h"
#include "ui/models/errortext.h"
#include "ui/models/snippettarget.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/numberbox.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDateEdit>
#include <QFormLayout>
#include <QLineEdit>
#include <QListWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int mostGroupRows = 5;
constexpr qsizetype hardToGuess = 16; ///< characters
constexpr int never = 0;
constexpr int onADate = -1;
constexpr int asItIs = -2;

qint64 endOfDay(const QDate &date)
{
    return date.addDays(1).startOfDay().toMSecsSinceEpoch();
}

std::optional<int> limitIn(const NumberBox &box)
{
    const QString text = box.valueText().trimmed();
    if (text.isEmpty())
        return 0;
    bool isNumber = false;
    const int value = text.toInt(&isNumber);
    const bool isRight = isNumber && value >= 0 && value <= accesskeylimits::mostRequests;
    return isRight ? std::optional(value) : std::nullopt;
}

} // namespace

AccessKeyForm::AccessKeyForm(const ConfigSnapshot &snapshot,
                             const AccessKeyConfig *key,
                             QWidget *parent)
    : QWidget(parent)
    , m_snapshot(snapshot)
    , m_key(key ? std::optional(*key) : std::nullopt)
{
    makeFields();
    makeRows();
    fillGroups();
    if (key)
        fill(*key);
    connectFields();
    showDependent();
}

void AccessKeyForm::makeFields()
{
    m_name = new QLineEdit(this);
    m_name->setPlaceholderText(tr("who uses it: laptop, CI runner"));
    m_text = new QComboBox(this);
    if (m_key)
        m_text->addItem(tr("Keep %1").arg(m_key->mask), static_cast<int>(Text::Kept));
    m_text->addItem(m_key ? tr("Replace with a random one") : tr("Random, hard to guess"),
                    static_cast<int>(Text::Random));
    m_text->addItem(m_key ? tr("Replace with my own text") : tr("My own text"),
                    static_cast<int>(Text::Own));
    m_own = new QLineEdit(this);
    m_own->setAccessibleName(tr("Text of the key"));
    m_scope = new QComboBox(this);
    m_scope->addItems({tr("Every group"), tr("Chosen groups")});
    m_groups = new QListWidget(this);
    m_groups->setAccessibleName(tr("Groups it opens"));
    m_expiry = new QComboBox(this);
    m_expiry->addItem(tr("Never"), never);
    for (const int days : {30, 90, 365})
        m_expiry->addItem(tr("In %Ln day(s)", nullptr, days), days);
    m_expiry->addItem(tr("After a date"), onADate);
    m_date = new QDateEdit(QDate::currentDate().addMonths(1), this);
    m_date->setAccessibleName(tr("Last day"));
    m_date->setCalendarPopup(true);
    m_date->setDisplayFormat(QLocale().dateFormat(QLocale::ShortFormat));
    m_perMinute = new NumberBox(0, accesskeylimits::mostRequests, {}, this);
    m_perDay = new NumberBox(0, accesskeylimits::mostRequests, {}, this);
    for (NumberBox *box : {m_perMinute, m_perDay})
        box->setValueText(u"0"_s);
    m_enabled = new QCheckBox(tr("Ena&bled"), this);
    m_enabled->setChecked(true);
}

void AccessKeyForm::makeRows()
{
    m_nameNote = new FieldNote(m_name);
    m_ownNote = new FieldNote(m_own);
    m_groupsNote = new FieldNote(m_groups);
    m_dateNote = new FieldNote(m_date);
    m_perMinuteNote = new FieldNote(m_perMinute);
    m_perDayNote = new FieldNote(m_perDay);
    for (FieldNote *note : {m_nameNote, m_ownNote, m_groupsNote, m_dateNote, m_perDayNote})
        note->setWordWrap();
    m_perDayNote->setHelp(tr("0 is no limit. Over it, programs get 429 and when to try again."));
    const auto stacked = [](QWidget *choice, QWidget *field, FieldNote *note) {
        auto *both = new QWidget;
        auto *column = new QVBoxLayout(both);
        column->setContentsMargins(0, 0, 0, 0);
        column->setSpacing(metrics::close);
        column->addWidget(choice);
        column->addWidget(field);
        column->addWidget(note);
        return both;
    };
    auto *form = new QFormLayout(this);
    prepareForm(form);
    addFormRow(form, tr("&Name"), withNote(m_name, m_nameNote), m_name);
    addFormRow(form, tr("&Key"), stacked(m_text, m_own, m_ownNote), m_text);
    addFormRow(form, tr("&Opens"), stacked(m_scope, m_groups, m_groupsNote), m_scope);
    addFormRow(form, tr("&Expires"), stacked(m_expiry, m_date, m_dateNote), m_expiry);
    addFormRow(form, tr("Requests a &minute"), withNote(m_perMinute, m_perMinuteNote), m_perMinute);
    addFormRow(form, tr("Requests a &day"), withNote(m_perDay, m_perDayNote), m_perDay);
    if (m_key)
        form->addRow(QString(), m_enabled);
    else
        m_enabled->hide();
}

void AccessKeyForm::fillGroups()
{
    for (const GroupPtr &group : m_snapshot.groups) {
        auto *item = new QListWidgetItem(QString::fromLatin1(group->name), m_groups);
        item->setData(Qt::UserRole, toNumber(group->id));
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        item->setCheckState(Qt::Unchecked);
        item->setSizeHint({0, metrics::smallControlHeight});
    }
    const int rows = std::clamp(m_groups->count(), 1, mostGroupRows);
    m_groups->setFixedHeight(rows * metrics::smallControlHeight + 2 * m_groups->frameWidth());
    m_scope->setEnabled(m_groups->count() > 0);
}

void AccessKeyForm::fill(const AccessKeyConfig &key)
{
    m_name->setText(key.name);
    m_scope->setCurrentIndex(key.scope.isEveryGroup ? 0 : 1);
    for (int row = 0; row < m_groups->count(); ++row) {
        QListWidgetItem *item = m_groups->item(row);
        const bool isChosen =
            key.scope.groups.contains(GroupId(item->data(Qt::UserRole).toLongLong()));
        item->setCheckState(isChosen ? Qt::Checked : Qt::Unchecked);
    }
    if (key.expiresAt != 0) {
        // To the millisecond: saving another field must not move it.
        m_expiry->insertItem(1, format::fullTime(key.expiresAt), asItIs);
        m_expiry->setCurrentIndex(1);
    }
    m_perMinute->setValueText(QString::number(key.limits.perMinute));
    m_perDay->setValueText(QString::number(key.limits.perDay));
    m_enabled->setChecked(key.enabled);
}

void AccessKeyForm::connectFields()
{
    connect(m_own, &QLineEdit::textChanged, this, [this] { m_wasTyped = true; });
    for (QLineEdit *edit : {m_name, m_own})
        connect(edit, &QLineEdit::textChanged, this, &AccessKeyForm::changed);
    for (QComboBox *box : {m_text, m_scope, m_expiry}) {
        connect(box, &QComboBox::currentIndexChanged, this, &AccessKeyForm::showDependent);
        connect(box, &QComboBox::currentIndexChanged, this, &AccessKeyForm::changed);
    }
    for (NumberBox *box : {m_perMinute, m_perDay}) {
        connect(box, &NumberBox::typed, this, &AccessKeyForm::changed);
        connect(box, &NumberBox::stepped, this, &AccessKeyForm::changed);
    }
    connect(m_groups, &QListWidget::itemChanged, this, &AccessKeyForm::changed);
    connect(m_date, &QDateEdit::dateChanged, this, &AccessKeyForm::changed);
}

void AccessKeyForm::showDependent()
{
    m_own->setVisible(textChoice() == Text::Own);
    if (textChoice() == Text::Kept)
        m_ownNote->setHelp({});
    else if (m_key)
        m_ownNote->setHelp(tr("Programs that present the old text are refused from then on."));
    else
        m_ownNote->setHelp(tr("It can be shown and copied at any time."));
    m_groups->setVisible(m_scope->currentIndex() == 1);
    m_date->setVisible(isDateChosen());
}

AccessKeyForm::Text AccessKeyForm::textChoice() const
{
    return static_cast<Text>(m_text->currentData().toInt());
}

bool AccessKeyForm::isDateChosen() const
{
    return m_expiry->currentData().toInt() == onADate;
}

QString AccessKeyForm::name() const
{
    return m_name->text().trimmed();
}

bool AccessKeyForm::isKeyEnabled() const
{
    return m_enabled->isChecked();
}

AccessScope AccessKeyForm::scope() const
{
    if (m_scope->currentIndex() == 0)
        return {};
    QList<GroupId> groups;
    for (int row = 0; row < m_groups->count(); ++row) {
        const QListWidgetItem *item = m_groups->item(row);
        if (item->checkState() == Qt::Checked)
            groups.append(GroupId(item->data(Qt::UserRole).toLongLong()));
    }
    return onlyGroups(groups);
}

qint64 AccessKeyForm::expiresAt() const
{
    const int choice = m_expiry->currentData().toInt();
    switch (choice) {
    case never: return 0;
    case asItIs: return m_key->expiresAt;
    case onADate: return endOfDay(m_date->date());
    default: return endOfDay(QDate::currentDate().addDays(choice));
    }
}

AccessLimits AccessKeyForm::limits() const
{
    return {.perMinute = limitIn(*m_perMinute).value_or(0),
            .perDay = limitIn(*m_perDay).value_or(0)};
}

std::optional<Secret> AccessKeyForm::secret() const
{
    switch (textChoice()) {
    case Text::Kept: return std::nullopt;
    case Text::Random: return Secret();
    case Text::Own: return Secret(m_own->text().toUtf8());
    }
    Q_UNREACHABLE();
}

bool AccessKeyForm::judge()
{
    m_nameNote->setError(
        name().size() <= accesskeylimits::longestName
            ? QString()
            : tr("At most %1 characters.").arg(format::count(accesskeylimits::longestName)));
    judgeText();
    const bool hasNoGroup = !scope().isEveryGroup && scope().groups.isEmpty();
    m_groupsNote->setError(hasNoGroup ? tr("Choose a group, or every group.") : QString());
    const bool isPast = isDateChosen() && m_date->date() < QDate::currentDate();
    m_dateNote->setError(isPast ? tr("This day is over.") : QString());
    judgeLimit(*m_perMinute, m_perMinuteNote);
    judgeLimit(*m_perDay, m_perDayNote);
    const auto notes = {
        m_nameNote, m_ownNote, m_groupsNote, m_dateNote, m_perMinuteNote, m_perDayNote};
    const bool isMissing = textChoice() == Text::Own && m_own->text().isEmpty();
    return !isMissing && std::none_of(notes.begin(), notes.end(), [](const FieldNote *note) {
        return note->hasError();
    });
}

void AccessKeyForm::judgeText()
{
    m_ownNote->clearError();
    if (textChoice() != Text::Own || !m_wasTyped)
        return;
    const Secret typed(m_own->text().toUtf8());
    if (!validateAccessKey(typed))
        return m_ownNote->setError(
            tr("1 to 512 letters, digits and signs without accents; no space at either end."));
    if (const QString twin = twinOf(typed); !twin.isEmpty())
        return m_ownNote->setError(tr("%1 has this text already.").arg(twin));
    m_ownNote->setHelp(typed.reveal().size() < hardToGuess || typed == wellKnownAccessKey()
                           ? tr("Easy to guess: a random one is safer.")
                           : QString());
}

// Two keys of one text could not be told apart, whatever they open.
QString AccessKeyForm::twinOf(const Secret &secret) const
{
    const QByteArray fingerprint = m_snapshot.fingerprinter.fingerprint(secret.reveal());
    for (const AccessKeyConfig &key : m_snapshot.accessKeys) {
        const bool isSelf = m_key && m_key->id == key.id;
        if (!isSelf && key.fingerprint == fingerprint)
            return accessKeyTitle(key);
    }
    return {};
}

void AccessKeyForm::judgeLimit(const NumberBox &box, FieldNote *note)
{
    note->setError(
        limitIn(box)
            ? QString()
            : tr("A number from 0 to %1.").arg(format::count(accesskeylimits::mostRequests)));
}

void AccessKeyForm::showError(const Error &error)
{
    const auto show = [&error](QLatin1String field, FieldNote *note) {
        if (error.field == field)
            note->setError(fieldErrorText(error));
    };
    show("name"_L1, m_nameNote);
    show("access_key"_L1, m_ownNote);
    show("groups"_L1, m_groupsNote);
    show("expires_at"_L1, m_dateNote);
    show("rpm"_L1, m_perMinuteNote);
    show("rpd"_L1, m_perDayNote);
}

void AccessKeyForm::focusFirst()
{
    m_name->setFocus();
}

} // namespace keyferry::ui
