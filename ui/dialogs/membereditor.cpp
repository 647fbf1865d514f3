#include "ui/dialogs/membereditor.h"

#include "ui/models/errortext.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QMap>

#include <algorithm>
#include <utility>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

MemberEditor::MemberEditor(const QString &none, QWidget *parent)
    : QWidget(parent)
    , m_captions(makeCaptions())
    , m_none(new TextLabel(none, {.color = &Theme::textMuted}))
    , m_column(new QVBoxLayout)
    , m_note(new FieldNote(this, this))
{
    setFocusPolicy(Qt::StrongFocus); // for the buddy's label; the first line takes the focus
    m_none->setMinimumHeight(metrics::controlHeight);
    m_column->setSpacing(metrics::tight);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(metrics::tight);
    outer->addWidget(m_captions);
    outer->addWidget(m_none);
    outer->addLayout(m_column);
    outer->addWidget(m_note);
    rebuild();
}

QWidget *MemberEditor::makeCaptions()
{
    auto *captions = new QWidget(this);
    auto *row = new QHBoxLayout(captions);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(metrics::close);
    row->addStretch();
    const auto add = [row](const QString &text, int width) {
        auto *caption = new TextLabel(text, {.font = &Fonts::caption, .color = &Theme::textMuted});
        caption->setFixedWidth(width);
        row->addWidget(caption);
        return caption;
    };
    add(tr("Weight"), MemberRow::weightWidth);
    add(tr("Tier"), MemberRow::tierWidth);
    add(tr("Share"), MemberRow::shareWidth)->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    captions->setMinimumHeight(metrics::controlHeight); // beside the label of the row
    return captions;
}

void MemberEditor::setChoices(const QList<MemberChoice> &choices)
{
    if (choices == m_choices)
        return;
    remember();
    m_choices = choices;
    rebuild();
}

void MemberEditor::setMembers(const std::vector<MemberConfig> &members)
{
    m_remembered.clear();
    for (const MemberConfig &member : members)
        m_remembered.insert(member.group, {.member = member, .isMember = true});
    rebuild();
}

std::vector<MemberConfig> MemberEditor::members() const
{
    std::vector<MemberConfig> members;
    for (const MemberRow *line : m_lines) {
        if (line->isMember())
            members.push_back(line->member());
    }
    return members;
}

// Those that can come first.
bool MemberEditor::canAnyJoin() const
{
    return !m_lines.isEmpty() && m_lines.first()->canJoin();
}

void MemberEditor::setErrors(const std::vector<Error> &errors)
{
    const auto own = std::find_if(errors.begin(), errors.end(), [](const Error &error) {
        return error.field.startsWith("members"_L1);
    });
    m_note->setError(own == errors.end() ? QString() : fieldErrorText(*own));
}

// A group that cannot join for now keeps what was said of it before.
void MemberEditor::remember()
{
    for (const MemberRow *line : std::as_const(m_lines)) {
        if (line->canJoin())
            m_remembered.insert(line->group(),
                                {.member = line->member(), .isMember = line->isMember()});
    }
}

void MemberEditor::rebuild()
{
    for (MemberRow *line : std::exchange(m_lines, {})) {
        line->disconnect(this);
        line->hide();
        line->deleteLater(); // may be inside its own signal
    }
    for (const MemberChoice &choice : std::as_const(m_choices)) {
        auto *line = new MemberRow(choice, this);
        if (const auto known = m_remembered.constFind(choice.group); known != m_remembered.cend())
            line->setMember(known->member, known->isMember);
        m_lines.append(line);
        m_column->addWidget(line);
        line->show(); // now, so that it can take the focus
        connect(line, &MemberRow::changed, this, &MemberEditor::onChanged);
    }
    m_captions->setVisible(canAnyJoin());
    m_none->setVisible(!canAnyJoin());
    m_note->setHelp(canAnyJoin() ? tr("The lowest tier serves first, the next one where it cannot.")
                                 : QString());
    setFocusProxy(canAnyJoin() ? m_lines.first()->box() : nullptr);
    showShares();
}

void MemberEditor::onChanged()
{
    showShares();
    Q_EMIT changed();
}

void MemberEditor::showShares()
{
    QMap<int, int> sums; // by tier
    for (const MemberConfig &member : members())
        sums[member.tier] += member.weight;
    for (MemberRow *line : std::as_const(m_lines))
        line->setShare(sums.value(line->member().tier));
}

} // namespace keyferry::ui
