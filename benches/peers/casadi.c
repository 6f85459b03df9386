// The tasks as CasADi generates them: `find` has the one of a name and sizes.
#include <string.h>
#define CASADI_SYMBOL_EXPORT static
#include "generated.c"

typedef void (*Run)(const casadi_real *const *, casadi_real *const *);

// Whoever calls it has to bring room to work in.
#define TASK(F, NAME, SYMBOLS, L, M, N, ARG, RES, IW, W, IN, OUT)                          \
  static void run_##F(const casadi_real *const *in, casadi_real *const *out) {            \
    const casadi_real *arg[ARG];                                                           \
    casadi_real *res[RES];                                                                 \
    static casadi_int iw[IW + 1];                                                          \
    static casadi_real w[W + 1] __attribute__((aligned(64)));                              \
    for (int i = 0; i < IN; i++) arg[i] = in[i];                                           \
    for (int i = 0; i < OUT; i++) res[i] = out[i];                                         \
    F(arg, res, iw, w, 0);                                                                 \
  }
#include "generated.inc"
#undef TASK

static Run find(const char *task, const char *symbols, const int *n) {
#define TASK(F, NAME, SYMBOLS, L, M, N, ...)                                               \
  if (!strcmp(task, #NAME) && !strcmp(symbols, #SYMBOLS) && n[0] == L && n[1] == M && n[2] == N) return run_##F;
#include "generated.inc"
  return 0;
}

void *TASKS(_SX)(const char *task, const int *sizes) { return (void *)find(task, "SX", sizes); }
void *TASKS(_MX)(const char *task, const int *sizes) { return (void *)find(task, "MX", sizes); }
