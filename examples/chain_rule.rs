use chainrule::{
    E, F, LinearMap, Matrix, Tensor3, Vector, derivative, grad, matrix, value, vector,
};
fn main() {
    let w = matrix![1.0, 2.0, 0.5; -1.0, 0.0, 3.0; 2.0, 1.0, 1.0; 0.0, -2.0, 1.0];
    let x = vector![1.0, -2.0, 3.0, 0.5];
    let a = vector![2.0, -1.0, 0.5];
    let y: Vector<3> = value!(w^T x);
    let dy_dw = derivative!(w^T x, w);
    println!("{dy_dw:?} {}", size_of_val(&dy_dw));
    let dz_dy = derivative!(a^T y, y);
    println!("{dz_dy:?}");
    let dz_dw = dz_dy.chain(&dy_dw);
    println!("{dz_dw:?} {:?}", dz_dw.gradient());
    assert_eq!(dz_dw.gradient(), grad!(a^T w^T x, w));
    let t: Tensor3<3, 4, 3> = dy_dw.to_dense();
    println!("{:?} {:?}", t[[1, 2, 1]], dy_dw.entry([1, 2, 1]));
    let big = matrix![1.0, 2.0; 0.0, 1.0; 1.0, 1.0; 3.0, 0.0];
    println!("{:?}", derivative!(w^T big, w));
    println!("{:?}", derivative!(w^T w, w));
    println!("{:?}", derivative!(tr(w^T w) w, w));
    println!("{:?}", derivative!(kron(x, y), x));
    println!("{:?}", derivative!(tanh(w^T x), x));
    println!("{:?}", derivative!(softmax(w^T x), w));
    println!("{:?}", derivative!(a^T softmax(w^T x), w));
    let s = matrix![4.0, 1.0; 1.0, 3.0];
    println!("{:?}", derivative!(s ^ -1, s));
    println!("{:?}", derivative!(vec(s), s).vec_jacobian());
    println!("{:?}", derivative!(diag(s), s));
    println!("{:?}", derivative!(logdet(s), s));
    println!("{:?}", derivative!(w, w).vec_jacobian());
    println!("{:?}", derivative!(sign(w), w));
    println!("{:?}", derivative!(s s s, s));
    println!("{:?}", derivative!(||w^T x - a||^2, w));
    println!("{:?}", derivative!(x / ||x||, x));
}
