//! A well-known question: for y = Wᵀx with W (M×N) and z = aᵀy, what is ∂y/∂W, and why does
//! ∂z/∂W = ∂z/∂y · ∂y/∂W not seem to fit, when ∂z/∂y is 1×N and ∂z/∂W is M×N?
//!
//! Because ∂y/∂W is no matrix. Three ways to see it, which agree.

#![allow(non_snake_case)] // W is a matrix, as on paper.
#![expect(clippy::float_cmp, reason = "products of few bits are exact")]

use chainrule::isotropic::{E, F};
use chainrule::{
    LinearMap, Matrix, RowVector, Tensor3, Tensor4, Vector, derivative, grad, matrix, value, vector,
};

fn main() {
    let W = matrix![
         0.5, -1.0,  2.0;
         1.5,  0.25, -3.0;
        -2.0,  4.0,  1.0;
         3.0, -0.5,  0.75;
    ];
    let x = vector![1.5, -2.0, 0.25, 3.0];
    let a = vector![2.0, -0.5, 4.0];
    let y: Vector<3> = value!(W^T x);

    // What all of this is about, in one line.
    let gradient: Matrix<4, 3> = grad!(a^T W^T x, W);
    assert_eq!(gradient, x * a.transpose());

    // 1. Index form. ∂yᵢ/∂Wₖₗ = δᵢₗ xₖ is of third order, and the chain rule contracts i.
    let dy_dw = derivative!(W^T x, W);
    println!("∂y/∂W = {dy_dw:?}");
    let tensor: Tensor3<3, 4, 3> = dy_dw.to_dense();
    for (i, k, l) in (0..3).flat_map(|i| (0..4).flat_map(move |k| (0..3).map(move |l| (i, k, l)))) {
        let delta = if i == l { 1.0 } else { 0.0 };
        assert_eq!(dy_dw.entry([i, k, l]), delta * x[k]); // one entry, without the tensor
        assert_eq!(tensor[[i, k, l]], delta * x[k]);
    }
    assert_eq!(tensor.contract_first(&a), gradient); // Σᵢ aᵢ δᵢₗ xₖ = xₖ aₗ

    // The chain rule with types: ∂z/∂y is a map from columns to scalars, ∂y/∂W one from matrices to
    // columns, and one can follow the other. `dz_dy * dy_dw` does not compile.
    let dz_dy = derivative!(a^T y, y);
    let row: RowVector<3> = dz_dy.to_dense();
    assert_eq!(row, a.transpose());
    let dz_dw = dz_dy.chain(&dy_dw);
    println!("∂z/∂W = {dz_dw:?}");
    assert_eq!(dz_dw.gradient(), gradient); // nothing of third order was formed

    // 2. Basis form. fᵢ(X) = eᵢᵀ Xᵀ a = tr(eᵢ aᵀ X) = ⟨a eᵢᵀ, X⟩, so ∂fᵢ/∂X = a eᵢᵀ; here a is x, and X is W.
    let mut sum = Matrix::<4, 3>::zeros();
    let columns: [Matrix<4, 3>; 3] = [
        grad!(basis(3, 0)^T W^T x, W),
        grad!(tr(basis(3, 1) x^T W), W),
        grad!(x basis(3, 2)^T : W, W),
    ];
    for (i, by_w) in columns.iter().enumerate() {
        let mut unit = Vector::<3>::zeros();
        unit[i] = 1.0;
        assert_eq!(*by_w, x * unit.transpose());
        sum += a[i] * by_w; // z = Σᵢ aᵢ yᵢ
    }
    assert_eq!(sum, gradient);

    // 3. Matrix form. Y = WᵀX, z = A : Y; dz = X Aᵀ : dW. ∂Y/∂W = 𝔼 Xᵀ : 𝔽 is of fourth order, and
    // ∂z/∂Y : ∂Y/∂W = A : 𝔼 Xᵀ : 𝔽 = X Aᵀ.
    let X = matrix![1.5, 0.5; -2.0, 1.0; 0.25, -1.0; 3.0, 2.0];
    let A = matrix![2.0, 1.0; -0.5, 3.0; 4.0, -2.0];
    let by_w = grad!(A : W^T X, W);
    assert_eq!(by_w, X * A.transpose());

    let dY_dW = derivative!(W^T X, W);
    println!("∂Y/∂W = {dY_dW:?}, held in {} bytes", size_of_val(&dY_dW));
    assert_eq!(dY_dW.pullback(&A), by_w);

    let by_hand = (E * &X.transpose()).contract(F); // 𝔼 Xᵀ : 𝔽
    let pulled_back: Matrix<4, 3> = by_hand.pullback(&A);
    assert_eq!(pulled_back, by_w);
    assert_eq!(by_hand.apply(&W), W.transpose() * X);

    let Y = value!(W^T X);
    assert_eq!(derivative!(A : Y, Y).chain(&dY_dW).gradient(), by_w);

    let dense: Tensor4<3, 2, 4, 3> = dY_dW.to_dense();
    assert_eq!(dense.contract_first_two(&A), by_w);
    println!("all three agree: ∂z/∂W =\n{gradient}");
}
