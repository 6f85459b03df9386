//! Singular matrices, infinities, NaN, the largest and the least numbers: what IEEE arithmetic gives,
//! and no panic.

use chainrule_core::{Matrix, Vector, matrix, vector};

use crate::{INF, Kind, NAN, Number, Random, finite};

#[test]
fn determinants_beyond_the_largest_number() {
    let a = Kind::ZeroLeadingPivots.matrix::<16>(&mut Random(3));
    let (log_det, sign) = (a.log_det(), a.lu().sign_det());
    for unit in [1e30, 1e-30] {
        let scaled = a * unit;
        assert_eq!(scaled.det(), if unit > 1.0 { sign * INF } else { 0.0 });
        assert_eq!(scaled.lu().sign_det(), sign);
        assert!((scaled.log_det() - (log_det + 16.0 * unit.ln())).abs() < 1e-11);
        assert!(!scaled.lu().is_singular());

        let single = scaled.map(f32::rounded);
        assert_eq!(single.lu().sign_det(), f32::rounded(sign));
        assert!((f64::from(single.log_det()) - scaled.log_det()).abs() < 1e-2);

        let cholesky = (Matrix::<16, 16>::identity() * unit).cholesky();
        assert!((cholesky.log_det() - 16.0 * unit.ln()).abs() < 1e-11);
    }

    // A determinant that has lost digits to underflow, and its logarithm, which has not.
    let a = Matrix::<16, 16>::identity() * 1e-20;
    assert!(a.det() > 0.0);
    assert!((a.log_det() - 16.0 * 1e-20_f64.ln()).abs() < 1e-11);
}

#[test]
fn a_product_overflows_only_at_the_end() {
    fn diagonal(entries: [f64; 6]) -> Matrix<6, 6> {
        Matrix::from_fn(|i, j| if i == j { entries[i] } else { 0.0 })
    }
    for entries in [
        [1e200, 1e200, 1e200, 1e-200, 1e-200, 1e-200],
        [1e-200, 1e-200, 1e-200, 1e200, 1e200, 1e200],
        [1e-200, 1e200, 1.0, 1.0, 1e-200, 1e200],
    ] {
        assert!((diagonal(entries).det() - 1.0).abs() < 1e-15);
        assert!(diagonal(entries).log_det().abs() < 1e-15);
        assert!((diagonal(entries).cholesky().det() - 1.0).abs() < 1e-14);
    }
    assert_eq!(diagonal([1e200, 1e200, -1.0, 1e-9, 1.0, 1.0]).det(), -INF);
    assert_eq!(diagonal([1e200, 1e200, 0.0, 1e200, 1.0, 1.0]).det(), 0.0);
}

#[test]
fn singular_matrices() {
    fn check<const N: usize>(a: &Matrix<N, N>, random: &mut Random) {
        let b: Vector<N> = random.vector();
        let lu = a.lu();
        assert!(lu.is_singular());
        assert_eq!((a.det(), lu.det(), lu.sign_det()), (0.0, 0.0, 0.0));
        assert_eq!(a.log_det(), -INF);
        assert!(!finite(&a.solve(&b)));
        assert!(!finite(&lu.solve_transposed(&b)));
        assert!((0..N).all(|j| !finite(&a.inverse().column(j))));
        assert_eq!((a.try_solve(&b), a.try_inverse()), (None, None));
    }
    /// A row or column of zeros, and two rows that are equal but for a power of 2: pivots are exactly 0.
    fn each<const N: usize>(random: &mut Random) {
        check(&Matrix::<N, N>::zeros(), random);
        let a: Matrix<N, N> = random.matrix();
        for k in 0..N {
            check::<N>(
                &Matrix::from_fn(|i, j| if i == k { 0.0 } else { a[(i, j)] }),
                random,
            );
            check::<N>(
                &Matrix::from_fn(|i, j| if j == k { 0.0 } else { a[(i, j)] }),
                random,
            );
            for (other, factor) in (0..k).flat_map(|i| [1.0, -0.25].map(|factor| (i, factor))) {
                let equal = Matrix::<N, N>::from_fn(|i, j| match i {
                    _ if i == k => factor * a[(other, j)],
                    _ => a[(i, j)],
                });
                check(&equal, random);
            }
        }
    }
    let mut random = Random(4);
    for_each_size!(N => each::<N>(&mut random));
}

