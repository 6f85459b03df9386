/* Three dimensions: the inverse by cofactors. */
#include "case.h"

struct input { float x[3], u[3], S[3][3]; };
struct output { float value, u[3], S[3][3]; };

CASE {
    const float(*S)[3] = in->S;
    float d[3], g[3], form = 0;
    float inverse[3][3] = {
        {S[1][1] * S[2][2] - S[1][2] * S[1][2]},
        {S[0][2] * S[1][2] - S[0][1] * S[2][2], S[0][0] * S[2][2] - S[0][2] * S[0][2]},
        {S[0][1] * S[1][2] - S[0][2] * S[1][1], S[0][1] * S[0][2] - S[0][0] * S[1][2],
         S[0][0] * S[1][1] - S[0][1] * S[0][1]},
    };
    float det = S[0][0] * inverse[0][0] + S[0][1] * inverse[1][0] + S[0][2] * inverse[2][0];
    float scale = 1 / det;
    for (int i = 0; i < 3; i++)
        for (int j = 0; j <= i; j++)
            inverse[i][j] = inverse[j][i] = inverse[i][j] * scale;

    for (int i = 0; i < 3; i++)
        d[i] = in->x[i] - in->u[i];
    for (int i = 0; i < 3; i++) {
        g[i] = inverse[i][0] * d[0] + inverse[i][1] * d[1] + inverse[i][2] * d[2];
        form += g[i] * d[i];
        out->u[i] = g[i];
    }
    for (int i = 0; i < 3; i++)
        for (int j = 0; j <= i; j++)
            out->S[i][j] = out->S[j][i] = 0.5f * (g[i] * g[j] - inverse[i][j]);
    out->value = -0.5f * (logf(det) + form);
}
