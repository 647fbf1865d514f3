#pragma once

#include "proxy/core/config.h"
#include "proxy/core/logreader.h"
#include "ui/models/activity.h"

#include <QWidget>

class QGridLayout;

namespace keyferry::ui {

class FigureCard;
class IconLabel;
class TextLabel;

/// The four cards: keys, requests and error rate of a day with their trends, time to first byte.
/// Two by two where the page is narrow.
class OverviewFigures final : public QWidget
{
    Q_OBJECT

public:
    explicit OverviewFigures(QWidget *parent = nullptr);

    void setKeys(const KeyCounts &counts);
    void setDay(const DayFigures &day);
    void setFirstBytes(const FirstByteTimes &times);
    /// The width the cards need beside each other, with what they hold now.
    [[nodiscard]] int wholeWidth() const;
    void setNarrow(bool isNarrow);

    [[nodiscard]] FigureCard *keysCard() const { return m_keys; }
    [[nodiscard]] FigureCard *requestsCard() const { return m_requests; }
    [[nodiscard]] FigureCard *errorsCard() const { return m_errors; }
    [[nodiscard]] FigureCard *firstByteCard() const { return m_firstByte; }
    /// What stands under the requests and the error rate: for tests and screen readers.
    [[nodiscard]] QString requestTrend() const;
    [[nodiscard]] QString errorTrend() const;

private:
    /// An arrow, never alone, and its words.
    struct Trend
    {
        IconLabel *arrow = nullptr;
        TextLabel *words = nullptr;
    };

    [[nodiscard]] Trend addTrend(FigureCard *card);
    void fillKeys();
    void showRequestTrend(const DayFigures &day);
    void showErrorTrend(const DayFigures &day);

    QGridLayout *m_grid = nullptr;
    FigureCard *m_keys = nullptr;
    FigureCard *m_requests = nullptr;
    FigureCard *m_errors = nullptr;
    FigureCard *m_firstByte = nullptr;
    QList<Trend> m_states{}; ///< cooling, invalid, disabled keys
    Trend m_requestTrend{};
    Trend m_errorTrend{};
    TextLabel *m_failed = nullptr;
    TextLabel *m_p95 = nullptr;
    TextLabel *m_slow = nullptr; ///< the figure behind p95
    TextLabel *m_measured = nullptr;
    bool m_isNarrow = true; ///< so that the first setNarrow() lays out
};

} // namespace keyferry::ui