#[test]
fn what_is_not_finite_reaches_a_pivot() {
    fn check<const N: usize>(random: &mut Random) {
        for (i, j) in (0..N).flat_map(|i| (0..N).map(move |j| (i, j))) {
            for wrong in [NAN, INF, -INF] {
                for kind in [Kind::Definite, Kind::Random, Kind::LowerTriangular] {
                    let mut a = kind.matrix::<N>(random);
                    a[(i, j)] = wrong;
                    let lu = a.lu();
                    assert!(lu.is_singular());
                    assert!(!a.det().is_finite() && !lu.det().is_finite());
                    assert!(!a.log_det().is_finite());
                    let b = random.vector();
                    assert_eq!((a.try_solve(&b), a.try_inverse()), (None, None));
                    if wrong.is_nan() {
                        assert!(a.det().is_nan() && a.log_det().is_nan() && lu.sign_det().is_nan());
                        assert!(!finite(&a.solve(&b)));
                        assert!(!finite(&lu.solve_transposed(&b)));
                    }
                    if j <= i {
                        assert!(a.try_cholesky().is_none());
                        assert!(!a.cholesky().det().is_finite());
                    }
                }
            }
        }
    }
    let mut random = Random(5);
    for_each_size!(N => check::<N>(&mut random));
}

#[test]
fn one_by_one() {
    let least = f64::from_bits(1);
    for (a, inverse, log_det) in [
        (0.0, INF, -INF),
        (-0.0, -INF, -INF),
        (INF, 0.0, INF),
        (-INF, -0.0, INF),
        (NAN, NAN, NAN),
        (least, INF, least.ln()),
        (-4.0, -0.25, 4.0_f64.ln()),
    ] {
        let matrix = Matrix::<1, 1>::from([[a]]);
        let bits = |x: f64| {
            if x.is_nan() {
                NAN.to_bits()
            } else {
                x.to_bits()
            }
        };
        assert_eq!(bits(matrix.det()), bits(a));
        assert_eq!(bits(matrix.inverse()[(0, 0)]), bits(inverse));
        assert_eq!(bits(matrix.log_det()), bits(log_det));
        assert_eq!(matrix.lu().is_singular(), a == 0.0 || !a.is_finite());
        let invertible = a != 0.0 && a.is_finite() && inverse.is_finite();
        assert_eq!(
            matrix.try_inverse(),
            invertible.then_some(Matrix::from([[inverse]]))
        );
        assert_eq!(matrix.try_cholesky().is_some(), a > 0.0 && a.is_finite());
    }
    assert_eq!(matrix![least].solve(&vector![3.0 * least]), vector![3.0]);
}

#[test]
fn two_by_two() {
    let zeros = Matrix::<2, 2>::zeros();
    let x = zeros.solve(&vector![1.0, 1.0]);
    assert!(x[0].is_nan() && x[1] == INF);

    let a: Matrix<2, 2> = matrix![1.0, 0.0; 0.0, 0.0];
    let inverse = a.inverse();
    assert!(inverse[(0, 0)].is_nan() && inverse[(1, 0)].is_nan() && inverse[(0, 1)].is_nan());
    assert_eq!(inverse[(1, 1)], INF);

    // An infinite pivot: its inverse is 0, which only the `try_` form refuses.
    let a = matrix![INF, 0.0; 0.0, 2.0];
    assert_eq!(a.lu().det(), INF);
    assert_eq!(a.solve(&vector![1.0, 4.0]), vector![0.0, 2.0]);
    assert_eq!(a.try_solve(&vector![1.0, 4.0]), None);

    // Numbers without all their digits.
    let least = f64::from_bits(16);
    let a = matrix![2.0, 1.0; 1.0, 1.0] * least;
    assert_eq!(a.solve(&(vector![4.0, 3.0] * least)), vector![1.0, 2.0]);
    assert_eq!(
        (a.det(), a.lu().sign_det(), a.lu().is_singular()),
        (0.0, 1.0, false)
    );
    assert!((a.log_det() - 2.0 * least.ln()).abs() < 1e-12);
    assert_eq!(a.try_inverse(), None);

    // Products overflow and determinants need not.
    assert_eq!((Matrix::<2, 2>::ones() * 1e200).det(), 0.0);
    // Elimination overflows, though the inverse is finite.
    let max = f64::MAX;
    let a = matrix![max, max; max, -max];
    assert_eq!(
        (a.det(), a.lu().is_singular(), a.try_inverse()),
        (-INF, true, None)
    );

    // A right-hand side that is not finite.
    assert_eq!(
        Matrix::<2, 2>::identity().try_solve(&vector![1.0, NAN]),
        None
    );
}

