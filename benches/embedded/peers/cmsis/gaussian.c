#include "case.h"
enum { N = D1 };

struct input { float x[N], u[N], S[N][N]; };
struct output { float value, u[N], S[N][N]; };

CASE {
    float L[N][N], S[N][N], inverse[N][N], d[N], form, det = 1;

    arm_mat_cholesky_f32(MATRIX(N, N, in->S), MATRIX(N, N, L));
    for (int i = 0; i < N; i++)
        det *= L[i][i];
    /* It is overwritten. */
    arm_copy_f32(in->S[0], S[0], N * N);
    arm_mat_inverse_f32(MATRIX(N, N, S), MATRIX(N, N, inverse));

    arm_sub_f32(in->x, in->u, d, N);
    arm_mat_vec_mult_f32(MATRIX(N, N, inverse), d, out->u);
    arm_dot_prod_f32(out->u, d, N, &form);
    out->value = -logf(det) - 0.5f * form;

    arm_mat_mult_f32(MATRIX(N, 1, out->u), MATRIX(1, N, out->u), MATRIX(N, N, S));
    arm_mat_sub_f32(MATRIX(N, N, S), MATRIX(N, N, inverse), MATRIX(N, N, S));
    arm_mat_scale_f32(MATRIX(N, N, S), 0.5f, MATRIX(N, N, out->S));
}
