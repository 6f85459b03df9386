//! What rounds nowhere.

use chainrule_core::{Matrix, matrix, vector};

use crate::Random;

#[test]
fn columns_are_solved_for_one_by_one() {
    fn check<const N: usize>(random: &mut Random) {
        let a: Matrix<N, N> = random.matrix();
        let b: Matrix<N, 3> = random.matrix();
        let definite = a * a.transpose() + Matrix::identity();
        let (lu, cholesky) = (a.lu(), definite.cholesky());
        for j in 0..3 {
            assert_eq!(a.solve(&b).column(j), a.solve(&b.column(j)));
            assert_eq!(lu.solve(&b).column(j), a.solve(&b.column(j)));
            assert_eq!(
                lu.solve_transposed(&b).column(j),
                lu.solve_transposed(&b.column(j))
            );
            assert_eq!(cholesky.solve(&b).column(j), cholesky.solve(&b.column(j)));
        }
        assert_eq!(a.inverse(), a.solve(&Matrix::identity()));
        assert_eq!(a.try_inverse(), Some(a.inverse()));
        assert_eq!(a.try_solve(&b), Some(a.solve(&b)));
    }
    for_each_size!(N => check::<N>(&mut Random(2)));
}

#[test]
fn determinants_of_integers() {
    for entries in 0..7_u32.pow(4) {
        let [a, b, c, d] = [0, 1, 2, 3].map(|i| f64::from(entries / 7_u32.pow(i) % 7) - 3.0);
        assert_eq!(matrix![a, b; c, d].det(), a * d - b * c);
    }
    // Strang, Introduction to Linear Algebra: pivots 4, 4, 1 here.
    let a = matrix![2.0, 1.0, 1.0; 4.0, -6.0, 0.0; -2.0, 7.0, 2.0];
    assert_eq!((a.det(), a.lu().sign_det()), (-16.0, -1.0));
    assert_eq!(a.log_det(), 16.0_f64.ln());
    let adjugate = matrix![-12.0, 5.0, 6.0; -8.0, 6.0, 4.0; 16.0, -16.0, -16.0];
    assert_eq!(a.inverse(), adjugate / -16.0);
    assert_eq!(a.solve(&vector![5.0, -2.0, 9.0]), vector![1.0, 1.0, 2.0]);
}

/// Wilkinson's example of growth: the last pivot, and so the determinant, is 2ⁿ⁻¹.
#[test]
fn growth() {
    fn check<const N: usize>() {
        let a = Matrix::<N, N>::from_fn(|i, j| match j {
            _ if i == j || j + 1 == N => 1.0,
            _ if i > j => -1.0,
            _ => 0.0,
        });
        assert_eq!(a.det(), f64::from(1 << (N - 1)));
    }
    for_each_size!(N => check::<N>());
}

#[test]
fn permutations() {
    let permutations = (0..5_usize.pow(5))
        .map(|code| [0, 1, 2, 3, 4].map(|i| code / 5_usize.pow(i) % 5))
        .filter(|p| (0..5).all(|i| p.contains(&i)));
    let mut count = 0;
    for p in permutations {
        count += 1;
        let a = Matrix::<5, 5>::from_fn(|i, j| f64::from(u8::from(p[i] == j)));
        let inversions = (0..5).map(|i| p[..i].iter().filter(|&&x| x > p[i]).count());
        let sign = if inversions.sum::<usize>() % 2 == 0 {
            1.0
        } else {
            -1.0
        };
        let lu = a.lu();
        assert_eq!((a.det(), lu.det(), lu.sign_det()), (sign, sign, sign));
        assert_eq!((a.log_det(), lu.is_singular()), (0.0, false));
        assert_eq!((a.inverse(), lu.p()), (a.transpose(), a.transpose()));
        let b = vector![1.0, 2.0, 3.0, 4.0, 5.0];
        assert_eq!(
            (lu.solve(&b), lu.solve_transposed(&b)),
            (a.transpose() * b, a * b)
        );
    }
    assert_eq!(count, 120);
}

/// Pascal's matrix is L Lᵀ with L his triangle, all integers.
#[test]
fn pascals_triangle() {
    fn check<const N: usize>() {
        let mut pascal = Matrix::<N, N>::ones();
        for i in 1..N {
            for j in 1..N {
                pascal[(i, j)] = pascal[(i - 1, j)] + pascal[(i, j - 1)];
            }
        }
        let cholesky = pascal.try_cholesky().unwrap();
        let triangle = Matrix::from_fn(|i, j| if j <= i { pascal[(i - j, j)] } else { 0.0 });
        assert_eq!(cholesky.l(), triangle);
        assert_eq!((cholesky.det(), cholesky.log_det()), (1.0, 0.0));
        let signs = Matrix::<N, N>::from_fn(|i, j| match (i + j) % 2 {
            0 => triangle[(i, j)],
            _ => -triangle[(i, j)],
        });
        assert_eq!(cholesky.inverse(), signs.transpose() * signs);
    }
    for_each_size!(N => check::<N>());
}
