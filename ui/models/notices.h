#pragma once

#include "proxy/core/clock.h"
#include "proxy/core/gateway.h"

#include <QHash>
#include <QList>
#include <QMetaType>

#include <chrono>

namespace keyferry::ui {

enum class NoticeKind {
    KeysRanOut, ///< the last usable key of a group turned invalid
    KeyInvalid, ///< keys turned invalid, others still serve
    UpstreamDown,
    UpstreamBack,
};

/// Something a person who does not look at the window wants to know. Value type.
struct Notice
{
    NoticeKind kind = NoticeKind::KeysRanOut;
    GroupId group{};
    QString groupName{};
    QString upstream{}; ///< its base URL
    qint64 keys = 0;    ///< how many turned invalid

    friend bool operator==(const Notice &, const Notice &) = default;
};

/// How one enabled group stands at one moment.
struct GroupSight
{
    struct Upstream
    {
        UpstreamId id{};
        QString url{};
        BreakerState state = BreakerState::Closed;
    };

    GroupId id{};
    QString name{};
    KeyCounts keys{};
    QList<Upstream> upstreams{};
};

/// The enabled groups that have keys of their own; none while the proxy does not run.
[[nodiscard]] QList<GroupSight> sightOf(const ConfigSnapshot &snapshot, const Gateway &gateway);

/// Tells what changed for the worse, or back, between two looks. What is there at the first look at
/// a group is no news. The same thing is told once in `sameAgain`, and at most `mostAMinute` in
/// all; that an upstream is back is told only to those who heard that it was down. What people do
/// themselves (disable, delete) is no news either. GUI thread; the clock outlives it.
class NoticeRule
{
public:
    static constexpr std::chrono::minutes sameAgain{10};
    static constexpr int mostAMinute = 3;

    explicit NoticeRule(const Clock &clock)
        : m_clock(clock)
    {}

    [[nodiscard]] QList<Notice> look(const QList<GroupSight> &groups);

private:
    [[nodiscard]] QList<Notice> aboutKeys(const GroupSight &group);
    [[nodiscard]] QList<Notice> aboutUpstreams(const GroupSight &group, bool isNew);
    [[nodiscard]] bool mayTell(const Notice &notice);
    void forgetOthers(const QList<GroupSight> &groups);

    const Clock &m_clock;
    QHash<GroupId, KeyCounts> m_keys{};                 ///< at the last look
    QHash<UpstreamId, bool> m_down{};                   ///< and whether that was told
    QHash<QString, std::chrono::milliseconds> m_told{}; ///< when, by what it was about
    QList<std::chrono::milliseconds> m_lately{};        ///< within the last minute
};

} // namespace keyferry::ui

Q_DECLARE_METATYPE(keyferry::ui::Notice)
