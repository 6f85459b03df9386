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
let mut value5 = blank();
let t5 = shared(mul(mul(A, B), C), &mut value5);
write(add(mul(t(t5), x), mul(t5, x)), &mut result0);
result0

// value_and_grad!((x^T A) ((B C) x), x)
let mut value2 = blank();
write(mul(t(x), A), &mut value2);
let t2 = view(&value2);
let mut value5 = blank();
let t5 = shared(mul(B, C), &mut value5);
let mut value6 = blank();
write(mul(t5, x), &mut value6);
let t6 = view(&value6);
write(add(mul(t(t5), t(t2)), mul(A, t6)), &mut result1);
write(mul(t2, t6), &mut result0);
(result0, result1)

// grad!(x^T ((A B) C) x, A, B, C)
let mut value10 = blank();
write(adjoint_right(like(|| mul(mul(A, B), C)), t(x), t(x)), &mut value10);
let t10 = view(&value10);
let mut value11 = blank();
write(adjoint_left(like(|| mul(A, B)), t10, C), &mut value11);
let t11 = view(&value11);
write(adjoint_left(like(|| A), t11, B), &mut result0);
write(adjoint_right(like(|| B), A, t11), &mut result1);
write(adjoint_right(like(|| C), mul(A, B), t10), &mut result2);
(result0, result1, result2)

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
