#include "ui/widgets/resources.h"

#include <QtGlobal>

// Q_INIT_RESOURCE declares a function of the global namespace.
static void registerResources()
{
    Q_INIT_RESOURCE(keyferry);
}

namespace keyferry::ui {

void initResources()
{
    registerResources();
}

} // namespace keyferry::ui
