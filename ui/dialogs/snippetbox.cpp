#include "ui/dialogs/snippetbox.h"

#include "ui/models/snippettarget.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/segmentedfilter.h"
#include "ui/widgets/textlabel.h"

#include <QHBoxLayout>
#include <QPlainTextEdit>

#include <algorithm>
#include <array>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array kinds{
    SnippetKind::Curl, SnippetKind::Python, SnippetKind::NodeJs, SnippetKind::Environment};

} // namespace

SnippetBox::SnippetBox(ConfigEditor &editor, ButtonKind copyKind, QWidget *parent)
    : QWidget(parent)
    , m_editor(editor)
    , m_kinds(new SegmentedFilter({{.text = u"curl"_s},
                                   {.text = u"Python"_s},
                                   {.text = u"Node.js"_s},
                                   {.text = tr("Environment")}},
                                  this))
    , m_text(new QPlainTextEdit(this))
    , m_note(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::textMuted}, this))
    , m_copy(makeButton(
          tr("&Copy snippet"), {.kind = copyKind, .size = ButtonSize::Small, .icon = "copy"}, this))
{
    m_kinds->setAccessibleName(tr("Kind of snippet"));
    m_text->setReadOnly(true);
    m_text->setAccessibleName(tr("Snippet"));
    m_text->setFont(Theme::current().fonts.mono);
    m_text->setLineWrapMode(QPlainTextEdit::NoWrap);
    m_text->document()->setDocumentMargin(metrics::gap);
    m_text->setTextInteractionFlags(Qt::TextBrowserInteraction | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_note->setWordWrap(true);
    setFocusProxy(m_copy);

    auto *between = new QWidget(this);
    between->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    auto *bar = new FlowLayout;
    bar->setContentsMargins(0, 0, 0, 0);
    bar->setSpacing(metrics::gap);
    bar->addWidget(m_kinds);
    bar->addWidget(between);
    bar->addWidget(m_copy);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(metrics::block);
    column->addLayout(bar);
    column->addWidget(m_text, 1);
    column->addWidget(m_note);

    connect(m_kinds, &SegmentedFilter::currentChanged, this, &SnippetBox::show);
    connect(m_copy, &QPushButton::clicked, this, &SnippetBox::copy);
}

void SnippetBox::setTarget(const GroupPtr &group, AccessKeyId accessKey)
{
    m_group = group;
    m_accessKey = accessKey;
    show();
}

QString SnippetBox::clientUrl() const
{
    return m_group ? clientBaseUrl(target({})) : QString();
}

SnippetKind SnippetBox::kind() const
{
    return kinds[static_cast<std::size_t>(m_kinds->current())];
}

const AccessKeyConfig *SnippetBox::accessKey() const
{
    const auto &keys = m_editor.snapshot()->accessKeys;
    const auto found = std::find_if(keys.begin(), keys.end(), [this](const AccessKeyConfig &key) {
        return key.id == m_accessKey;
    });
    return found == keys.end() ? nullptr : &*found;
}

SnippetTarget SnippetBox::target(const QString &accessKey) const
{
    return snippetTarget(*m_editor.snapshot(), *m_group, accessKey);
}

void SnippetBox::show()
{
    setEnabled(m_group != nullptr);
    if (!m_group)
        return m_text->clear();
    const AccessKeyConfig *key = accessKey();
    m_text->setPlainText(snippet(kind(), target(key ? key->mask : tr("ACCESS-KEY"))));
    m_note->setText(key ? tr("The access key is shown masked and copied in full; it leaves the "
                             "clipboard after 30\u00a0s.")
                        : tr("There is no access key for this group. Add one first."));
}

void SnippetBox::copy()
{
    const AccessKeyConfig *key = accessKey();
    if (!key)
        return m_clipboard.put(Secret(m_text->toPlainText().toUtf8()));
    m_editor.revealAccessKey(
        key->id, {this, [this](const Result<Secret> &secret) { putIntoClipboard(secret); }});
}

void SnippetBox::putIntoClipboard(const Result<Secret> &secret)
{
    if (!secret)
        return Q_EMIT failed(secret.error());
    const QString text = snippet(kind(), target(QString::fromUtf8(secret->reveal())));
    m_clipboard.put(Secret(text.toUtf8()));
    Q_EMIT copied();
}

} // namespace keyferry::ui
