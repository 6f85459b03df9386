// value!(x^T A B C x)
write(mul(mul(mul(mul(t(x), A), B), C), x), &mut result0);
result0

// grad!(x^T A B C x, x)
write(
    add(
        mul(t(C), mul(t(B), mul(t(A), x))),
        mul(
            A,
            adjoint_right(
                like(|| mul(t(A), x)),
                t(B),
                adjoint_right(like(|| mul(t(B), mul(t(A), x))), t(C), x),
            ),
        ),
    ),
    &mut result0,
);
result0

// grad!(x^T ((A B) C) x, x)
let t5 = mul(mul(A, B), C);
write(add(mul(t(t5), x), mul(t5, x)), &mut result0);
result0

// grad!(tr(A X B), X)
write(
    adjoint_right(
        like(|| X),
        A,
        adjoint_left(like(|| mul(A, X)), eye(like(|| mul(mul(A, X), B))), B),
    ),
    &mut result0,
);
result0

// grad!(tr(X^3), X)
write(mul(literal(X, 3f64, 3f32), mul(t(X), t(X))), &mut result0);
result0

// grad!(s x^T y, s, x)
write(adjoint_left(like(|| s), t(y), t(x)), &mut result0);
write(mul(y, s), &mut result1);
(result0, result1)
