"""Writes C for the cases of ../../cases: their names are arguments, and the file is the last.

Expressions are of scalars (SX), of which CasADi makes straight-line code, and derivatives are CasADi's
own. Its matrices lie column by column, as ours."""

import sys

import casadi as ca


def sym(name, rows=1, columns=1):
    return ca.SX.sym(name, rows, columns)


def outer(R, C):
    x, y = sym("x", R), sym("y", C)
    return [x, y], [x @ y.T]


def product(N):
    A, B = sym("A", N, N), sym("B", N, N)
    return [A, B], [A @ B]


def bilinear(R, C):
    W, x, a = sym("W", R, C), sym("x", R), sym("a", C)
    z = a.T @ (W.T @ x)
    return [W, x, a], [z, ca.gradient(z, W)]


def least_squares(R, C):
    A, b, x = sym("A", R, C), sym("b", R), sym("x", C)
    return [A, b, x], [ca.gradient(ca.sumsqr(A @ x - b), x)]


def kalman(N, M):
    x, P, H, R, z = sym("x", N), sym("P", N, N), sym("H", M, N), sym("R", M, M), sym("z", M)
    B = P @ H.T
    S = H @ B + R
    D, LT, p = ca.ldl(S)
    K = ca.ldl_solve(B.T, D, LT, p).T
    # One half of what is symmetric.
    return [x, P, H, R, z], [x + K @ (z - H @ x), ca.tril2symm(ca.tril(P - K @ B.T))]


def network(I, H, O):
    W1, b1, W2, b2 = sym("W1", H, I), sym("b1", H), sym("W2", O, H), sym("b2", O)
    x, y = sym("x", I), sym("y", O)
    loss = 0.5 * ca.sumsqr(W2 @ ca.tanh(W1 @ x + b1) + b2 - y)
    return [W1, b1, W2, b2, x, y], [ca.gradient(loss, v) for v in (W1, b1, W2, b2)]


def gaussian(N):
    x, u, S = sym("x", N), sym("u", N), sym("S", N, N)
    value = -0.5 * (ca.log(ca.det(S)) + ca.dot(x - u, ca.inv_minor(S) @ (x - u)))
    return [x, u, S], [value, ca.gradient(value, u), ca.gradient(value, S)]


def ekf_jacobian():
    x = sym("x", 4)
    range = ca.sqrt(x[0] ** 2 + x[1] ** 2)
    y = ca.vertcat(range, ca.atan2(x[1], x[0]), (x[0] * x[2] + x[1] * x[3]) / range)
    return [x], [ca.densify(ca.jacobian(y, x))]


def declare(name, arguments, results):
    """A function of C's of two structures, around CasADi's of arrays of pointers."""
    offset, pointers = 0, []
    for array, values in ("in", arguments), ("out", results):
        offset, places = 0, []
        for value in values:
            places.append(f"{array} + {offset}")
            offset += value.numel()
        pointers.append(", ".join(places))
    return f"""
void {name}(const float *restrict in, float *restrict out) {{
    casadi_{name}((const float *[]){{{pointers[0]}}}, (float *[]){{{pointers[1]}}}, 0, 0, 0);
}}
"""


*cases, file = sys.argv[1:]
options = {"casadi_real": "float", "casadi_int": "int", "with_header": False}
generator = ca.CodeGenerator("casadi.c", options)
wrappers = ""
for case in cases:
    words = case.split("_")
    sizes = [int(word) for word in words if word.isdigit()]
    name = "_".join(word for word in words if not word.isdigit())
    arguments, results = globals()[name](*sizes)
    function = ca.Function("casadi_" + case, arguments, [ca.densify(y) for y in results])
    generator.add(function)
    wrappers += declare(case, arguments, results)
with open(file, "w") as out:
    # CasADi calls the functions of `double`.
    out.write("#include <math.h>\n")
    for function in "tanh", "log", "sqrt", "fabs":
        out.write(f"#define {function} {function}f\n")
    out.write(generator.dump() + wrappers)
