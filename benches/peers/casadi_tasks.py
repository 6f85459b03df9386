"""Writes the tasks in CasADi as C: `casadi_tasks.py DIRECTORY`, with a Python that has casadi.

Both of its kinds of symbols are entered: SX, whose code is one scalar operation after the other, up to
LONGEST of them, and MX, whose code calls loops over matrices. Derivatives are CasADi's own.
"""

import sys
from pathlib import Path

import casadi as ca

from tasks import shapes, sizes

LONGEST = 12_000


def value_and_gradients(value, *variables):
    return [value, *(ca.gradient(value, v) for v in variables)]


def factorised(S):
    """Of a positive definite matrix: solves, and log det."""
    if isinstance(S, ca.SX):
        D, LT, p = ca.ldl(S)
        return lambda b: ca.ldl_solve(b, D, LT, p), lambda: ca.sum(ca.log(D))
    return lambda b: ca.solve(S, b), lambda: ca.log(ca.det(S))


def softplus(z):
    return ca.fmax(z, 0) + ca.log1p(ca.exp(-ca.fabs(z)))


def logistic(X, w, y):
    z = X @ w
    return ca.sum1(softplus(z)) - y.T @ z


def gaussian(S, x, u):
    # Of symmetric matrices only: Σ⁻¹ is written once, for value and gradient.
    solve, log_det = factorised(S)
    r = x - u
    q = solve(r)
    inverse = solve(type(S).eye(S.shape[0]))
    return [0.5 * (log_det() + r.T @ q), 0.5 * (inverse - q @ q.T)]


def kalman(F, Q, H, R, x, P, z):
    x = F @ x
    P = F @ P @ F.T + Q
    PH = P @ H.T
    K = factorised(H @ PH + R)[0](PH.T).T
    return [x + K @ (z - H @ x), P - K @ PH.T]


TASKS = {
    "bilinear": lambda W, x, a: value_and_gradients(a.T @ (W.T @ x), W),
    "frobenius": lambda A, W, X: value_and_gradients(ca.dot(A, W.T @ X), W),
    "least_squares": lambda A, x, b: value_and_gradients(ca.sumsqr(A @ x - b), x),
    "logistic_gradient": lambda X, w, y: value_and_gradients(logistic(X, w, y), w),
    "logistic_hessian": lambda X, w, y: [logistic(X, w, y), *reversed(ca.hessian(logistic(X, w, y), w))],
    "network": lambda W1, b1, W2, b2, x, t: value_and_gradients(
        0.5 * ca.sumsqr(W2 @ ca.tanh(W1 @ x + b1) + b2 - t), W1, b1, W2, b2),
    "gaussian": gaussian,
    "chain": lambda A, B, C, x: value_and_gradients(x.T @ (A @ (B @ (C @ x))), x),
    "product": lambda A, B: [A @ B],
    "jacobian": lambda A, x: [ca.jacobian(ca.tanh(A @ x), x)],
    "hessian": lambda A, x: [ca.hessian(x.T @ (A @ x), x)[0]],
    "kalman": kalman,
    "factorisation": lambda M, U, V: value_and_gradients(0.5 * ca.sumsqr(M - U @ V.T), U, V),
    "factorisation_hvp": lambda M, U, V, D: [
        ca.jtimes(ca.gradient(0.5 * ca.sumsqr(M - U @ V.T), U), U, D)],
}


def function(task, size, symbols):
    arguments = [symbols.sym(name.strip("+"), *shape) for name, shape in shapes(task, size)]
    results = [ca.densify(result) for result in TASKS[task](*arguments)]
    name = "_".join([task, *map(str, size), symbols.__name__])
    return ca.Function(name, arguments, results, {"cse": True})


def main(directory):
    generator = ca.CodeGenerator("generated", {"casadi_int": "int"})
    table = []
    for task, size in sizes():
        if task not in TASKS:
            continue
        for symbols in (ca.SX, ca.MX):
            try:
                f = function(task, size, symbols)
            except Exception as error:  # What CasADi can't differentiate with these symbols.
                print(f"casadi: without {task} {size} in {symbols.__name__}: {error}", file=sys.stderr)
                continue
            if symbols is ca.SX and f.n_instructions() > LONGEST:
                continue
            generator.add(f)
            lengths = f"{f.sz_arg()}, {f.sz_res()}, {f.sz_iw()}, {f.sz_w()}, {f.n_in()}, {f.n_out()}"
            sizes_ = ", ".join(map(str, (*size, 0, 0)[:3]))
            table.append(f"TASK({f.name()}, {task}, {symbols.__name__}, {sizes_}, {lengths})")
    generator.generate(f"{directory}/")
    (Path(directory) / "generated.inc").write_text("\n".join(table) + "\n")


main(sys.argv[1])
