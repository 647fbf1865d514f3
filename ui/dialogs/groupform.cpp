#include "ui/dialogs/groupform.h"

#include "ui/dialogs/formrows.h"
#include "ui/dialogs/upstreameditor.h"
#include "ui/models/channelwords.h"
#include "ui/models/errortext.h"
#include "ui/models/groupname.h"
#include "ui/models/providercatalogue.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/icons.h"

#include <QComboBox>
#include <QFormLayout>
#include <QLineEdit>

namespace keyferry::ui {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

// `upstreams[1].url` belongs to `upstreams`.
QString rootOf(const QString &field)
{
    return field.left(field.indexOf(u'['));
}

} // namespace

GroupForm::GroupForm(const Context &context, QWidget *parent)
    : QWidget(parent)
    , m_context(context)
    , m_layout(new QFormLayout(this))
{
    prepareForm(m_layout);
    if (context.kind == Kind::Create)
        addProviders();
    addFields();
    m_pause.setSingleShot(true);
    m_pause.setInterval(300ms);
    connectFields();
    setFocusProxy(m_name);
    if (context.kind == Kind::Create)
        chooseProvider(0);
}

void GroupForm::addRow(const QString &text, QWidget *field, QWidget *buddy)
{
    addFormRow(m_layout, text, field, buddy);
}

void GroupForm::addProviders()
{
    m_provider = new QComboBox(this);
    m_provider->setMaxVisibleItems(20);
    for (const Provider &provider : builtInProviders())
        m_provider->addItem(icon(channelIconName(provider.channel)), provider.label);
    m_providerNote = new FieldNote(m_provider, this);
    m_providerNote->setWordWrap();
    addRow(tr("&Provider"), withNote(m_provider, m_providerNote), m_provider);
    connect(m_provider, &QComboBox::activated, this, &GroupForm::chooseProvider);
}

void GroupForm::addFields()
{
    m_name = new QLineEdit(this);
    m_nameNote = new FieldNote(m_name, this);
    addRow(tr("&Name"), withNote(m_name, m_nameNote), m_name);
    m_displayName = new QLineEdit(this);
    m_displayNote = new FieldNote(m_displayName, this);
    addRow(tr("&Display name"), withNote(m_displayName, m_displayNote), m_displayName);
    m_channel = new QComboBox(this);
    for (const Channel channel : allChannels())
        m_channel->addItem(icon(channelIconName(channel)), channelWords(channel));
    addRow(tr("&Channel"), m_channel, m_channel);
    addCustomFields();
    m_upstreams = new UpstreamEditor(this);
    addRow(tr("&Upstreams"), m_upstreams, m_upstreams);
    m_testModel = new QLineEdit(this);
    addRow(tr("Test &model"), m_testModel, m_testModel);
    m_checkPath = new QLineEdit(this);
    m_checkNote = new FieldNote(m_checkPath, this);
    m_checkNote->setWordWrap();
    addRow(tr("Ch&eck path"), withNote(m_checkPath, m_checkNote), m_checkPath);
}

void GroupForm::addCustomFields()
{
    m_authHeader = new QLineEdit(this);
    m_authHeader->setPlaceholderText(u"Authorization"_s);
    m_headerNote = new FieldNote(m_authHeader, this);
    m_headerNote->setHelp(tr("Where the key goes. All three empty: Authorization with “Bearer ”."));
    addRow(tr("Key &header"), withNote(m_authHeader, m_headerNote), m_authHeader);
    m_authPrefix = new QLineEdit(this);
    addRow(tr("Before the &key"), m_authPrefix, m_authPrefix);
    m_authQuery = new QLineEdit(this);
    m_queryNote = new FieldNote(m_authQuery, this);
    addRow(tr("Key in the &query"), withNote(m_authQuery, m_queryNote), m_authQuery);
}

