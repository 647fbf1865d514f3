#include "ui/dialogs/upstreameditor.h"

#include "ui/models/errortext.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr int largestWeight = 10'000;
constexpr int weightWidth = 72;
constexpr int shareWidth = 52;

} // namespace

UpstreamLine::UpstreamLine(const UpstreamDraft &draft, QWidget *parent)
    : QWidget(parent)
    , m_proxyUrl(draft.proxyUrl)
    , m_url(new QLineEdit(draft.url, this))
    , m_weight(new QSpinBox(this))
    , m_share(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
    , m_remove(makeIconButton("close", tr("Remove this upstream"), this))
    , m_note(new FieldNote(m_url, this))
{
    m_url->setAccessibleName(tr("Address of the upstream"));
    m_weight->setAccessibleName(tr("Weight"));
    m_weight->setToolTip(tr("Weight: 0 is off"));
    m_weight->setRange(0, largestWeight);
    m_weight->setValue(draft.weight);
    m_weight->setFixedWidth(weightWidth);
    m_share->setFixedWidth(shareWidth);
    m_share->setAlignment(Qt::AlignRight | Qt::AlignVCenter);

    auto *row = new QHBoxLayout;
    row->setSpacing(metrics::close);
    row->addWidget(m_url, 1);
    row->addWidget(m_weight);
    row->addWidget(m_share);
    row->addWidget(m_remove);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::tight);
    column->addLayout(row);
    column->addWidget(m_note);

    connect(m_url, &QLineEdit::textChanged, this, &UpstreamLine::changed);
    connect(m_weight, &QSpinBox::valueChanged, this, &UpstreamLine::changed);
    connect(m_remove, &QToolButton::clicked, this, &UpstreamLine::removeRequested);
}

UpstreamDraft UpstreamLine::draft() const
{
    return {.url = m_url->text().trimmed(), .weight = m_weight->value(), .proxyUrl = m_proxyUrl};
}

void UpstreamLine::setShare(int sum)
{
    m_share->setText(m_weight->value() == 0
                         ? tr("off")
                         : tr("%1 %").arg(qRound(100.0 * m_weight->value() / sum)));
}

void UpstreamLine::setRemovable(bool isRemovable)
{
    m_remove->setEnabled(isRemovable);
}

void UpstreamLine::setError(const QString &sentence)
{
    m_note->setError(sentence);
}

UpstreamEditor::UpstreamEditor(QWidget *parent)
    : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus); // for the buddy's label; the first line takes the focus
    auto *add = makeLink(tr("&Add an upstream"), this);
    m_note = new FieldNote(add, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->setSpacing(metrics::tight);
    m_column = new QVBoxLayout;
    m_column->setSpacing(metrics::close);
    outer->addLayout(m_column);
    outer->addWidget(m_note);
    outer->addWidget(add, 0, Qt::AlignLeft);
    connect(add, &QPushButton::clicked, this, &UpstreamEditor::addEmptyLine);
    setUpstreams({});
}

void UpstreamEditor::setUpstreams(const std::vector<UpstreamDraft> &upstreams)
{
    qDeleteAll(m_lines);
    m_lines.clear();
    for (const UpstreamDraft &draft : upstreams)
        addLine(draft);
    if (upstreams.empty())
        addLine({});
    onChanged();
}

std::vector<UpstreamDraft> UpstreamEditor::upstreams() const
{
    std::vector<UpstreamDraft> upstreams;
    for (const UpstreamLine *line : m_lines)
        upstreams.push_back(line->draft());
    // One empty line is a list nobody has begun: the channel's default stands for it.
    if (upstreams.size() == 1 && upstreams.front().url.isEmpty())
        return {};
    return upstreams;
}

void UpstreamEditor::setErrors(const std::vector<Error> &errors)
{
    m_note->clearError();
    for (UpstreamLine *line : std::as_const(m_lines))
        line->setError({});
    for (const Error &error : errors) {
        if (error.field == "upstreams"_L1)
            m_note->setError(fieldErrorText(error));
        for (int i = 0; i < m_lines.size(); ++i) {
            if (error.field.startsWith(u"upstreams[%1]."_s.arg(i)))
                m_lines.at(i)->setError(fieldErrorText(error));
        }
    }
}

QLineEdit *UpstreamEditor::firstField() const
{
    return m_lines.first()->url();
}

void UpstreamEditor::addLine(const UpstreamDraft &draft)
{
    auto *line = new UpstreamLine(draft, this);
    m_lines.append(line);
    m_column->addWidget(line);
    connect(line, &UpstreamLine::changed, this, &UpstreamEditor::onChanged);
    connect(line, &UpstreamLine::removeRequested, this, [this, line] { removeLine(line); });
}

void UpstreamEditor::addEmptyLine()
{
    addLine({});
    m_lines.last()->url()->setFocus();
    onChanged();
}

void UpstreamEditor::removeLine(UpstreamLine *line)
{
    const auto position = m_lines.indexOf(line);
    m_lines.removeAt(position);
    line->hide();
    line->deleteLater(); // it is inside its own signal
    m_lines.at(qMin(position, m_lines.size() - 1))->url()->setFocus();
    onChanged();
}

void UpstreamEditor::onChanged()
{
    int sum = 0;
    for (const UpstreamLine *line : std::as_const(m_lines))
        sum += line->draft().weight;
    setFocusProxy(m_lines.first()->url());
    showPlaceholder();
    for (UpstreamLine *line : std::as_const(m_lines)) {
        line->setShare(sum);
        line->setRemovable(m_lines.size() > 1);
    }
    Q_EMIT changed();
}

void UpstreamEditor::setDefaultUrl(const QString &url)
{
    m_defaultUrl = url;
    showPlaceholder();
}

void UpstreamEditor::showPlaceholder()
{
    const bool standsForAll = m_lines.size() == 1 && !m_defaultUrl.isEmpty();
    for (const UpstreamLine *line : std::as_const(m_lines))
        line->url()->setPlaceholderText(standsForAll ? m_defaultUrl : u"https://api.example.com"_s);
}

} // namespace keyferry::ui
