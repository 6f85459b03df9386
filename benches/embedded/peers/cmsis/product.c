#include "case.h"
enum { N = D1 };

struct input { float A[N][N], B[N][N]; };
struct output { float Y[N][N]; };

CASE {
    arm_mat_mult_f32(MATRIX(N, N, in->B), MATRIX(N, N, in->A), MATRIX(N, N, out->Y));
}
