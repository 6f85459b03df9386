#include "case.h"
enum { R = D1, C = D2 };

struct input { float x[R], y[C]; };
struct output { float Y[C][R]; };

CASE {
    for (int j = 0; j < C; j++)
        for (int i = 0; i < R; i++)
            out->Y[j][i] = in->x[i] * in->y[j];
}
