#include "ui/pages/usepane.h"

#include "ui/models/errortext.h"
#include "ui/models/providercatalogue.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/copybutton.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds{
    SnippetKind::Curl, SnippetKind::Python, SnippetKind::NodeJs, SnippetKind::Environment};

TextLabel *formLabel(const QString &text, QWidget *buddy)
{
    auto *label = new TextLabel(text, {.color = &Theme::textMuted});
    label->setBuddy(buddy);
    label->setMinimumHeight(metrics::controlHeight); // on the line of its field
    return label;
}

// Global keys, and those of this group.
bool mayUse(const AccessKeyConfig &key, GroupId group)
{
    return key.enabled && (!key.group || *key.group == group);
}

} // namespace

UsePane::UsePane(ConfigEditor &editor, Toast *toast, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_toast(toast)
    , m_kinds(new SegmentedFilter({{.text = u"curl"_s},
                                   {.text = u"Python"_s},
                                   {.text = u"Node.js"_s},
                                   {.text = tr("Environment")}},
                                  this))
    , m_text(new QPlainTextEdit(this))
    , m_note(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
    , m_copy(makeButton(tr("&Copy snippet"),
                        {.kind = ButtonKind::Primary, .size = ButtonSize::Small, .icon = "copy"},
                        this))
{
    m_kinds->setAccessibleName(tr("Kind of snippet"));
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Snippet"));
    m_text->setFont(Theme::current().fonts.mono);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->document()->setDocumentMargin(metrics::gap);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_note->setWordWrap(true);

    auto *bar = new QHBoxLayout;
    bar->addWidget(m_kinds);
    bar->addStretch();
    bar->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(metrics::wide, metrics::wide, metrics::wide, metrics::wide);
    column->setSpacing(metrics::block);
    column->addWidget(makeFields());
    column->addLayout(bar);
    column->addWidget(m_text, 1);
    column->addWidget(m_note);

    connect(m_kinds, &SegmentedFilter::currentChanged, this, &UsePane::showSnippet);
    connect(m_accessKeys, &QComboBox::currentIndexChanged, this, &UsePane::showSnippet);
    connect(m_copy, &QPushButton::clicked, this, &UsePane::copy);
}

QWidget *UsePane::makeFields()
{
    auto *fields = new QWidget(this);
    auto *form = new QFormLayout(fields);
    form->setContentsMargins(0, 0, 0, 0);
    form->setHorizontalSpacing(metrics::block);
    form->setFieldGrowthPolicy(QFormLayout::FieldsStayAtSizeHint);
    m_baseUrl = new ElidedLabel({.font = &Fonts::mono}, Qt::ElideMiddle, fields);
    m_copyUrl = new CopyButton(tr("Copy the base URL"), fields);
    m_baseUrl->setMinimumHeight(metrics::controlHeight);
    auto *url = new QHBoxLayout;
    url->setSpacing(metrics::tight);
    url->addWidget(m_baseUrl);
    url->addWidget(m_copyUrl);
    url->addStretch();
    form->addRow(formLabel(tr("Base URL"), m_copyUrl), url);
    m_accessKeys = new QComboBox(fields);
    m_accessKeys->setAccessibleName(tr("Access key"));
    m_accessKeys->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    form->addRow(formLabel(tr("Access &key"), m_accessKeys), m_accessKeys);
    return fields;
}

void UsePane::setGroup(const GroupPtr &group)
{
    m_group = group;
    if (!group)
        return;
    fillAccessKeys();
    showSnippet();
}

void UsePane::fillAccessKeys()
{
    const QSignalBlocker blocker(m_accessKeys);
    const QVariant chosen = m_accessKeys->currentData();
    m_accessKeys->clear();
    for (const AccessKeyConfig &key : m_editor.snapshot()->accessKeys) {
        if (!mayUse(key, m_group->id))
            continue;
        m_accessKeys->addItem(key.name.isEmpty() ? key.mask : u"%1  %2"_s.arg(key.name, key.mask),
                              toNumber(key.id));
    }
    m_accessKeys->setEnabled(m_accessKeys->count() > 0);
    m_accessKeys->setCurrentIndex(qMax(0, m_accessKeys->findData(chosen)));
}

const AccessKeyConfig *UsePane::accessKey() const
{
    const AccessKeyId id{m_accessKeys->currentData().toLongLong()};
    const auto &keys = m_editor.snapshot()->accessKeys;
    const auto found = std::find_if(
        keys.begin(), keys.end(), [id](const AccessKeyConfig &key) { return key.id == id; });
    return found == keys.end() ? nullptr : &*found;
}

SnippetKind UsePane::kind() const
{
    return kinds[static_cast<std::size_t>(m_kinds->current())];
}

// An aggregate speaks as its members do.
GroupPtr UsePane::firstServer() const
{
    const GroupPtr member = m_group->members.empty()
                                ? nullptr
                                : m_editor.snapshot()->group(m_group->members.front().group);
    return member ? member : m_group;
}

SnippetTarget UsePane::target(const QString &accessKey) const
{
    const GroupPtr server = firstServer();
    const QString upstream =
        server->upstreams.empty() ? QString() : QString::fromLatin1(server->upstreams.front().url);
    return {.channel = m_group->channel,
            .endpoint = groupEndpoint(m_editor.snapshot()->settings, m_group->name),
            .accessKey = accessKey,
            .model = m_group->testModel.isEmpty() ? server->testModel : m_group->testModel,
            .versionPath = providerAt(upstream).versionPath};
}

void UsePane::showSnippet()
{
    if (!m_group)
        return;
    const AccessKeyConfig *key = accessKey();
    const SnippetTarget shown = target(key ? key->mask : tr("ACCESS-KEY"));
    m_baseUrl->setFullText(clientBaseUrl(shown));
    m_copyUrl->setCopyText(clientBaseUrl(shown));
    m_text->setPlainText(snippet(kind(), shown));
    m_note->setText(key ? tr("The access key is shown masked and copied in full; it leaves the "
                             "clipboard after 30 s.")
                        : tr("There is no access key for this group. Add one first."));
}

void UsePane::copy()
{
    const AccessKeyConfig *key = accessKey();
    if (!key)
        return m_clipboard.put(Secret(m_text->toPlainText().toUtf8()));
    m_editor.revealAccessKey(
        key->id, {this, [this](const Result<Secret> &secret) { putIntoClipboard(secret); }});
}

void UsePane::putIntoClipboard(const Result<Secret> &secret)
{
    if (!secret)
        return m_toast->show({.text = errorText(secret.error()), .icon = "error"});
    const QString text = snippet(kind(), target(QString::fromUtf8(secret->reveal())));
    m_clipboard.put(Secret(text.toUtf8()));
    m_toast->show({.text = tr("Snippet copied, for 30 s"), .icon = "copy"});
}

} // namespace keyferry::ui
