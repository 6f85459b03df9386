// value!(X^T diag(s) X)
write(mul(mul(t(X), diag(s)), X), &mut result0);
result0

// grad!(x^T diag(d) x, d)
write(map(x, square), &mut result0);
result0

// grad!(x^T diag(A), A)
write(diag(x), &mut result0);
result0

// value!(X^T X + 2 eye(3))
write(
    symmetric(add(mul(t(X), X), mul(literal(X, 2f64, 2f32), identity::<3, _>(X)))),
    &mut result0,
);
result0

// grad!(x^T A basis(3, 0), A)
write(adjoint_right(like(|| A), t(x), t(basis::<3, 0, _>(x))), &mut result0);
result0

// grad!(tr(kron(A, X)), X)
write(kron_right(like(|| X), A, eye(like(|| kron(A, X)))), &mut result0);
result0

// grad!(c^T kron(A, B) vec(X), X)
write(unvec(like(|| X), mul(kron(t(A), t(B)), c)), &mut value9);
let t9 = view(&value9);
value9

// value_and_grad!(logsumexp(W x), x)
let mut value2 = blank();
write(mul(W, x), &mut value2);
let t2 = view(&value2);
let mut value5 = blank();
write(softmax(t2), &mut value5);
let t5 = view(&value5);
write(adjoint_right(like(|| x), W, t5), &mut result1);
write(logsumexp(t2), &mut result0);
(result0, result1)

// grad!(a^T softmax(x), x)
let mut value2 = blank();
write(softmax(x), &mut value2);
let t2 = view(&value2);
write(sub(zip(a, t2, times), mul(inner(a, t2), t2)), &mut result0);
result0

// grad!(sum(clamp(x, 0, 1)), x)
let mut value4 = blank();
write(mul(literal(x, 0f64, 0f32), ones(like(|| x))), &mut value4);
let t4 = view(&value4);
write(
    zip(
        zip(
            ones(like(|| x)),
            zip(x, t4, chainrule::Scalar::greater),
            chainrule::Scalar::share_of_greater,
        ),
        zip(x, t4, chainrule::Scalar::share_of_greater),
        times,
    ),
    &mut result0,
);
result0

// grad!(x^T A x, A; A: symmetric)
let mut value7 = blank();
write(map(x, square), &mut value7);
let t7 = view(&value7);
write(
    symmetric(sub(mul(literal(x, 2f64, 2f32), mul(x, t(x))), diag(t7))),
    &mut result0,
);
result0

// value_and_grad!(a^T swish(W x), W; fn swish = Swish)
let mut value3 = blank();
write(mul(W, x), &mut value3);
let t3 = view(&value3);
let mut value4 = blank();
write(apply(function0, (t3,)), &mut value4);
let t4 = view(&value4);
let mut value7 = blank();
write(pullback(function0, (t3,), a), &mut value7);
write(adjoint_left(like(|| W), view(&value7), x), &mut result1);
write(inner(a, t4), &mut result0);
(result0, result1)