void GroupForm::connectFields()
{
    const auto watch = [this](QLineEdit *edit, const QString &field) {
        connect(edit, &QLineEdit::textEdited, this, [this, field] { touch(field); });
        connect(edit, &QLineEdit::editingFinished, this, &GroupForm::judge);
    };
    watch(m_name, u"name"_s);
    watch(m_displayName, u"display_name"_s);
    watch(m_testModel, u"test_model"_s);
    watch(m_checkPath, u"check_path"_s);
    connect(m_checkPath, &QLineEdit::textChanged, this, &GroupForm::showCheckHint);
    watch(m_authHeader, u"auth_header"_s);
    watch(m_authPrefix, u"auth_header"_s);
    watch(m_authQuery, u"auth_query"_s);
    connect(m_name, &QLineEdit::textEdited, this, [this] { m_isNameTyped = true; });
    connect(m_name, &QLineEdit::textChanged, this, &GroupForm::showServedAt);
    connect(m_upstreams, &UpstreamEditor::changed, this, [this] { touch(u"upstreams"_s); });
    connect(m_channel, &QComboBox::currentIndexChanged, this, &GroupForm::onChannelChanged);
    connect(m_nameNote, &FieldNote::cureRequested, this, &GroupForm::useSuggestedName);
    connect(&m_pause, &QTimer::timeout, this, &GroupForm::judge);
    onChannelChanged();
}

void GroupForm::onChannelChanged()
{
    const bool isCustom = channel() == Channel::Custom;
    for (QWidget *field : {static_cast<QWidget *>(m_authHeader->parentWidget()),
                           static_cast<QWidget *>(m_authPrefix),
                           m_authQuery->parentWidget()}) {
        field->setVisible(isCustom);
        m_layout->labelForField(field)->setVisible(isCustom);
    }
    m_upstreams->setDefaultUrl(QString(defaultUpstream(channel())));
    showCheckHint();
    touch(u"channel"_s);
}

Channel GroupForm::channel() const
{
    return allChannels()[static_cast<std::size_t>(qMax(m_channel->currentIndex(), 0))];
}

// What the person typed is not overwritten by another provider; what the last one filled in is.
void GroupForm::chooseProvider(int index)
{
    const auto &providers = builtInProviders();
    const Provider &next = providers[static_cast<std::size_t>(index)];
    const Provider &last = providers[static_cast<std::size_t>(m_lastProvider)];
    const auto isFilledIn = [](const QLineEdit *edit, const QString &text) {
        return edit->text().isEmpty() || edit->text() == text;
    };
    if (!m_isNameTyped)
        m_name->setText(suggestedGroupName(next.id, m_context.taken));
    if (isFilledIn(m_displayName, last.label))
        m_displayName->setText(next.label);
    if (isFilledIn(m_testModel, last.testModel))
        m_testModel->setText(next.testModel);
    if (isFilledIn(m_checkPath, last.checkPath))
        m_checkPath->setText(next.checkPath);
    m_upstreams->setUpstreams({{.url = next.baseUrl}});
    m_channel->setCurrentIndex(static_cast<int>(next.channel));
    m_providerNote->setHelp(providerNote(next));
    m_lastProvider = index;
    m_touched.clear();
    judge();
}

QWidget *GroupForm::firstField() const
{
    return m_provider ? static_cast<QWidget *>(m_provider) : m_name;
}

QString GroupForm::keyPrefix() const
{
    if (!m_provider)
        return {};
    return builtInProviders()[static_cast<std::size_t>(m_lastProvider)].keyPrefix;
}

void GroupForm::setDraft(const GroupDraft &draft)
{
    m_base = draft;
    m_isNameTyped = true;
    m_name->setText(draft.name);
    m_displayName->setText(draft.displayName);
    m_channel->setCurrentIndex(static_cast<int>(draft.channel));
    m_authHeader->setText(QString::fromLatin1(draft.channelOptions.authHeader));
    m_authPrefix->setText(QString::fromLatin1(draft.channelOptions.authPrefix));
    m_authQuery->setText(QString::fromLatin1(draft.channelOptions.authQuery));
    m_upstreams->setUpstreams(draft.upstreams);
    m_testModel->setText(draft.testModel);
    m_checkPath->setText(draft.checkPath);
    m_touched.clear();
    judge();
}

GroupDraft GroupForm::draft() const
{
    GroupDraft draft = m_base;
    draft.name = m_name->text();
    draft.displayName = m_displayName->text().trimmed();
    draft.channel = channel();
    draft.channelOptions = {};
    if (draft.channel == Channel::Custom) {
        draft.channelOptions = {.authHeader = m_authHeader->text().trimmed().toUtf8(),
                                .authPrefix = m_authPrefix->text().toUtf8(),
                                .authQuery = m_authQuery->text().trimmed().toUtf8()};
    }
    draft.upstreams = m_upstreams->upstreams();
    draft.testModel = m_testModel->text().trimmed();
    draft.checkPath = m_checkPath->text().trimmed();
    return draft;
}

