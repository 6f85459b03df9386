/* By range and bearing: with u = (x, y) / range, the rows are u, (-u_y, u_x) / range, and for the rate
   v . u the same direction by what of v is across u, and u. */
#include "case.h"

struct input { float x[4]; };
struct output { float J[4][3]; };

CASE {
    const float *x = in->x;
    float inverse = 1 / sqrtf(x[0] * x[0] + x[1] * x[1]);
    float c = x[0] * inverse, s = x[1] * inverse;
    float across = (c * x[3] - s * x[2]) * inverse;
    float J[4][3] = {
        {c, -s * inverse, -s * across},
        {s, c * inverse, c * across},
        {0, 0, c},
        {0, 0, s},
    };
    for (int j = 0; j < 4; j++)
        for (int i = 0; i < 3; i++)
            out->J[j][i] = J[j][i];
}
