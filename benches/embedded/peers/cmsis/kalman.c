/* With G = H P, which is B of the other cases transposed. */
#include "case.h"
enum { N = D1, M = D2 };

struct input { float x[N], P[N][N], H[N][M], R[M][M], z[M]; };
struct output { float x[N], P[N][N]; };

CASE {
    float H[M][N], G[M][N], S[M][M], inverse[M][M], KT[M][N], K[N][M], r[M], step[N], KG[N][N];

    arm_mat_trans_f32(MATRIX(N, M, in->H), MATRIX(M, N, H));
    arm_mat_mult_f32(MATRIX(M, N, H), MATRIX(N, N, in->P), MATRIX(M, N, G));
    arm_mat_mult_f32(MATRIX(M, N, G), MATRIX(N, M, in->H), MATRIX(M, M, S));
    arm_mat_add_f32(MATRIX(M, M, S), MATRIX(M, M, in->R), MATRIX(M, M, S));
    arm_mat_inverse_f32(MATRIX(M, M, S), MATRIX(M, M, inverse));
    arm_mat_mult_f32(MATRIX(M, M, inverse), MATRIX(M, N, G), MATRIX(M, N, KT));
    arm_mat_trans_f32(MATRIX(M, N, KT), MATRIX(N, M, K));

    arm_mat_vec_mult_f32(MATRIX(M, N, H), in->x, r);
    arm_sub_f32(in->z, r, r, M);
    arm_mat_vec_mult_f32(MATRIX(N, M, K), r, step);
    arm_add_f32(in->x, step, out->x, N);

    arm_mat_mult_f32(MATRIX(N, M, K), MATRIX(M, N, G), MATRIX(N, N, KG));
    arm_mat_sub_f32(MATRIX(N, N, in->P), MATRIX(N, N, KG), MATRIX(N, N, out->P));
}
