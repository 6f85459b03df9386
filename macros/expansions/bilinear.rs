// grad!(a^T W^T x, W)
write(mul(x, t(a)), &mut result0);
result0

// grad!(a^T W^T x, x)
write(mul(W, a), &mut result0);
result0

// grad!(a^T W^T x, a)
write(mul(t(W), x), &mut result0);
result0

// value_and_grad!(a^T W^T x, W, x)
write(mul(W, a), &mut value2);
let t2 = view(&value2);
write(mul(x, t(a)), &mut result1);
write(mul(t(t2), x), &mut result0);
(result0, result1, value2)

// value_and_grad!(A : W^T X, W)
write(mul(X, t(A)), &mut value6);
let t6 = view(&value6);
write(inner(W, t6), &mut result0);
(result0, value6)
