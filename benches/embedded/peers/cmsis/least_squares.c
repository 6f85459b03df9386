#include "case.h"
enum { R = D1, C = D2 };

struct input { float A[C][R], b[R], x[C]; };
struct output { float g[C]; };

CASE {
    float A[R][C], r[R];
    arm_mat_trans_f32(MATRIX(C, R, in->A), MATRIX(R, C, A));
    arm_mat_vec_mult_f32(MATRIX(R, C, A), in->x, r);
    arm_sub_f32(r, in->b, r, R);
    arm_mat_vec_mult_f32(MATRIX(C, R, in->A), r, out->g);
    arm_scale_f32(out->g, 2, out->g, C);
}
