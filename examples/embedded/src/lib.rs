//! What the firmware computes, over any entries: `f32` there, and `f64` on the desk.

#![no_std]
#![allow(non_snake_case)] // W is a matrix, as on paper.

mod data;
mod filter;
mod network;

use chainrule::{Matrix, Real, Vector};

use filter::Filter;
use network::Network;

/// What comes out.
pub struct Outcome<T> {
    /// The parameters of the curve.
    pub b: Vector<2, T>,
    /// Their covariance.
    pub P: Matrix<2, 2, T>,
    /// The mean loss of the network over the first pass.
    pub first: T,
    /// … and over the last.
    pub last: T,
}

/// Filters the one set of data and learns the other.
pub fn run<T: Real>() -> Outcome<T> {
    let number = |single: f32| T::literal(f64::from(single), single);
    let mut filter = Filter {
        b: Vector::new([number(2.5), number(0.5)]),
        P: Matrix::identity() * number(0.01),
    };
    for [x, y] in data::ADSORPTION {
        filter.update(number(x), number(y), number(1e-6));
    }

    // Any numbers that are unlike one another.
    let weight = |k: usize| number(((k * k * 7 + k * 3 + 1) % 11) as f32 / 11.0 - 0.5);
    let mut network = Network {
        W1: Matrix::from_fn(|i, j| weight(2 * i + j)),
        b1: Vector::zeros(),
        w2: Vector::from_fn(|i| weight(i + 20)),
        b2: T::ZERO,
    };
    let mut pass = || {
        let mut sum = T::ZERO;
        for [volume, rate, response] in data::BREATHS {
            let x = Vector::new([number(volume), number(rate)]);
            sum += network.train(&x, number(response), number(0.1));
        }
        sum / number(data::BREATHS.len() as f32)
    };
    let first = pass();
    let mut last = first;
    for _ in 0..50 {
        last = pass();
    }
    let Filter { b, P } = filter;
    Outcome { b, P, first, last }
}
