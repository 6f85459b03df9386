"""Measures the tasks in JAX: `jax_tasks.py FILE`, with a Python that has jax.

Each is jitted and measured per call, and per sample in a loop over samples (`lax.scan`) and batched
(`vmap`), of as many samples as fit into a megabyte; on one core, as all contenders. A line of the file is
task, sizes, kind of numbers, contender, nanoseconds (a median), results, with tabulators between.
"""

import os
import statistics
import sys
import time

os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
os.environ["JAX_PLATFORMS"] = "cpu"
os.environ["XLA_FLAGS"] = "--xla_cpu_multi_thread_eigen=false intra_op_parallelism_threads=1"

import jax
import jax.numpy as jnp
import numpy as np
from jax.scipy.linalg import cho_factor, cho_solve

from tasks import numbers, shapes, sizes

jax.config.update("jax_enable_x64", True)

ROUNDS = 15
ROUND_SECONDS = 0.004
BATCH_BYTES = 1 << 20


def gaussian(S, x, u):
    factor = jnp.linalg.cholesky(S), True  # As cho_factor, but its gradient is symmetric.
    return jnp.sum(jnp.log(jnp.diag(factor[0]))) + 0.5 * (x - u) @ cho_solve(factor, x - u)


def logistic(w, X, y):
    z = X @ w
    return jnp.sum(jax.nn.softplus(z)) - y @ z


def network(W1, b1, W2, b2, x, t):
    return 0.5 * jnp.sum((W2 @ jnp.tanh(W1 @ x + b1) + b2 - t) ** 2)


def kalman(F, Q, H, R, x, P, z):
    x = F @ x
    P = F @ P @ F.T + Q
    PH = P @ H.T
    K = cho_solve(cho_factor(H @ PH + R), PH.T).T
    return x + K @ (z - H @ x), P - K @ PH.T


def factorisation(U, V, M):
    return 0.5 * jnp.sum((M - U @ V.T) ** 2)


def value_and(f, *variables):
    return jax.value_and_grad(f, argnums=variables or 0)


TASKS = {
    "bilinear": value_and(lambda W, x, a: a @ W.T @ x),
    "frobenius": value_and(lambda A, W, X: jnp.sum(A * (W.T @ X)), 1),
    "least_squares": value_and(lambda A, x, b: jnp.sum((A @ x - b) ** 2), 1),
    "logistic_gradient": lambda X, w, y: value_and(logistic)(w, X, y),
    "logistic_hessian": lambda X, w, y: (*value_and(logistic)(w, X, y), jax.hessian(logistic)(w, X, y)),
    "network": value_and(network, 0, 1, 2, 3),
    "gaussian": value_and(gaussian),
    "chain": value_and(lambda A, B, C, x: x @ A @ B @ C @ x, 3),
    "product": lambda A, B: A @ B,
    "jacobian": lambda A, x: jax.jacobian(lambda x: jnp.tanh(A @ x))(x),
    "hessian": lambda A, x: jax.hessian(lambda x: x @ A @ x)(x),
    "kalman": kalman,
    "factorisation": lambda M, U, V: value_and(factorisation, 0, 1)(U, V, M),
    "factorisation_hvp": lambda M, U, V, D: jax.jvp(lambda U: jax.grad(factorisation)(U, V, M), (U,), (D,))[1],
    "factorisation_hessian": lambda M, U, V, D: jax.hessian(factorisation)(U, V, M),
}


def inputs(task, size, number):
    arrays = []
    for seed, (name, (rows, columns)) in enumerate(shapes(task, size), 1):
        array = np.array(numbers(seed, rows, columns)).T.astype(number)
        if name.endswith("+"):
            a = array.astype(np.float64)
            array = (a @ a.T + np.eye(rows)).astype(number)
        arrays.append(jnp.asarray(array if columns > 1 or name.isupper() else array[:, 0]))
    return arrays


def median(f, *arguments):
    """Seconds of a call."""
    def of(calls):
        start = time.perf_counter()
        for _ in range(calls):
            jax.block_until_ready(f(*arguments))
        return (time.perf_counter() - start) / calls

    jax.block_until_ready(f(*arguments))
    calls = max(1, int(ROUND_SECONDS / of(3)))
    return statistics.median(of(calls) for _ in range(ROUNDS))


def flat(results, task, D=None):
    """In the order of the others: matrices by columns."""
    results = [np.asarray(result, np.float64) for result in jax.tree.leaves(results)]
    if task == "factorisation_hessian":  # What the others hold differently is the same map.
        results = [np.einsum("ijkl,kl->ij", results[0], np.asarray(D, np.float64))]
    return np.concatenate([result.T.ravel() for result in results])


def main(path):
    with open(path, "w") as out:
        for number in ("f64", "f32"):
            for task, size in sizes():
                arguments = inputs(task, size, np.dtype(number.replace("f", "float")))
                f = TASKS[task]
                results = jax.jit(f)(*arguments)
                text = " ".join(f"{x:.17g}" for x in flat(results, task, arguments[-1]))
                bytes = sum(x.nbytes for x in (*arguments, *jax.tree.leaves(results)))
                samples = min(1024, max(4, BATCH_BYTES // bytes))
                stacked = [jnp.asarray(np.repeat(x[None], samples, axis=0)) for x in arguments]
                scan = jax.jit(lambda *stacked: jax.lax.scan(lambda _, one: (None, f(*one)), None, stacked)[1])
                for name, seconds in {
                    "JAX": median(jax.jit(f), *arguments),
                    "JAX scan": median(scan, *stacked) / samples,
                    "JAX vmap": median(jax.jit(jax.vmap(f)), *stacked) / samples,
                }.items():
                    print(task, "×".join(map(str, size)), number, name, f"{seconds * 1e9:.1f}", text, sep="\t", file=out)
                out.flush()


main(sys.argv[1])
