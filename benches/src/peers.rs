//! Libraries of products alone.

use std::any::Any;
use std::hint::black_box;

use crate::numbers::{Input, Number};
use crate::race::Race;

/// nano-gemm, planned in advance, and faer, which has kernels of its own for larger products.
pub fn enter_nano_gemm_and_faer<T: Number, const N: usize>(
    race: &mut Race,
    A: &Input<T, N, N>,
    B: &Input<T, N, N>,
) {
    if let (Some(A), Some(B)) = (arrays::<T, f64, N>(A), arrays(B)) {
        nano_gemm(race, A, B, nano_gemm::Plan::new_colmajor_lhs_and_dst_f64);
        faer(race, A, B);
    }
    if let (Some(A), Some(B)) = (arrays::<T, f32, N>(A), arrays(B)) {
        nano_gemm(race, A, B, nano_gemm::Plan::new_colmajor_lhs_and_dst_f32);
        faer(race, A, B);
    }
}

/// If `T` is `S`.
fn arrays<T: Number, S: Number, const N: usize>(A: &Input<T, N, N>) -> Option<[[S; N]; N]> {
    (&A.array as &dyn Any).downcast_ref().copied()
}

fn nano_gemm<S: Number, const N: usize>(
    race: &mut Race,
    A: [[S; N]; N],
    B: [[S; N]; N],
    plan: fn(usize, usize, usize) -> nano_gemm::Plan<S>,
) {
    let plan = plan(N, N, N);
    race.enter("nano-gemm", move || {
        let (A, B) = (black_box(&A), black_box(&B));
        let mut C = [[S::ZERO; N]; N];
        let n = N as isize;
        // SAFETY: three N×N matrices by columns.
        unsafe {
            plan.execute_unchecked(
                N,
                N,
                N,
                C.as_mut_ptr().cast(),
                1,
                n,
                A.as_ptr().cast(),
                1,
                n,
                B.as_ptr().cast(),
                1,
                n,
                S::ZERO,
                S::ONE,
                false,
                false,
            );
        }
        C
    });
}

fn faer<S: Number + faer::traits::ComplexField, const N: usize>(
    race: &mut Race,
    A: [[S; N]; N],
    B: [[S; N]; N],
) {
    use faer::{Accum, MatMut, MatRef, Par};
    race.enter("faer", move || {
        let (A, B) = (black_box(&A), black_box(&B));
        let mut C = [[S::ZERO; N]; N];
        faer::linalg::matmul::matmul(
            MatMut::from_column_major_slice_mut(C.as_flattened_mut(), N, N),
            Accum::Replace,
            MatRef::from_column_major_slice(A.as_flattened(), N, N),
            MatRef::from_column_major_slice(B.as_flattened(), N, N),
            S::ONE,
            Par::Seq,
        );
        C
    });
}

/// glam, which has matrices of 2, 3 and 4 rows.
pub fn enter_glam<T: Number, const N: usize>(
    race: &mut Race,
    A: &Input<T, N, N>,
    B: &Input<T, N, N>,
) {
    macro_rules! enter {
        ($($S:ident $n:literal $Mat:ident)+) => { $({
            let any: (&dyn Any, &dyn Any) = (&A.array, &B.array);
            if let (Some(A), Some(B)) = (
                any.0.downcast_ref::<[[$S; $n]; $n]>(),
                any.1.downcast_ref::<[[$S; $n]; $n]>(),
            ) {
                let (A, B) = (glam::$Mat::from_cols_array_2d(A), glam::$Mat::from_cols_array_2d(B));
                race.enter("glam", move || Glam(*black_box(&A) * *black_box(&B)));
            }
        })+ };
    }
    enter! {
        f32 2 Mat2  f32 3 Mat3  f32 4 Mat4
        f64 2 DMat2  f64 3 DMat3  f64 4 DMat4
    }
}

struct Glam<M>(M);

macro_rules! numbers {
    ($($Mat:ident)+) => { $(
        impl crate::numbers::Numbers for Glam<glam::$Mat> {
            fn numbers(&self) -> Vec<f64> {
                self.0.to_cols_array().into_iter().map(f64::from).collect()
            }
        }
    )+ };
}

numbers! { Mat2 Mat3 Mat4 DMat2 DMat3 DMat4 }
