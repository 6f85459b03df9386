#include "case.h"
enum { I = D1, H = D2, O = D3 };

struct input { float W1[I][H], b1[H], W2[H][O], b2[O], x[I], y[O]; };
struct output { float W1[I][H], b1[H], W2[H][O], b2[O]; };

CASE {
    float h[H], d[O];

    for (int k = 0; k < O; k++)
        d[k] = in->b2[k] - in->y[k];
    for (int j = 0; j < H; j++) {
        float sum = in->b1[j];
        for (int i = 0; i < I; i++)
            sum += in->W1[i][j] * in->x[i];
        h[j] = tanhf(sum);
        for (int k = 0; k < O; k++)
            d[k] += in->W2[j][k] * h[j];
    }
    for (int k = 0; k < O; k++)
        out->b2[k] = d[k];
    for (int j = 0; j < H; j++) {
        float sum = 0;
        for (int k = 0; k < O; k++) {
            out->W2[j][k] = d[k] * h[j];
            sum += in->W2[j][k] * d[k];
        }
        float e = sum * (1 - h[j] * h[j]);
        out->b1[j] = e;
        for (int i = 0; i < I; i++)
            out->W1[i][j] = e * in->x[i];
    }
}
