//! What may stand for a value, and what is no function although it stands before parentheses.

#![deny(warnings)]

use chainrule::{Matrix, Vector, grad, value, vector};

mod constants {
    pub const GRAVITY: f64 = 9.81;
}

struct Layer {
    weights: Matrix<2, 2>,
    biases: [Vector<2>; 2],
    rate: (f64, f64),
}

impl Layer {
    fn forward(&self, x: &Vector<2>) -> Vector<2> {
        value!(self.weights(x + self.biases[0]) + self.biases[1])
    }

    fn slope(&self, x: &Vector<2>) -> Matrix<2, 2> {
        grad!(self.rate.1 ||self.weights x||^2, self.weights)
    }

    fn descend(&mut self, x: &Vector<2>) {
        let slope = self.slope(x);
        self.weights = value!(self.weights - self.rate.0 slope);
    }
}

fn mass(of: &Vector<2>) -> f64 {
    of[0]
}

fn main() {
    let mut layer = Layer {
        weights: Matrix::identity(),
        biases: [vector![1.0, 2.0], vector![0.0, 1.0]],
        rate: (0.5, 1.0),
    };
    let mut x = vector![1.0, 1.0];
    assert_eq!(layer.forward(&x), vector![2.0, 4.0]);
    layer.descend(&x);
    assert_eq!(layer.weights[(0, 1)], -1.0);

    // Rust in braces is a constant.
    assert_eq!(value!({ mass(&x) } x), x);
    let count = 4_usize;
    assert_eq!(value!(sum(x) / { count as f64 }), 0.5);
    assert_eq!(value!(x^T { vector![1.0, 2.0] }), 3.0);
    assert_eq!(value!(constants::GRAVITY(x - x)), Vector::zeros());

    // A name like that of a function, within reason.
    let (gain, loss, sum) = (2.0, 3.0, 4.0);
    assert_eq!(value!(gain(loss - 1)), 4.0);
    assert_eq!(value!(sum * (gain + loss)), 20.0);

    // References, and what is changed between two expressions.
    let (by_ref, by_mut) = (&&layer.weights, &mut x);
    assert_eq!(value!(by_ref by_mut + by_mut)[0], 0.0);
    by_mut[0] = 5.0;
    assert_eq!(value!(by_mut^T by_mut), 26.0);

    // A block of names, each usable as a variable.
    let w = Matrix::<2, 2>::identity();
    let by_y = grad!({ let y = w^T x; let z = 2 y; z^T z }, y);
    assert_eq!(by_y, vector![40.0, 8.0]);
}
