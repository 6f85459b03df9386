// grad!(x^T x, x)
write(mul(literal(x, 2f64, 2f32), x), &mut result0);
result0

// grad!(x^T A x, x)
write(add(mul(t(A), x), mul(A, x)), &mut result0);
result0

// grad!(tr(W^T W), W)
write(mul(literal(W, 2f64, 2f32), W), &mut result0);
result0

// grad!(||X||^2, X)
write(mul(literal(X, 2f64, 2f32), X), &mut result0);
result0

// value_and_grad!(||A x - b||^2, x)
let mut value4 = blank();
write(sub(mul(A, x), b), &mut value4);
let t4 = view(&value4);
write(mul(literal(A, 2f64, 2f32), adjoint_right(like(|| x), A, t4)), &mut result1);
write(inner(t4, t4), &mut result0);
(result0, result1)

// value_and_grad!(||A x - b||^2, x; A: [M, N], x: [N], b: [M])
let mut value4 = blank();
write(sub(mul(A, x), b), &mut value4);
let t4 = view(&value4);
write(mul(literal(A, 2f64, 2f32), mul(t(A), t4)), &mut result1);
write(inner(t4, t4), &mut result0);
(result0, result1)

// value_and_grad!((A x - b)^T (A x - b), x)
let mut value4 = blank();
write(sub(mul(A, x), b), &mut value4);
let t4 = view(&value4);
write(mul(literal(A, 2f64, 2f32), adjoint_right(like(|| x), A, t4)), &mut result1);
write(inner(t4, t4), &mut result0);
(result0, result1)

// value_and_grad!(0.5 * ||M - U V^T||^2, U, V)
let mut value5 = blank();
write(sub(M, mul(U, t(V))), &mut value5);
let t5 = view(&value5);
write(
    mul(literal(M, -1f64, -1f32), adjoint_left(like(|| U), t5, t(V))),
    &mut result1,
);
write(mul(literal(M, -1f64, -1f32), mul(t(t5), U)), &mut result2);
write(mul(literal(M, 0.5f64, 0.5f32), inner(t5, t5)), &mut result0);
(result0, result1, result2)
