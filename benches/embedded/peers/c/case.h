/* A case, as `../../cases` has it: NAME, and its dimensions D1, D2 and D3, come from the command line.
   Matrices lie column by column: `A[j][i]` is the entry of row i and column j. */
#include <math.h>

#define CASE                                                                                       \
    struct input;                                                                                  \
    struct output;                                                                                 \
    void NAME(const struct input *restrict in, struct output *restrict out);                       \
    void NAME(const struct input *restrict in, struct output *restrict out)
