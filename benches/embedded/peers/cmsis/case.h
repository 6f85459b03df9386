/* As `../c/case.h`. CMSIS-DSP has matrices row by row: what lies here column by column is their transpose. */
#include "../c/case.h"
#include "arm_math.h"

/* A matrix of CMSIS-DSP's, of rows, columns and where its entries are. */
#define MATRIX(rows, columns, entries)                                                             \
    (&(arm_matrix_instance_f32){rows, columns, (float32_t *)(entries)})
