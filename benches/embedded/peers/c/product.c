#include "case.h"
enum { N = D1 };

struct input { float A[N][N], B[N][N]; };
struct output { float Y[N][N]; };

CASE {
    for (int j = 0; j < N; j++)
        for (int i = 0; i < N; i++) {
            float sum = 0;
            for (int k = 0; k < N; k++)
                sum += in->A[k][i] * in->B[j][k];
            out->Y[j][i] = sum;
        }
}
