/* S is factorised by Cholesky's method, and P stays symmetric: one half of both is computed. */
#include "case.h"
enum { N = D1, M = D2 };

struct input { float x[N], P[N][N], H[N][M], R[M][M], z[M]; };
struct output { float x[N], P[N][N]; };

CASE {
    float B[M][N], K[M][N], L[M][M], inverse[M], r[M];

    for (int k = 0; k < M; k++)
        for (int i = 0; i < N; i++) {
            float sum = 0;
            for (int j = 0; j < N; j++)
                sum += in->P[j][i] * in->H[j][k];
            B[k][i] = sum;
        }

    /* L[k][l], the entry of row k and column l <= k, of S = H B + R. */
    for (int l = 0; l < M; l++)
        for (int k = l; k < M; k++) {
            float sum = in->R[l][k];
            for (int j = 0; j < N; j++)
                sum += in->H[j][k] * B[l][j];
            for (int m = 0; m < l; m++)
                sum -= L[k][m] * L[l][m];
            if (k == l)
                inverse[l] = 1 / sqrtf(sum);
            else
                L[k][l] = sum * inverse[l];
        }

    /* K S = B, row by row. */
    for (int i = 0; i < N; i++) {
        for (int k = 0; k < M; k++) {
            float sum = B[k][i];
            for (int m = 0; m < k; m++)
                sum -= L[k][m] * K[m][i];
            K[k][i] = sum * inverse[k];
        }
        for (int k = M - 1; k >= 0; k--) {
            float sum = K[k][i];
            for (int m = k + 1; m < M; m++)
                sum -= L[m][k] * K[m][i];
            K[k][i] = sum * inverse[k];
        }
    }

    for (int k = 0; k < M; k++) {
        float sum = in->z[k];
        for (int j = 0; j < N; j++)
            sum -= in->H[j][k] * in->x[j];
        r[k] = sum;
    }
    for (int i = 0; i < N; i++) {
        float sum = in->x[i];
        for (int k = 0; k < M; k++)
            sum += K[k][i] * r[k];
        out->x[i] = sum;
    }
    for (int j = 0; j < N; j++)
        for (int i = j; i < N; i++) {
            float sum = in->P[j][i];
            for (int k = 0; k < M; k++)
                sum -= K[k][i] * B[k][j];
            out->P[j][i] = out->P[i][j] = sum;
        }
}