void GroupForm::touch(const QString &field)
{
    m_touched.insert(field);
    m_pause.start();
}

int GroupForm::judgeAll()
{
    for (const Error &error : errors())
        m_touched.insert(rootOf(error.field));
    judge();
    return m_visibleErrors;
}

void GroupForm::judge()
{
    m_pause.stop();
    std::vector<Error> shown = errors();
    std::erase_if(shown,
                  [this](const Error &error) { return !m_touched.contains(rootOf(error.field)); });
    showErrors(shown);
    Q_EMIT judged();
}

std::vector<Error> GroupForm::errors() const
{
    const GroupDraft now = draft();
    std::vector<Error> errors = validateGroup(now);
    if (m_context.taken.contains(now.name))
        errors.push_back({.kind = ErrorKind::Duplicate, .field = u"name"_s});
    return errors;
}

bool GroupForm::setStoreError(const Error &error)
{
    static const QSet<QString> fields{u"name"_s,
                                      u"display_name"_s,
                                      u"upstreams"_s,
                                      u"check_path"_s,
                                      u"auth_header"_s,
                                      u"auth_query"_s};
    if (!fields.contains(rootOf(error.field)))
        return false;
    showErrors({error});
    return true;
}

void GroupForm::showErrors(const std::vector<Error> &errors)
{
    m_visibleErrors = static_cast<int>(errors.size());
    showNote(m_nameNote, u"name"_s, errors);
    showNote(m_displayNote, u"display_name"_s, errors);
    showNote(m_checkNote, u"check_path"_s, errors);
    showNote(m_headerNote, u"auth_header"_s, errors);
    showNote(m_queryNote, u"auth_query"_s, errors);
    m_upstreams->setErrors(errors);
}

void GroupForm::showNote(FieldNote *note, const QString &field, const std::vector<Error> &errors)
{
    const auto found = std::find_if(errors.begin(), errors.end(), [&field](const Error &error) {
        return error.field == field;
    });
    if (found == errors.end())
        return note->clearError();
    const QString suggestion =
        field == "name"_L1 ? suggestedGroupName(m_name->text(), m_context.taken) : QString();
    note->setError(fieldErrorText(*found),
                   suggestion.isEmpty() ? QString() : tr("Use “%1”").arg(suggestion));
}

void GroupForm::showCheckHint()
{
    // An example is one long word: as help it would widen the form.
    const QString example =
        channel() == Channel::Azure
            ? u"/openai/deployments/gpt/chat/completions?api-version=2024-10-21"_s
            : u"/v1/models"_s;
    const bool isNeeded = needsCheckPath(channel());
    m_checkPath->setPlaceholderText(isNeeded ? example : tr("The channel's own"));
    m_checkPath->setToolTip(m_checkPath->placeholderText()); // in whole in a narrow dialog
    m_checkNote->setHelp(isNeeded && m_checkPath->text().isEmpty()
                             ? tr("Without a path keys of this channel cannot be checked.")
                             : QString());
}

void GroupForm::useSuggestedName()
{
    m_name->setText(suggestedGroupName(m_name->text(), m_context.taken));
    m_name->setFocus();
    judge();
}

void GroupForm::showServedAt()
{
    const QString name = m_name->text();
    const bool isName = !name.isEmpty() && suggestedGroupName(name, {}) == name;
    m_displayNote->setHelp(isName ? tr("Will be served at %1/proxy/%2").arg(m_context.baseUrl, name)
                                  : QString());
}

GroupForm::Context formContext(const ConfigSnapshot &snapshot, GroupId id)
{
    const bool isNew = id == GroupId{};
    GroupForm::Context context{.kind = isNew ? GroupForm::Kind::Create : GroupForm::Kind::Edit,
                               .baseUrl = baseUrl(snapshot.settings)};
    for (const GroupPtr &other : snapshot.groups) {
        if (other->id != id)
            context.taken.append(QString::fromLatin1(other->name));
    }
    return context;
}

} // namespace keyferry::ui
