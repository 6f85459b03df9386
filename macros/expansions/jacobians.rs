// jacobian!(A x, x)
write(
    mul(eye(like(|| mul(evaluated(mul(A, x)), evaluated(mul(t(x), t(A)))))), A),
    &mut result0,
);
result0

// jacobian!(tanh(A x), x)
let mut value7 = blank();
write(
    sub(
        ones(like(|| mul(A, x))),
        map(
            map_by(
                mul(A, x),
                #[inline(always)]
                |entry| chainrule::Real::tanh(entry),
            ),
            square,
        ),
    ),
    &mut value7,
);
let t7 = view(&value7);
write(mul(diag(t7), A), &mut result0);
result0

// jacobian!(V^T softmax(M q), q)
let mut value4 = blank();
write(softmax(mul(M, q)), &mut value4);
let t4 = view(&value4);
let mut value20 = blank();
write(sub(mul(diag(t4), V), mul(t4, mul(t(t4), V))), &mut value20);
let t20 = view(&value20);
write(mul(t(t20), M), &mut result0);
result0

// jacobian!(x^T x, x)
write(mul(literal(x, 2f64, 2f32), t(x)), &mut result0);
result0

// jacobian!(kron(x, y), x)
rows(
    like(|| kron(x, y)),
    &mut matrix,
    |unit, row| {
        let cotangent = view(unit);
        write(kron_left(like(|| x), cotangent, y), row);
    },
);
matrix

// jacobian!(sqrt(x[0]^2 + x[1]^2) basis(2, 0) + x[0] x[1] basis(2, 1), x)
let mut value6 = blank();
write(
    map_by(
        add(map(x_0, square), map(x_1, square)),
        #[inline(always)]
        |entry| chainrule::Real::sqrt(entry),
    ),
    &mut value6,
);
let t6 = view(&value6);
let mut value25 = blank();
write(
    add(
        mul(div(x_0, t6), unit(like(|| x), 0)),
        mul(div(x_1, t6), unit(like(|| x), 1)),
    ),
    &mut value25,
);
let t25 = view(&value25);
let mut value29 = blank();
write(
    add(mul(x_1, unit(like(|| x), 0)), mul(x_0, unit(like(|| x), 1))),
    &mut value29,
);
let t29 = view(&value29);
write(
    add(mul(basis::<2, 0, _>(x_0), t(t25)), mul(basis::<2, 1, _>(x_0), t(t29))),
    &mut result0,
);
result0

// hessian!(x^T A x, x)
write(
    add(mul(eye(like(|| mul(x, t(x)))), A), mul(eye(like(|| mul(x, t(x)))), t(A))),
    &mut result0,
);
result0

// hessian!(x^T A y, x, y)
write(mul(eye(like(|| mul(x, t(x)))), A), &mut result0);
result0

// hessian!(sum(softplus(X w)) - y^T X w, w)
let mut value16 = blank();
write(
    map_by(mul(X, w), #[inline(always)] |entry| chainrule::Real::sigmoid(entry)),
    &mut value16,
);
let t16 = view(&value16);
let mut value30 = blank();
write(zip(t16, sub(ones(like(|| mul(X, w))), t16), times), &mut value30);
let t30 = view(&value30);
write(mul(mul(mul(eye(like(|| mul(w, t(w)))), t(X)), diag(t30)), X), &mut result0);
result0

// hessian!(0.5 * ||A x - b||^2 + 0.5 * c * ||x||^2, x; x: [N])
write(
    add(
        mul(c, eye(like(|| mul(x, t(x))))),
        mul(mul(eye(like(|| mul(x, t(x)))), t(A)), A),
    ),
    &mut result0,
);
result0

// hessian!(||x||, x; x: [N])
let mut value3 = blank();
write(map(norm2(x), nonzero), &mut value3);
let t3 = view(&value3);
let mut value4 = blank();
write(div(x, t3), &mut value4);
let t4 = view(&value4);
let mut value16 = blank();
write(div(t4, t3), &mut value16);
let t16 = view(&value16);
write(sub(div(eye(like(|| mul(x, t(x)))), t3), mul(t16, t(t4))), &mut result0);
result0

// hvp!(sum(softplus(X w)), w, v)
let mut value10 = blank();
write(
    map_by(mul(X, w), #[inline(always)] |entry| chainrule::Real::sigmoid(entry)),
    &mut value10,
);
let t10 = view(&value10);
let mut value19 = blank();
write(
    zip(mul(X, v), zip(t10, sub(ones(like(|| mul(X, w))), t10), times), times),
    &mut value19,
);
let t19 = view(&value19);
write(adjoint_right(like(|| w), X, t19), &mut result0);
result0

// jvp!(A X B, X, V)
write(mul(mul(A, V), B), &mut result0);
result0

// jvp!(inv(X), X, V)
let mut value1 = blank();
write(lu(X), &mut value1);
let t1 = factored(&value1);
write(
    mul(literal(X, -1f64, -1f32), mul(inverse(t1), mul(V, inverse(t1)))),
    &mut result0,
);
result0

// vjp!(X^T A X, X, U)
write(
    add(
        mul(mul(t(A), X), U),
        mul(A, adjoint_right(like(|| mul(t(A), X)), t(X), t(U))),
    ),
    &mut result0,
);
result0

// hvp!(0.5 * ||M - U V^T||^2, U, D)
write(adjoint_left(like(|| U), mul(D, t(V)), t(V)), &mut result0);
result0
