#include "ui/pages/requestdetail.h"

#include "ui/models/requestcolumns.h"
#include "ui/pages/attemptdelegate.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/card.h"
#include "ui/widgets/formatting.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/metrics.h"
#include "ui/widgets/statelook.h"
#include "ui/widgets/textlabel.h"
#include "ui/widgets/toast.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QMenu>
#include <QPainter>
#include <QToolButton>

namespace keyferry::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr TextLabel::Look quiet{.font = &Fonts::caption, .color = &Theme::textMuted};

// A small box of a bar's colour with its meaning.
class Swatch final : public QWidget
{
public:
    Swatch(ThemeColor color, int height, QWidget *parent)
        : QWidget(parent)
        , m_color(color)
    {
        setFixedSize(10, height);
    }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter(this).fillRect(rect(), Theme::current().*m_color);
    }

private:
    ThemeColor m_color;
};

// The lines of the verdicts break elsewhere in another width; QListView itself places its rows anew
// only where its height changes.
class AttemptView final : public QListView
{
public:
    using QListView::QListView;

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QListView::resizeEvent(event);
        scheduleDelayedItemsLayout();
    }
};

} // namespace

RequestDetail::RequestDetail(LogReader &reader, Toast *toast, QWidget *parent)
    : QWidget(parent)
    , m_reader(reader)
    , m_toast(toast)
    , m_error(new TextLabel({}, {.font = &Fonts::caption, .color = &Theme::danger}, this))
    , m_list(new AttemptView(this))
{
    m_list->setModel(&m_attempts);
    m_list->setItemDelegate(new AttemptDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setAccessibleName(tr("Attempts"));
    m_error->setWordWrap(true);
    m_error->setContentsMargins(metrics::wide, metrics::gap, metrics::wide, metrics::gap);

    auto *surface = new Band(Band::Fill::Surface, Band::Line::None, this);
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(surface);
    auto *column = new QVBoxLayout(surface);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(makeHead());
    column->addWidget(makeLegend());
    column->addWidget(m_error);
    column->addWidget(m_list, 1);
}

QWidget *RequestDetail::makeHead()
{
    auto *head = new QWidget(this);
    m_path = new ElidedLabel({.font = &Fonts::mono}, Qt::ElideMiddle, head);
    m_mark = new IconLabel("check", metrics::iconState, &Theme::success, head);
    m_status = new TextLabel({}, {}, head);
    m_facts = new TextLabel({}, quiet, head);
    m_facts->setWordWrap(true);
    QToolButton *close = makeIconButton("close", tr("Close the detail"), head);
    auto *id = makeButton(tr("Copy &ID"), {.size = ButtonSize::Small, .icon = "copy"}, head);
    auto *curl =
        makeButton(tr("Copy as c&url"), {.size = ButtonSize::Small, .icon = "terminal"}, head);
    QToolButton *more = makeIconButton("more", tr("More actions"), head);
    addMenu(more);

    auto *first = new QHBoxLayout;
    first->addWidget(m_path, 1);
    first->addWidget(more);
    first->addWidget(close);
    auto *second = new QHBoxLayout;
    second->setSpacing(metrics::gap);
    second->addWidget(m_mark);
    second->addWidget(m_status, 1);
    second->addWidget(id);
    second->addWidget(curl);
    auto *column = new QVBoxLayout(head);
    column->setContentsMargins(metrics::wide, metrics::gap, metrics::wide, metrics::gap);
    column->setSpacing(metrics::close);
    column->addLayout(first);
    column->addLayout(second);
    column->addWidget(m_facts);
    setTabOrder(id, curl);
    setTabOrder(curl, more);
    setTabOrder(more, close);
    setTabOrder(close, m_list);
    connect(close, &QToolButton::clicked, this, &RequestDetail::closeRequested);
    connect(id, &QPushButton::clicked, this, &RequestDetail::copyId);
    connect(curl, &QPushButton::clicked, this, [this] { copyAs(CodeKind::Curl); });
    return head;
}

void RequestDetail::addMenu(QToolButton *button)
{
    auto *menu = new QMenu(button);
    const auto add = [this, menu](const QString &text, CodeKind kind) {
        connect(menu->addAction(text), &QAction::triggered, this, [this, kind] { copyAs(kind); });
    };
    add(tr("Copy as &Python"), CodeKind::Python);
    add(tr("Copy as &JavaScript"), CodeKind::JavaScript);
    menu->addSeparator();
    connect(menu->addAction(tr("Open in a &window")), &QAction::triggered, this, [this] {
        Q_EMIT windowRequested(m_attempts.request());
    });
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
}

QWidget *RequestDetail::makeLegend()
{
    auto *band = new Band(Band::Fill::Raised, Band::Line::Bottom, this);
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(metrics::wide, metrics::close, metrics::wide, metrics::close);
    row->setSpacing(metrics::close);
    m_heading = new TextLabel({}, {.font = &Fonts::captionStrong});
    m_span = new TextLabel({}, quiet);
    row->addWidget(m_heading);
    const auto add = [row, band](ThemeColor color, int height, const QString &text) {
        row->addSpacing(metrics::close);
        row->addWidget(new Swatch(color, height, band));
        row->addWidget(new TextLabel(text, quiet));
    };
    add(&Theme::tlWait, 6, tr("waiting"));
    add(&Theme::tlFirstByte, 10, tr("first byte"));
    add(&Theme::tlBody, 10, tr("body"));
    row->addStretch();
    row->addWidget(m_span);
    return band;
}

void RequestDetail::setRequest(const RequestRecord &record)
{
    const bool needsAttempts =
        record.attempts.isEmpty() && record.outcome != RequestOutcome::Running;
    const bool isKnown = record.id == request() && !m_attempts.request().attempts.isEmpty();
    if (!needsAttempts || !isKnown)
        display(record);
    if (!needsAttempts || isKnown)
        return;
    m_reader.detail(record.id, {this, [this](const Result<RequestRecord> &whole) {
                                    if (whole && whole->id == request())
                                        display(*whole);
                                }});
}

void RequestDetail::goOn(qint64 now)
{
    RequestRecord record = m_attempts.request();
    if (record.outcome != RequestOutcome::Running || now - record.startedAt <= record.durationMs)
        return;
    record.durationMs = now - record.startedAt;
    display(record);
}

void RequestDetail::display(const RequestRecord &record)
{
    m_attempts.setRequest(record);
    m_path->setFullText(u"%1 %2"_s.arg(record.method, record.path));
    const StateLook look = lookOf(record.outcome, record.status, record.stream);
    m_mark->setIcon(look.icon, look.color);
    m_status->setLook({.color = look.color});
    m_status->setText(tr("%1, %2").arg(outcomeText(record), format::duration(m_attempts.spanMs())));
    m_heading->setText(tr("Attempts %1").arg(format::count(m_attempts.rowCount())));
    m_span->setText(format::duration(m_attempts.spanMs()));
    m_error->setText(record.error);
    m_error->setVisible(!record.error.isEmpty());
    showFacts(record);
}

void RequestDetail::showFacts(const RequestRecord &record)
{
    QStringList facts{format::fullTime(record.startedAt)};
    if (!record.model.isEmpty())
        facts.append(record.model);
    facts.append(tr("%1 sent, %2 received")
                     .arg(format::size(record.requestBytes), format::size(record.responseBytes)));
    if (!record.client.isEmpty())
        facts.append(tr("from %1").arg(record.client));
    // A number stays with its unit: lines break between facts. A long name of a client may break.
    for (QString &fact : facts)
        fact.replace(u' ', QChar::Nbsp);
    if (!record.userAgent.isEmpty())
        facts.append(record.userAgent);
    m_facts->setText(facts.join(u"\u00a0· "_s));
}

void RequestDetail::copyId()
{
    QGuiApplication::clipboard()->setText(QString::number(toNumber(request())));
    m_toast->show({.text = tr("Request ID copied"), .icon = "copy"});
}

void RequestDetail::copyAs(CodeKind kind)
{
    QGuiApplication::clipboard()->setText(codeOf(kind, m_attempts.request(), m_baseUrl));
    m_toast->show({.text = tr("Copied; the access key is read from KEYFERRY_KEY"), .icon = "copy"});
}

} // namespace keyferry::ui
