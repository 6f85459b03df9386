//! What is refused of fixed-point numbers, and what the compiler then says: as in `tests/ui.rs`, which has no features.

#[test]
fn ui() {
    trybuild::TestCases::new().compile_fail("ui/*.rs");
}
