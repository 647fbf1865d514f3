#pragma once

namespace keyferry::ui::metrics {

// Logical pixels at 100 %; the one place for sizes. Source: design/tokens.md "Spacing, sizes,
// radii".

inline constexpr int hair = 2;
inline constexpr int tight = 4;
inline constexpr int close = 6; ///< between related controls
inline constexpr int gap = 8;
inline constexpr int block = 12; ///< between blocks
inline constexpr int wide = 16;
inline constexpr int pageMargin = 20;
inline constexpr int splitMargin = 16; ///< page margin beside a split pane
inline constexpr int dialogMargin = 20;
inline constexpr int formRowGap = 10;

inline constexpr int radiusSmall = 3; ///< check box, tag
inline constexpr int radius = 4;      ///< button, input, rail item
inline constexpr int radiusCard = 6;

inline constexpr int controlHeight = 30;      ///< forms and dialogs
inline constexpr int smallControlHeight = 26; ///< toolbars, table filters, cards
inline constexpr int statusBarHeight = 26;
inline constexpr int taskBarHeight = 36;
inline constexpr int tableRow = 28;
inline constexpr int tableHeader = 28;
inline constexpr int eventRow = 24;
inline constexpr int groupRow = 46;
inline constexpr int attentionRow = 42;
inline constexpr int settingsRow = 52;
inline constexpr int tabHeight = 32;
inline constexpr int toastHeight = 38;
inline constexpr int paletteButtonWidth = 250;
inline constexpr int paletteWidth = 560;
inline constexpr int progressHeight = 6;
inline constexpr int checkBox = 16;
inline constexpr int switchWidth = 34;
inline constexpr int switchHeight = 18;

inline constexpr int railWidth = 172;
inline constexpr int railNarrowWidth = 64;
inline constexpr int railNarrowBelow = 1000; ///< window width
inline constexpr int railItemHeight = 34;
inline constexpr int groupListWidth = 264;
inline constexpr int sectionListWidth = 204;
inline constexpr int listLeast = 180;
inline constexpr int listMost = 400;
inline constexpr int detailWidth = 428;
inline constexpr int detailLeast = 360;
inline constexpr int detailBelowUnder =
    1100; ///< window width under which the request detail is at the bottom

inline constexpr int iconRail = 20;
inline constexpr int iconList = 16;
inline constexpr int iconButton = 14;
inline constexpr int iconState = 12;
inline constexpr int iconEmpty = 24;

inline constexpr int cellPadding = 8;
inline constexpr int edgePadding = 16; ///< outside of the first and last column

inline constexpr int windowLeastWidth = 900;
inline constexpr int windowLeastHeight = 600;

} // namespace keyferry::ui::metrics
