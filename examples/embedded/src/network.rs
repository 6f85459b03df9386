//! A network of two layers that is trained where it is used, breath by breath.

use chainrule::{Matrix, Real, Vector, value_and_grad};

/// w₂ᵀ tanh(W₁ x + b₁) + b₂, the log-odds of a response to two inputs.
pub struct Network<T> {
    /// Of the first layer.
    pub W1: Matrix<8, 2, T>,
    /// Of the first layer.
    pub b1: Vector<8, T>,
    /// Of the second layer.
    pub w2: Vector<8, T>,
    /// Of the second layer.
    pub b2: T,
}

impl<T: Real> Network<T> {
    /// A step downhill from the loss of one example, whose response t is 0 or 1. The loss before it.
    #[inline(never)]
    pub fn train(&mut self, x: &Vector<2, T>, t: T, rate: T) -> T {
        let Self { W1, b1, w2, b2 } = self;
        let (loss, (by_W1, by_b1, by_w2, by_b2)) = value_and_grad!(
            {
                let z = w2^T tanh(W1 x + b1) + b2;
                softplus(z) - t z
            },
            W1, b1, w2, b2
        );
        *W1 -= by_W1 * rate;
        *b1 -= by_b1 * rate;
        *w2 -= by_w2 * rate;
        *b2 -= by_b2 * rate;
        loss
    }
}
