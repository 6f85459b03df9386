"""The tasks and their sizes, and their inputs, as the benchmark in Rust has them."""

import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parent.parent / "src" / "sizes.rs"


def sizes():
    """("bilinear", (3, 2)), …"""
    for task, listed in re.findall(r"^ +(\w+)((?: \([\d, ]+\))+);", SOURCE.read_text(), re.MULTILINE):
        for size in re.findall(r"\(([\d, ]+)\)", listed):
            yield task, tuple(int(n) for n in size.split(","))


def shapes(task, size):
    """Rows and columns of the inputs; the name of a positive definite one ends in `+`."""
    def of(*names_and_shapes):
        return [(name, shape if len(shape) == 2 else (*shape, 1)) for name, *shape in names_and_shapes]

    m, n, k = (*size, 0, 0)[:3]
    square = lambda names: of(*((name, m, m) for name in names))
    return {
        "bilinear": lambda: of(("W", m, n), ("x", m), ("a", n)),
        "frobenius": lambda: square("AWX"),
        "least_squares": lambda: of(("A", m, n), ("x", n), ("b", m)),
        "logistic_gradient": lambda: of(("X", m, n), ("w", n), ("y", m)),
        "logistic_hessian": lambda: of(("X", m, n), ("w", n), ("y", m)),
        "network": lambda: of(("W1", n, m), ("b1", n), ("W2", k, n), ("b2", k), ("x", m), ("t", k)),
        "gaussian": lambda: of(("S+", m, m), ("x", m), ("u", m)),
        "chain": lambda: square("ABC") + of(("x", m)),
        "product": lambda: square("AB"),
        "jacobian": lambda: of(("A", m, m), ("x", m)),
        "hessian": lambda: of(("A", m, m), ("x", m)),
        "kalman": lambda: of(("F", m, m), ("Q+", m, m), ("H", n, m), ("R+", n, n), ("x", m), ("P+", m, m), ("z", n)),
        "factorisation": lambda: of(("M", m, m), ("U", m, n), ("V", m, n)),
        "factorisation_hvp": lambda: of(("M", m, m), ("U", m, n), ("V", m, n), ("D", m, n)),
        "factorisation_hessian": lambda: of(("M", m, m), ("U", m, n), ("V", m, n), ("D", m, n)),
    }[task]()


def numbers(seed, rows, columns):
    """Numbers in [-1, 1), as a list of columns: `Input::new`."""
    mask = (1 << 64) - 1
    state = (seed * 0x9E3779B97F4A7C15 & mask) | 1

    def number():
        nonlocal state
        state ^= state << 13 & mask
        state ^= state >> 7
        state ^= state << 17 & mask
        return (state >> 11) / (1 << 52) - 1

    return [[number() for _ in range(rows)] for _ in range(columns)]
