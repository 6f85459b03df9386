// grad!(||A x - b||^2, x; crate = chainrule)
const _: () = match (&(A), &(x), &(b)) {
    (chainrule_leaf_A, chainrule_leaf_x, chainrule_leaf_b) => {
        let chainrule_leaf_A_shape = chainrule::expression::Operand::shape(
            chainrule_leaf_A,
        );
        let chainrule_leaf_x_shape = chainrule::expression::Operand::shape(
            chainrule_leaf_x,
        );
        let chainrule_leaf_x_shape = {
            #[diagnostic::on_unimplemented(
                message = "`x` computes in `{R}`, but `A` in `{L}`",
                label = "one expression computes in one type of number",
            )]
            trait Fits<L, R> {
                type Then<Next: ::core::default::Default>: ::core::default::Default;
                fn check<Next: ::core::default::Default>(
                    _: chainrule::shape::Claim<L, R, chainrule::shape::Yes, Next>,
                ) -> Self::Then<Next> {
                    ::core::default::Default::default()
                }
            }
            #[diagnostic::do_not_recommend]
            impl<S> Fits<S, S> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<S> Fits<S, chainrule::shape::Other<S>> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<S> Fits<chainrule::shape::Other<S>, S> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            <::core::primitive::bool as Fits<
                _,
                _,
            >>::check(
                chainrule_leaf_A_shape.entries().with_entries_of(chainrule_leaf_x_shape),
            )
        };
        let chainrule_leaf_b_shape = chainrule::expression::Operand::shape(
            chainrule_leaf_b,
        );
        let chainrule_leaf_b_shape = {
            #[diagnostic::on_unimplemented(
                message = "`b` computes in `{R}`, but `A` in `{L}`",
                label = "one expression computes in one type of number",
            )]
            trait Fits<L, R> {
                type Then<Next: ::core::default::Default>: ::core::default::Default;
                fn check<Next: ::core::default::Default>(
                    _: chainrule::shape::Claim<L, R, chainrule::shape::Yes, Next>,
                ) -> Self::Then<Next> {
                    ::core::default::Default::default()
                }
            }
            #[diagnostic::do_not_recommend]
            impl<S> Fits<S, S> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<S> Fits<S, chainrule::shape::Other<S>> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<S> Fits<chainrule::shape::Other<S>, S> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            <::core::primitive::bool as Fits<
                _,
                _,
            >>::check(
                chainrule_leaf_A_shape.entries().with_entries_of(chainrule_leaf_b_shape),
            )
        };
        let chainrule_shape0 = chainrule_leaf_A_shape;
        let chainrule_shape1 = chainrule_leaf_x_shape;
        let chainrule_shape2 = {
            #[diagnostic::on_unimplemented(
                message = "shape mismatch in `A x`: `A` has {I} columns but `x` has {J} rows",
                label = "`A` is `{L}`, `x` is `{R}`",
                note = "`A^T x` fits if `A` is a matrix of {J} rows, `A x^T` if `x` is one of {I} columns"
            )]
            trait Fits<
                L,
                R,
                const I: ::core::primitive::usize,
                const J: ::core::primitive::usize,
            > {
                type Then<Next: ::core::default::Default>: ::core::default::Default;
                fn check<Next: ::core::default::Default>(
                    _: chainrule::shape::Claim<L, R, chainrule::shape::Equal<I, J>, Next>,
                ) -> Self::Then<Next> {
                    ::core::default::Default::default()
                }
            }
            #[diagnostic::do_not_recommend]
            impl<L, R, const D: ::core::primitive::usize> Fits<L, R, D, D>
            for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<L, R> Fits<L, R, { ::core::primitive::usize::MAX }, 0>
            for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            <::core::primitive::bool as Fits<
                _,
                _,
                _,
                _,
            >>::check({
                #[diagnostic::on_unimplemented(
                    message = "`A x` is no product: `A` is `{L}` and `x` is `{R}`",
                    label = "these kinds do not multiply",
                    note = "did you mean `A^T x` or `A x^T`? Of two columns the one is the inner product, the other the outer; `A .* x` goes entry by entry"
                )]
                trait Fits<
                    L,
                    R,
                    const I: ::core::primitive::usize,
                    const J: ::core::primitive::usize,
                > {
                    type Then<Next: ::core::default::Default>: ::core::default::Default;
                    fn check<Next: ::core::default::Default>(
                        _: chainrule::shape::Claim<
                            L,
                            R,
                            chainrule::shape::Equal<I, J>,
                            Next,
                        >,
                    ) -> Self::Then<Next> {
                        ::core::default::Default::default()
                    }
                }
                #[diagnostic::do_not_recommend]
                impl<L, R, const D: ::core::primitive::usize> Fits<L, R, D, D>
                for ::core::primitive::bool {
                    type Then<Next: ::core::default::Default> = Next;
                }
                #[diagnostic::do_not_recommend]
                impl<L, R> Fits<L, R, { ::core::primitive::usize::MAX }, 0>
                for ::core::primitive::bool {
                    type Then<Next: ::core::default::Default> = Next;
                }
                <::core::primitive::bool as Fits<
                    _,
                    _,
                    _,
                    _,
                >>::check(chainrule_shape0.times(chainrule_shape1))
            })
        };
        let chainrule_shape3 = chainrule_leaf_b_shape;
        let chainrule_shape4 = {
            #[diagnostic::on_unimplemented(
                message = "shape mismatch in `A x - b`: `A x` is `{L}` but `b` is `{R}`",
                label = "a difference needs two of one shape: nothing broadcasts",
            )]
            trait Fits<L, R> {
                type Then<Next: ::core::default::Default>: ::core::default::Default;
                fn check<Next: ::core::default::Default>(
                    _: chainrule::shape::Claim<L, R, chainrule::shape::Yes, Next>,
                ) -> Self::Then<Next> {
                    ::core::default::Default::default()
                }
            }
            #[diagnostic::do_not_recommend]
            impl<S> Fits<S, S> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<S> Fits<S, chainrule::shape::Other<S>> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<S> Fits<chainrule::shape::Other<S>, S> for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            <::core::primitive::bool as Fits<
                _,
                _,
            >>::check(chainrule_shape2.with(chainrule_shape3))
        };
        let chainrule_shape5 = {
            #[diagnostic::on_unimplemented(
                message = "`||A x - b||` needs a vector or a matrix, and `A x - b` is `{L}`",
                label = "a scalar has no entries",
                note = "the absolute value of a scalar is `abs(A x - b)`"
            )]
            trait Fits<
                L,
                R,
                const I: ::core::primitive::usize,
                const J: ::core::primitive::usize,
            > {
                type Then<Next: ::core::default::Default>: ::core::default::Default;
                fn check<Next: ::core::default::Default>(
                    _: chainrule::shape::Claim<L, R, chainrule::shape::Equal<I, J>, Next>,
                ) -> Self::Then<Next> {
                    ::core::default::Default::default()
                }
            }
            #[diagnostic::do_not_recommend]
            impl<L, R, const D: ::core::primitive::usize> Fits<L, R, D, D>
            for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<L, R> Fits<L, R, { ::core::primitive::usize::MAX }, 0>
            for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            <::core::primitive::bool as Fits<
                _,
                _,
                _,
                _,
            >>::check(chainrule_shape4.reduced())
        };
        let chainrule_shape6 = {
            #[diagnostic::on_unimplemented(
                message = "`||A x - b||^2` needs a square matrix, but `||A x - b||` has {I} rows and {J} columns",
                label = "`{L}` is not square",
                note = "entry by entry it is `||A x - b||.^2`"
            )]
            trait Fits<
                L,
                R,
                const I: ::core::primitive::usize,
                const J: ::core::primitive::usize,
            > {
                type Then<Next: ::core::default::Default>: ::core::default::Default;
                fn check<Next: ::core::default::Default>(
                    _: chainrule::shape::Claim<L, R, chainrule::shape::Equal<I, J>, Next>,
                ) -> Self::Then<Next> {
                    ::core::default::Default::default()
                }
            }
            #[diagnostic::do_not_recommend]
            impl<L, R, const D: ::core::primitive::usize> Fits<L, R, D, D>
            for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<L, R> Fits<L, R, { ::core::primitive::usize::MAX }, 0>
            for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            <::core::primitive::bool as Fits<
                _,
                _,
                _,
                _,
            >>::check({
                #[diagnostic::on_unimplemented(
                    message = "`||A x - b||^2` needs a scalar or a square matrix, and `||A x - b||` is `{L}`",
                    label = "a vector has no powers",
                    note = "entry by entry it is `||A x - b||.^2`; the squared length is `||||A x - b||||^2`"
                )]
                trait Fits<
                    L,
                    R,
                    const I: ::core::primitive::usize,
                    const J: ::core::primitive::usize,
                > {
                    type Then<Next: ::core::default::Default>: ::core::default::Default;
                    fn check<Next: ::core::default::Default>(
                        _: chainrule::shape::Claim<
                            L,
                            R,
                            chainrule::shape::Equal<I, J>,
                            Next,
                        >,
                    ) -> Self::Then<Next> {
                        ::core::default::Default::default()
                    }
                }
                #[diagnostic::do_not_recommend]
                impl<L, R, const D: ::core::primitive::usize> Fits<L, R, D, D>
                for ::core::primitive::bool {
                    type Then<Next: ::core::default::Default> = Next;
                }
                #[diagnostic::do_not_recommend]
                impl<L, R> Fits<L, R, { ::core::primitive::usize::MAX }, 0>
                for ::core::primitive::bool {
                    type Then<Next: ::core::default::Default> = Next;
                }
                <::core::primitive::bool as Fits<
                    _,
                    _,
                    _,
                    _,
                >>::check(chainrule_shape5.powered())
            })
        };
        let chainrule_shape6 = {
            #[diagnostic::on_unimplemented(
                message = "`grad!` needs a scalar, and `||A x - b||^2` is `{L}`",
                label = "not a scalar",
                note = "make one of it: `a^T y` weighs the entries of `y`, `sum(y)` adds them, `||y||^2` is their squared length",
                note = "of a column by a column there is `jacobian!`; in a direction, of anything, `jvp!` and `vjp!`"
            )]
            trait Fits<
                L,
                R,
                const I: ::core::primitive::usize,
                const J: ::core::primitive::usize,
            > {
                type Then<Next: ::core::default::Default>: ::core::default::Default;
                fn check<Next: ::core::default::Default>(
                    _: chainrule::shape::Claim<L, R, chainrule::shape::Equal<I, J>, Next>,
                ) -> Self::Then<Next> {
                    ::core::default::Default::default()
                }
            }
            #[diagnostic::do_not_recommend]
            impl<L, R, const D: ::core::primitive::usize> Fits<L, R, D, D>
            for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            #[diagnostic::do_not_recommend]
            impl<L, R> Fits<L, R, { ::core::primitive::usize::MAX }, 0>
            for ::core::primitive::bool {
                type Then<Next: ::core::default::Default> = Next;
            }
            <::core::primitive::bool as Fits<
                _,
                _,
                _,
                _,
            >>::check(chainrule_shape6.scalar())
        };
        let chainrule_shape6 = chainrule_shape6
            .also(chainrule_leaf_A_shape)
            .also(chainrule_leaf_x_shape)
            .also(chainrule_leaf_b_shape)
            .also(chainrule_shape0)
            .also(chainrule_shape1)
            .also(chainrule_shape2)
            .also(chainrule_shape3)
            .also(chainrule_shape4)
            .also(chainrule_shape5);
        let chainrule_leaf_A = chainrule::expression::view(
            chainrule::shape::admit(chainrule_shape6, chainrule_leaf_A),
        );
        let chainrule_leaf_x = chainrule::expression::view(
            chainrule::shape::admit(chainrule_shape6, chainrule_leaf_x),
        );
        let chainrule_leaf_b = chainrule::expression::view(
            chainrule::shape::admit(chainrule_shape6, chainrule_leaf_b),
        );
        let mut chainrule_result0 = chainrule::expression::blank();
        let mut chainrule_value4 = chainrule::expression::blank();
        chainrule::expression::write(
            chainrule::expression::sub(
                chainrule::expression::mul(chainrule_leaf_A, chainrule_leaf_x),
                chainrule_leaf_b,
            ),
            &mut chainrule_value4,
        );
        let chainrule_t4 = chainrule::expression::view(&chainrule_value4);
        chainrule::expression::write(
            chainrule::expression::mul(
                chainrule::shape::admit(
                    chainrule_shape6,
                    chainrule::expression::literal(chainrule_leaf_A, 2f64, 2f32),
                ),
                chainrule::expression::adjoint_right(
                    chainrule::expression::like(|| chainrule_leaf_x),
                    chainrule_leaf_A,
                    chainrule_t4,
                ),
            ),
            &mut chainrule_result0,
        );
        chainrule::shape::admit(chainrule_shape6, chainrule_result0)
    }
};
