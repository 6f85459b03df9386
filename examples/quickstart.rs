//! For y = Wᵀx and z = aᵀy: what is ∂z/∂W?
//!
//! By the chain rule ∂z/∂W = ∂z/∂y · ∂y/∂W. But ∂z/∂y = aᵀ is 1×2 and ∂z/∂W is 3×2: how can that
//! fit? Because ∂y/∂W is no matrix. It has three indices, ∂yᵢ/∂Wₖₗ = δᵢₗ xₖ, and the chain rule
//! sums over i: Σᵢ aᵢ δᵢₗ xₖ = xₖ aₗ, which is an entry of x aᵀ.

#![allow(non_snake_case)] // W is a matrix, as on paper.

use chainrule::{Matrix, Vector, grad, matrix, value, value_and_grad, vector};

fn main() {
    let W = matrix![
        0.5, -1.0;
        -0.25, 0.75;
        1.5, 3.0;
    ];
    let x = vector![1.0, -2.0, 0.5];
    let a = vector![2.0, -0.5];

    let y: Vector<2> = value!(W^T x);
    let z: f64 = value!(a^T y);
    println!("y = Wᵀx =\n{y:.3}\n\nz = aᵀy = {z:.3}\n");

    // A gradient has the shape of its variable. Had the transpose of W been forgotten, `a^T W x`,
    // this would not compile: aᵀ has 2 columns, W has 3 rows.
    let dz_dW: Matrix<3, 2> = grad!(a^T W^T x, W);
    println!("∂z/∂W =\n{dz_dW:.3}\n");

    // Exactly: the macro arrives at this very formula.
    assert_eq!(dz_dW, x * a.transpose());

    // How far is tanh(Wᵀx) from a, and which way is downhill? One pass gives the value and the
    // gradients by as many variables as one likes.
    let (f, (df_dW, df_dx)) = value_and_grad!(||tanh(W^T x) - a||^2, W, x);
    println!("f = ‖tanh(Wᵀx) − a‖² = {f:.3}\n");
    println!("∂f/∂W =\n{df_dW:.3}\n\n∂f/∂x =\n{df_dx:.3}\n");

    // Who does not believe it asks the difference quotient, one entry at a time.
    let f_at = |W: Matrix<3, 2>| value!(||tanh(W^T x) - a||^2);
    let mut step = Matrix::zeros();
    step[(1, 1)] = 1e-5;
    let quotient = (f_at(W + step) - f_at(W - step)) / 2e-5;
    println!("∂f/∂W₂₂ = {:.9}", df_dW[(1, 1)]);
    println!("       ≈ {quotient:.9} by a difference quotient");
    assert!((df_dW[(1, 1)] - quotient).abs() < 1e-8);
}
