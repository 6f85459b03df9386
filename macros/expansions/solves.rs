// value!(A^-1 b)
let mut value1 = blank();
write(lu(A), &mut value1);
let t1 = factored(&value1);
write(mul(inverse(t1), b), &mut result0);
result0

// value!(B inv(A))
let mut value2 = blank();
write(lu(A), &mut value2);
let t2 = factored(&value2);
write(mul(B, inverse(t2)), &mut result0);
result0

// value!(x^T A^-1 B A^-T y)
let mut value2 = blank();
write(lu(A), &mut value2);
let t2 = factored(&value2);
write(mul(mul(mul(mul(t(x), inverse(t2)), B), t(inverse(t2))), y), &mut result0);
result0

// value_and_grad!(a^T inv(X) b, X)
let mut value2 = blank();
write(lu(X), &mut value2);
let t2 = factored(&value2);
let mut value4 = blank();
write(mul(t(a), inverse(t2)), &mut value4);
let t4 = view(&value4);
write(
    mul(literal(a, -1f64, -1f32), mul(t(t4), mul(t(b), t(inverse(t2))))),
    &mut result1,
);
write(inner(t4, t(b)), &mut result0);
(result0, result1)

// value_and_grad!(logdet(X), X)
let mut value1 = blank();
write(lu(X), &mut value1);
let t1 = factored(&value1);
write(t(inverse(t1)), &mut result1);
write(logdet(t1), &mut result0);
(result0, result1)

// value_and_grad!(logdet(X^T X), X)
let mut value2 = blank();
write(cholesky(mul(t(X), X)), &mut value2);
let t2 = factored(&value2);
write(mul(literal(X, 2f64, 2f32), mul(X, inverse(t2))), &mut result1);
write(logdet(t2), &mut result0);
(result0, result1)

// grad!(det(X), X)
let mut value1 = blank();
write(lu(X), &mut value1);
let t1 = factored(&value1);
write(mul(t(inverse(t1)), det(t1)), &mut result0);
result0

// grad!(tr(inv(S) C), S)
let mut value1 = blank();
write(lu(S), &mut value1);
let t1 = factored(&value1);
write(
    mul(literal(S, -1f64, -1f32), mul(t(inverse(t1)), mul(t(C), t(inverse(t1))))),
    &mut result0,
);
result0

// value_and_grad!(0.5 * logdet(spd(S)) + 0.5 * (x - u)^T S^-1 (x - u), S, u)
let mut value2 = blank();
write(cholesky(S), &mut value2);
let t2 = factored(&value2);
let mut value8 = blank();
write(sub(x, u), &mut value8);
let t8 = view(&value8);
let mut value9 = blank();
write(inverse(t2), &mut value9);
let t9 = view(&value9);
let mut value10 = blank();
write(mul(t9, t8), &mut value10);
let t10 = view(&value10);
write(
    symmetric(
        sub(
            mul(literal(S, 0.5f64, 0.5f32), t9),
            mul(literal(S, 0.5f64, 0.5f32), mul(t10, t(t10))),
        ),
    ),
    &mut result1,
);
write(mul(literal(S, -1f64, -1f32), t10), &mut result2);
write(
    add(
        mul(literal(S, 0.5f64, 0.5f32), logdet(t2)),
        mul(literal(S, 0.5f64, 0.5f32), inner(t8, t10)),
    ),
    &mut result0,
);
(result0, result1, result2)
