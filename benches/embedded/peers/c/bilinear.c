#include "case.h"
enum { R = D1, C = D2 };

struct input { float W[C][R], x[R], a[C]; };
struct output { float z, W[C][R]; };

CASE {
    float z = 0;
    for (int j = 0; j < C; j++) {
        float sum = 0;
        for (int i = 0; i < R; i++) {
            sum += in->W[j][i] * in->x[i];
            out->W[j][i] = in->x[i] * in->a[j];
        }
        z += sum * in->a[j];
    }
    out->z = z;
}
