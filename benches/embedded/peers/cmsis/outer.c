#include "case.h"
enum { R = D1, C = D2 };

struct input { float x[R], y[C]; };
struct output { float Y[C][R]; };

CASE {
    arm_mat_mult_f32(MATRIX(C, 1, in->y), MATRIX(1, R, in->x), MATRIX(C, R, out->Y));
}
