//! Every task and its sizes. `build.rs` and `peers/tasks.py` read them here, a task a line.

macro_rules! sizes {
    ($run:ident! $($before:tt)+) => {
        $run! { $($before)+
            bilinear (3, 2) (4, 4) (8, 8) (16, 16) (32, 32) (64, 64);
            frobenius (8) (16) (32) (64);
            least_squares (8, 4) (32, 8) (64, 16) (128, 32);
            logistic_gradient (32, 4) (64, 8) (128, 16);
            logistic_hessian (32, 4) (64, 8) (128, 16);
            network (4, 16, 2) (6, 24, 3) (8, 32, 4);
            gaussian (2) (3) (4) (6) (8);
            chain (8) (16) (32) (64);
            product (2) (3) (4) (6) (8) (12) (16) (24) (32) (48) (64);
            jacobian (4) (8) (16) (32);
            hessian (4) (8) (16) (32);
            kalman (4, 2) (6, 3) (9, 3);
            factorisation (20, 5) (50, 5) (100, 5);
            factorisation_hvp (20, 5) (50, 5) (100, 5);
            factorisation_hessian (20, 5) (50, 5) (100, 5);
        }
    };
}
pub(crate) use sizes;
