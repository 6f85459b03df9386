#include "case.h"
enum { R = D1, C = D2 };

struct input { float A[C][R], b[R], x[C]; };
struct output { float g[C]; };

CASE {
    float g[C] = {0};
    for (int i = 0; i < R; i++) {
        float r = -in->b[i];
        for (int j = 0; j < C; j++)
            r += in->A[j][i] * in->x[j];
        for (int j = 0; j < C; j++)
            g[j] += in->A[j][i] * r;
    }
    for (int j = 0; j < C; j++)
        out->g[j] = 2 * g[j];
}
