//! What lies where: constructors, storage and access.

#![expect(clippy::float_cmp, reason = "what is exact is compared exactly")]

use chainrule_core::{Matrix, RowVector, Vector, matrix, row_vector, vector};

const A: Matrix<2, 3> = matrix![
    1.0, 2.0, 3.0;
    4.0, 5.0, 6.0;
];

#[test]
fn a_matrix_is_stored_by_columns() {
    assert_eq!(A.as_slice(), [1.0, 4.0, 2.0, 5.0, 3.0, 6.0]);
    assert_eq!(*A.as_columns(), [[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]);
    assert_eq!(size_of::<Matrix<2, 3, f32>>(), 6 * size_of::<f32>());
}

#[test]
fn a_matrix_is_written_by_rows() {
    let rows = [[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]];
    assert_eq!(Matrix::from_rows(rows), A);
    assert_eq!(Matrix::from(rows), A);
    assert_eq!(<[[f64; 3]; 2]>::from(A), rows);
    assert_eq!(
        format!("{A:?}"),
        "Matrix([[1.0, 2.0, 3.0], [4.0, 5.0, 6.0]])"
    );
    assert_eq!(
        Matrix::from_columns([[1.0, 4.0], [2.0, 5.0], [3.0, 6.0]]),
        A
    );
    assert_eq!(
        Matrix::from_fn(|i, j| if i == 0 {
            [1.0, 2.0, 3.0][j]
        } else {
            [4.0, 5.0, 6.0][j]
        }),
        A
    );
}

#[test]
fn square_rows_are_not_columns() {
    assert_eq!(
        Matrix::from([[1.0, 2.0], [3.0, 4.0]]).as_slice(),
        [1.0, 3.0, 2.0, 4.0]
    );
}

#[test]
fn rows_columns_and_entries() {
    assert_eq!((A.nrows(), A.ncols()), (2, 3));
    assert_eq!(A.row(1), row_vector![4.0, 5.0, 6.0]);
    assert_eq!(A.column(1), vector![2.0, 5.0]);
    assert_eq!((A[(1, 0)], A[(0, 2)]), (4.0, 3.0));
    assert_eq!(A.get((1, 2)), Some(&6.0));
    assert_eq!((A.get((2, 0)), A.get((0, 3))), (None, None));
    assert_eq!(A.transpose(), matrix![1.0, 4.0; 2.0, 5.0; 3.0, 6.0]);
}

#[test]
fn entries_are_written_in_place() {
    let mut a = A;
    a[(1, 2)] = 0.0;
    a.as_mut_columns()[0] = [7.0, 8.0];
    a.as_mut_slice()[2] = 9.0;
    assert_eq!(a, matrix![7.0, 9.0, 3.0; 8.0, 5.0, 0.0]);

    let mut x = vector![1.0, 2.0, 3.0];
    x[0] = 4.0;
    x.as_mut_array()[1] = 5.0;
    x.as_mut_slice()[2] = 6.0;
    for entry in &mut x {
        *entry += 1.0;
    }
    assert_eq!(<[f64; 3]>::from(x), [5.0, 6.0, 7.0]);
}

#[test]
#[should_panic(expected = "entry (2, 0) of a 2×3 matrix")]
fn a_row_beyond_the_last_is_not_the_next_column() {
    let _ = A[(2, 0)];
}

#[test]
fn square_matrices() {
    let i = Matrix::<3, 3>::identity();
    assert_eq!(i, matrix![1.0, 0.0, 0.0; 0.0, 1.0, 0.0; 0.0, 0.0, 1.0]);
    let b = matrix![1.0, 2.0; 3.0, 4.0];
    assert_eq!(b.trace(), 5.0);
    assert_eq!(b.diagonal(), vector![1.0, 4.0]);
}

#[test]
fn vectors() {
    const X: Vector<3> = vector![1.0, 2.0, 3.0,];
    const R: RowVector<3> = X.transpose();
    assert_eq!(Vector::from([1.0, 2.0, 3.0]), X);
    assert_eq!(R.transpose(), X);
    assert_eq!((X.len(), X.get(2), X.get(3)), (3, Some(&3.0), None));
    assert_eq!(X.map(|x| x > 1.0), Vector::new([false, true, true]));
    assert_eq!(X.into_iter().rev().collect::<Vec<_>>(), [3.0, 2.0, 1.0]);
    assert_eq!(Vector::<3>::default(), Vector::zeros());
    assert_eq!(
        format!("{X:?} {R:?}"),
        "Vector([1.0, 2.0, 3.0]) RowVector([1.0, 2.0, 3.0])"
    );
}

#[test]
fn iteration_goes_column_by_column() {
    assert_eq!(A.iter().copied().collect::<Vec<_>>(), A.as_slice());
    assert_eq!(A.into_iter().collect::<Vec<_>>(), A.as_slice());
    assert_eq!(A.map(|a| 2.0 * a), A + A);
}

#[test]
fn nothing_at_all() {
    assert!(Vector::<0>::zeros().is_empty());
    assert_eq!(
        Matrix::<2, 0>::zeros() * Vector::<0>::zeros(),
        vector![0.0, 0.0]
    );
    assert_eq!(Matrix::<0, 2>::zeros().as_slice(), [0.0; 0]);
}
