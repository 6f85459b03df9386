#include "case.h"
enum { I = D1, H = D2, O = D3 };

struct input { float W1[I][H], b1[H], W2[H][O], b2[O], x[I], y[O]; };
struct output { float W1[I][H], b1[H], W2[H][O], b2[O]; };

CASE {
    float h[H], o[O];

    arm_mat_mult_f32(MATRIX(1, I, in->x), MATRIX(I, H, in->W1), MATRIX(1, H, h));
    arm_add_f32(h, in->b1, h, H);
    for (int j = 0; j < H; j++)
        h[j] = tanhf(h[j]);
    arm_mat_mult_f32(MATRIX(1, H, h), MATRIX(H, O, in->W2), MATRIX(1, O, o));
    arm_add_f32(o, in->b2, o, O);
    arm_sub_f32(o, in->y, out->b2, O);

    arm_mat_mult_f32(MATRIX(H, 1, h), MATRIX(1, O, out->b2), MATRIX(H, O, out->W2));
    arm_mat_vec_mult_f32(MATRIX(H, O, in->W2), out->b2, out->b1);
    for (int j = 0; j < H; j++)
        out->b1[j] *= 1 - h[j] * h[j];
    arm_mat_mult_f32(MATRIX(I, 1, in->x), MATRIX(1, H, out->b1), MATRIX(I, H, out->W1));
}
