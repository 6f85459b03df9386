#include "case.h"
enum { R = D1, C = D2 };

struct input { float W[C][R], x[R], a[C]; };
struct output { float z, W[C][R]; };

CASE {
    float y[C];
    arm_mat_vec_mult_f32(MATRIX(C, R, in->W), in->x, y);
    arm_dot_prod_f32(in->a, y, C, &out->z);
    arm_mat_mult_f32(MATRIX(C, 1, in->a), MATRIX(1, R, in->x), MATRIX(C, R, out->W));
}