#[test]
fn not_positive_definite() {
    // Entries of D that are 0, and ones that are negative.
    let singular = [
        Matrix::<2, 2>::zeros(),
        matrix![1.0, 1.0; 1.0, 1.0],
        matrix![49.0, 7.0; 7.0, 1.0],
        matrix![0.0, 0.0; 0.0, 1.0],
        matrix![0.0, 1.0; 1.0, 1.0],
    ];
    let indefinite = [
        matrix![1.0, 2.0; 2.0, 1.0],
        matrix![-1.0, 0.0; 0.0, 1.0],
        matrix![1.0, 0.0; 0.0, -1.0],
    ];
    for a in singular {
        assert!(a.try_cholesky().is_none() && !a.cholesky().is_positive_definite());
        assert_eq!((a.cholesky().det(), a.cholesky().log_det()), (0.0, -INF));
        assert!(!finite(&a.cholesky().solve(&vector![1.0, 0.5])));
        assert!(!finite(&a.cholesky().inverse()));
    }
    for a in indefinite {
        assert!(a.try_cholesky().is_none() && !a.cholesky().is_positive_definite());
        assert_eq!(a.cholesky().det(), a.det());
        assert!(!finite(&a.cholesky().l()));
    }
}

#[test]
fn nothing_by_nothing() {
    let a = Matrix::<0, 0>::zeros();
    let lu = a.lu();
    assert_eq!((a.det(), a.log_det(), lu.sign_det()), (1.0, 0.0, 1.0));
    assert!(!lu.is_singular());
    assert_eq!((a.inverse(), a.try_inverse()), (a, Some(a)));
    assert_eq!(lu.solve_transposed(&Vector::zeros()), Vector::zeros());
    let cholesky = a.try_cholesky().unwrap();
    assert_eq!((cholesky.det(), cholesky.log_det()), (1.0, 0.0));
    assert_eq!(lu.solve(&Matrix::<0, 2>::zeros()), Matrix::zeros());
}

/// Any bits at all: nothing panics, and the parts agree.
#[test]
fn any_bits() {
    fn check<const N: usize>(random: &mut Random) {
        let a = Matrix::<N, N>::from_fn(|_, _| match random.bits() % 16 {
            0 => [0.0, -0.0, INF, -INF, NAN, f64::MAX, 5e-324, 1.0]
                [usize::try_from(random.bits() % 8).unwrap()],
            1..4 => f64::from_bits(random.bits()),
            _ => random.next(),
        });
        let b: Vector<N> = random.vector();
        let lu = a.lu();
        let finite_entries = finite(&a);
        assert!(finite_entries || lu.is_singular());
        assert_eq!(a.try_inverse().is_some(), {
            !lu.is_singular() && finite(&lu.inverse())
        });
        assert!(lu.sign_det().is_nan() || [-1.0, 0.0, 1.0].contains(&lu.sign_det()));
        let _ = (lu.solve(&b), lu.solve_transposed(&b), a.det(), a.log_det());
        let cholesky = a.cholesky();
        let _ = (cholesky.solve(&b), cholesky.det(), cholesky.log_det());
        assert!(finite_entries || N > 1 || a.try_cholesky().is_none());
    }
    let mut random = Random(6);
    for _ in 0..200 {
        for_each_size!(N => check::<N>(&mut random));
    }
}
