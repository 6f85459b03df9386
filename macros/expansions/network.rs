// value_and_grad!(0.5 * ||tanh(W x + b) - y||^2, W, b)
let mut value6 = blank();
write(
    map_by(
        add(mul(W, x), b),
        #[inline(always)]
        |entry| chainrule::Real::tanh(entry),
    ),
    &mut value6,
);
let t6 = view(&value6);
let mut value8 = blank();
write(sub(t6, y), &mut value8);
let t8 = view(&value8);
write(
    zip(t8, sub(ones(like(|| add(mul(W, x), b))), map(t6, square)), times),
    &mut value17,
);
let t17 = view(&value17);
write(adjoint_left(like(|| W), t17, x), &mut result1);
write(mul(literal(W, 0.5f64, 0.5f32), inner(t8, t8)), &mut result0);
(result0, result1, value17)

// value_and_grad!({ let h = tanh(W1 x + b1); let z = W2 h + b2; sum(softplus(z)) - t^T z }, W1, b1, W2, b2)
let mut value5 = blank();
write(
    map_by(
        add(mul(W1, x), b1),
        #[inline(always)]
        |entry| chainrule::Real::tanh(entry),
    ),
    &mut value5,
);
let t5 = view(&value5);
let mut value9 = blank();
write(add(mul(W2, t5), b2), &mut value9);
let t9 = view(&value9);
let mut value10 = blank();
write(map_by(t9, exp_minus_abs), &mut value10);
let t10 = view(&value10);
let mut value23 = blank();
write(sub(t, zip_by(t9, t10, chainrule::Real::sigmoid_by)), &mut value23);
let t23 = view(&value23);
let mut value32 = blank();
write(
    zip(
        adjoint_right(like(|| t5), W2, t23),
        sub(ones(like(|| add(mul(W1, x), b1))), map(t5, square)),
        times,
    ),
    &mut value32,
);
let t32 = view(&value32);
write(
    sub(sum(zip_by(t9, t10, chainrule::Real::softplus_by)), inner(t9, t)),
    &mut result0,
);
write(
    mul(literal(W1, -1f64, -1f32), adjoint_left(like(|| W1), t32, x)),
    &mut result1,
);
write(mul(literal(W1, -1f64, -1f32), t32), &mut result2);
write(
    mul(literal(W1, -1f64, -1f32), adjoint_left(like(|| W2), t23, t5)),
    &mut result3,
);
write(sub(zip_by(t9, t10, chainrule::Real::sigmoid_by), t), &mut result4);
(result0, result1, result2, result3, result4)
