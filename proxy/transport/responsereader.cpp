#include "proxy/transport/responsereader.h"

#include "proxy/http/chunkdecoder.h"
#include "proxy/http/framingmachine.h"
#include "proxy/http/headcheck.h"
#include "proxy/transport/answerhead.h"

#include <algorithm>
#include <limits>
#include <optional>

namespace keyferry::transport {

using namespace Qt::StringLiterals;
using http::AnswerFraming;
using http::BodyStep;

namespace {

// docs/qt-network.md "Reading heads": a head that is longer is no head of an API.
constexpr http::HeadLimits headLimits{.startLineBytes = http::HeadLimits{}.headBytes};
constexpr int informationalLimit = 20;
/// How much of what follows is looked at together with a piece that was kept. Longer than any chunk
/// header, and short enough to copy.
constexpr qsizetype lookAhead = 512;

bool agrees(const http::FramingMachine &machine, const AnswerHead &answer, AnswerFraming framing)
{
    const llhttp_t &other = machine.parser;
    const bool readsChunks = (machine.flags & F_CHUNKED) != 0;
    const bool readsLength = (machine.flags & F_CONTENT_LENGTH) != 0;
    const auto length = answer.framing.contentLength;
    const bool endsWithHead =
        framing == AnswerFraming::None || (framing == AnswerFraming::Length && *length == 0);
    return machine.sawHeadEnd && machine.sawMessageEnd == endsWithHead
           && other.status_code == answer.head.status && other.http_minor == answer.minorVersion
           && readsChunks == answer.framing.isChunked && readsLength == length.has_value()
           && (endsWithHead || !length || other.content_length == static_cast<quint64>(*length));
}

} // namespace

struct ResponseReader::State
{
    enum class Part { Idle, Head, Length, Chunks, UntilClose, Ending, Finished };

    http::FramingMachine machine{};
    http::ChunkDecoder chunks{machine};
    Part part = Part::Idle;
    /// The beginning of a head, of a chunk's header or of trailers.
    QByteArray kept{};
    qsizetype scanned = 0; ///< of a head that is kept, by the search for its end
    qint64 missing = 0;    ///< of a body with a length
    int informationals = 0;
    int minorVersion = 1;
    bool answersHead = false;
    bool acceptsSwitch = false;
    bool isUntouched = true;
    bool hasHead = false;
    bool isPersistent = false;
    std::optional<Error> refusal{};

    void startBody(AnswerFraming framing, qint64 length);
    [[nodiscard]] Result<Step> takeBody(QByteArrayView bytes);
    [[nodiscard]] Result<Step> takeChunks(QByteArrayView bytes);
    [[nodiscard]] Result<BodyStep> stepAcrossKept(QByteArrayView bytes);
    void finish();
};

void ResponseReader::State::finish()
{
    part = Part::Finished;
    kept.clear();
}

void ResponseReader::State::startBody(AnswerFraming framing, qint64 length)
{
    hasHead = true;
    missing = length;
    switch (framing) {
    case AnswerFraming::None: part = Part::Ending; return;
    case AnswerFraming::Length: part = length == 0 ? Part::Ending : Part::Length; return;
    case AnswerFraming::UntilClose: part = Part::UntilClose; return;
    case AnswerFraming::Chunked:
        part = Part::Chunks;
        chunks.begin(std::numeric_limits<qint64>::max());
        return;
    }
    Q_UNREACHABLE();
}

Result<ResponseReader::Step> ResponseReader::State::takeBody(QByteArrayView bytes)
{
    if (bytes.isEmpty())
        return Step{};
    if (part == Part::UntilClose)
        return Step{.event = Event::Body, .consumed = bytes.size(), .body = bytes};

    const auto piece = bytes.first(std::min<qint64>(missing, bytes.size()));
    missing -= piece.size();
    if (missing == 0)
        part = Part::Ending;
    return Step{.event = Event::Body, .consumed = piece.size(), .body = piece};
}

Result<ResponseReader::Step> ResponseReader::State::takeChunks(QByteArrayView bytes)
{
    qsizetype consumed = 0;
    while (true) {
        const auto rest = bytes.sliced(consumed);
        const auto step = kept.isEmpty() ? chunks.step(rest) : stepAcrossKept(rest);
        if (!step)
            return step.error();

        consumed += step->consumed;
        if (!step->body.isEmpty())
            return Step{.event = Event::Body, .consumed = consumed, .body = step->body};
        if (step->isFinished) {
            finish();
            return Step{.event = Event::End, .consumed = consumed};
        }
        if (step->consumed == 0) {
            kept.append(rest);
            return Step{.consumed = bytes.size()};
        }
    }
}

// The decoder wants a header or a trailer section in one piece. What it takes always reaches beyond
// what was kept, because that alone was too little; so a piece of body lies in the new bytes.
Result<BodyStep> ResponseReader::State::stepAcrossKept(QByteArrayView bytes)
{
    const qsizetype before = kept.size();
    kept.append(bytes.first(std::min(bytes.size(), lookAhead)));
    auto step = chunks.step(kept);
    if (!step)
        return step;
    if (step->consumed == 0)
        return BodyStep{.consumed = kept.size() - before};

    Q_ASSERT(step->consumed > before);
    if (!step->body.isEmpty())
        step->body = bytes.sliced(step->body.data() - kept.constData() - before, step->body.size());
    step->consumed -= before;
    kept.resize(0); // the next piece finds its memory again
    return step;
}

ResponseReader::ResponseReader()
    : m_state(std::make_unique<State>())
{}

ResponseReader::~ResponseReader() = default;

void ResponseReader::begin(QByteArrayView method, bool acceptsSwitch)
{
    State &state = *m_state;
    Q_ASSERT(!state.refusal);
    state.part = State::Part::Head;
    state.kept.clear();
    state.scanned = 0;
    state.informationals = 0;
    state.answersHead = method == "HEAD";
    state.acceptsSwitch = acceptsSwitch;
    state.isUntouched = true;
    state.hasHead = false;
    state.isPersistent = false;
    m_head = {};
}

Result<ResponseReader::Step> ResponseReader::step(QByteArrayView bytes)
{
    State &state = *m_state;
    if (state.refusal)
        return *state.refusal;
    if (!bytes.isEmpty())
        state.isUntouched = false;

    const auto next = [&]() -> Result<Step> {
        switch (state.part) {
        case State::Part::Head: return takeHead(bytes);
        case State::Part::Chunks: return state.takeChunks(bytes);
        case State::Part::Length:
        case State::Part::UntilClose: return state.takeBody(bytes);
        case State::Part::Ending: state.finish(); return Step{.event = Event::End};
        case State::Part::Idle:
        case State::Part::Finished: break;
        }
        return bytes.isEmpty() ? Result<Step>(Step{})
                               : http::malformed(u"bytes that no request asked for"_s);
    };
    auto step = next();
    if (!step) {
        // The checks are those of the server side and say what a client would be told.
        state.refusal = Error{.kind = ErrorKind::UpstreamMalformed, .detail = step.error().detail};
        state.isPersistent = false;
        return *state.refusal;
    }
    return step;
}

Result<ResponseReader::Step> ResponseReader::takeHead(QByteArrayView bytes)
{
    State &state = *m_state;
    qsizetype consumed = 0;
    while (true) {
        const auto rest = bytes.sliced(consumed);
        const qsizetype before = state.kept.size();
        if (before > 0)
            state.kept.append(rest.first(std::min(rest.size(), headLimits.headBytes + 1 - before)));
        const auto seen = before > 0 ? QByteArrayView(state.kept) : rest;
        const auto end = http::findEmptyLine(seen, state.scanned);
        if (!end)
            return end.error();
        if (end->value_or(seen.size()) > headLimits.headBytes)
            return http::malformed(u"head over %1 bytes"_s.arg(headLimits.headBytes));
        if (!*end) {
            if (before == 0)
                state.kept = rest.toByteArray();
            state.scanned = state.kept.size();
            return Step{.consumed = bytes.size()};
        }

        const auto event = judgeHead(seen.first(**end));
        if (!event)
            return event.error();
        consumed += **end - before;
        state.kept.clear();
        state.scanned = 0;
        if (*event != Event::NeedMore)
            return Step{.event = *event, .consumed = consumed};
    }
}

// NeedMore for a 100: keyferry has answered `Expect` itself.
Result<ResponseReader::Event> ResponseReader::judgeHead(QByteArrayView bytes)
{
    State &state = *m_state;
    auto answer = readAnswerHead(bytes, headLimits);
    if (!answer)
        return answer.error();

    const AnswerFraming framing = answerFraming(*answer, state.answersHead);
    state.machine.reset(HTTP_RESPONSE, framing == AnswerFraming::None);
    if (const auto fed = state.machine.feed(bytes); !fed)
        return fed.error();
    if (!agrees(state.machine, *answer, framing))
        return http::disagreement();

    const int status = answer->head.status;
    const bool switches = status == 101;
    if (switches && !state.acceptsSwitch)
        return http::malformed(u"a switch of protocols that was not asked for"_s);
    m_head = std::move(answer->head);
    state.minorVersion = answer->minorVersion;
    if (status < 200 && !switches) {
        if (++state.informationals > informationalLimit)
            return http::malformed(u"more than %1 informational answers"_s.arg(informationalLimit));
        return status == 100 ? Event::NeedMore : Event::Informational;
    }

    const bool otherSaysClose = (state.machine.flags & F_CONNECTION_CLOSE) != 0;
    state.isPersistent = answer->isPersistent && !otherSaysClose && !switches;
    state.startBody(framing, answer->framing.contentLength.value_or(0));
    return Event::Head;
}

bool ResponseReader::connectionEnded(Cut cut)
{
    State &state = *m_state;
    state.isPersistent = false;
    if (state.refusal)
        return false;
    const bool ranUntilClose = state.part == State::Part::UntilClose && cut == Cut::Clean;
    if (ranUntilClose || state.part == State::Part::Ending)
        state.finish();
    return state.part == State::Part::Finished;
}

bool ResponseReader::hasHead() const
{
    return m_state->hasHead;
}

bool ResponseReader::isUntouched() const
{
    return m_state->isUntouched;
}

bool ResponseReader::endsWithConnection() const
{
    return m_state->part == State::Part::UntilClose;
}

bool ResponseReader::isFinished() const
{
    return m_state->part == State::Part::Finished;
}

bool ResponseReader::keepsConnection() const
{
    return isFinished() && m_state->isPersistent;
}

int ResponseReader::minorVersion() const
{
    return m_state->minorVersion;
}

} // namespace keyferry::transport
