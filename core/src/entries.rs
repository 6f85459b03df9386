//! What a column and a row have in common: `N` entries in a line.

macro_rules! line_of_entries {
    ($Line:ident, transposed: $Transposed:ident) => {
        impl<const N: usize, T> $Line<N, T> {
            /// From its entries.
            #[inline]
            #[must_use]
            pub const fn new(entries: [T; N]) -> Self {
                Self(entries)
            }

            /// The entry at each `i` is `f(i)`, counted from 0.
            #[inline]
            #[must_use]
            pub fn from_fn(f: impl FnMut(usize) -> T) -> Self {
                Self(core::array::from_fn(f))
            }

            /// All entries 0.
            #[inline]
            #[must_use]
            pub const fn zeros() -> Self
            where
                T: Scalar,
            {
                Self([T::ZERO; N])
            }

            /// All entries 1.
            #[inline]
            #[must_use]
            pub const fn ones() -> Self
            where
                T: Scalar,
            {
                Self([T::ONE; N])
            }

            /// `N`.
            #[inline]
            #[must_use]
            pub const fn len(&self) -> usize {
                N
            }

            /// Whether `N` is 0.
            #[inline]
            #[must_use]
            pub const fn is_empty(&self) -> bool {
                N == 0
            }

            /// The entry at `i`, or `None` beyond the last.
            #[inline]
            #[must_use]
            pub fn get(&self, i: usize) -> Option<&T> {
                self.0.get(i)
            }

            /// The entries as an array.
            #[inline]
            #[must_use]
            pub const fn as_array(&self) -> &[T; N] {
                &self.0
            }

            /// The entries as an array, to write to.
            #[inline]
            #[must_use]
            pub const fn as_mut_array(&mut self) -> &mut [T; N] {
                &mut self.0
            }

            /// The entries as a slice.
            #[inline]
            #[must_use]
            pub const fn as_slice(&self) -> &[T] {
                &self.0
            }

            /// The entries as a slice, to write to.
            #[inline]
            #[must_use]
            pub const fn as_mut_slice(&mut self) -> &mut [T] {
                &mut self.0
            }

            /// The entries in order.
            #[inline]
            pub fn iter(&self) -> core::slice::Iter<'_, T> {
                self.0.iter()
            }

            /// The entries in order, to write to.
            #[inline]
            pub fn iter_mut(&mut self) -> core::slice::IterMut<'_, T> {
                self.0.iter_mut()
            }

            /// `f` of each entry.
            #[inline]
            #[must_use]
            pub fn map<U>(self, f: impl FnMut(T) -> U) -> $Line<N, U> {
                $Line(self.0.map(f))
            }

            #[doc = concat!("The same entries as a [`", stringify!($Transposed), "`].")]
            #[inline]
            #[must_use]
            pub const fn transpose(self) -> $Transposed<N, T>
            where
                T: Copy,
            {
                $Transposed(self.0)
            }

            /// The inner product Σ aᵢ bᵢ.
            #[inline]
            #[must_use]
            pub fn dot(&self, other: &Self) -> T
            where
                T: Scalar,
            {
                inner_product::dot(&self.0, &other.0)
            }

            /// The 2-norm √(Σ aᵢ²), without overflow where that is finite.
            #[inline]
            #[must_use]
            pub fn norm(&self) -> T
            where
                T: Real,
            {
                inner_product::norm(&self.0)
            }
        }

        /// All entries `T::default()`, which is 0 for numbers.
        impl<const N: usize, T: Default> Default for $Line<N, T> {
            #[inline]
            fn default() -> Self {
                Self::from_fn(|_| T::default())
            }
        }

        impl<const N: usize, T> From<[T; N]> for $Line<N, T> {
            #[inline]
            fn from(entries: [T; N]) -> Self {
                Self(entries)
            }
        }

        impl<const N: usize, T> From<$Line<N, T>> for [T; N] {
            #[inline]
            fn from(line: $Line<N, T>) -> Self {
                line.0
            }
        }

        /// The entry at `i`, counted from 0. Panics beyond the last.
        impl<const N: usize, T> core::ops::Index<usize> for $Line<N, T> {
            type Output = T;

            #[inline]
            #[track_caller]
            fn index(&self, i: usize) -> &T {
                &self.0[i]
            }
        }

        impl<const N: usize, T> core::ops::IndexMut<usize> for $Line<N, T> {
            #[inline]
            #[track_caller]
            fn index_mut(&mut self, i: usize) -> &mut T {
                &mut self.0[i]
            }
        }

        impl<const N: usize, T> IntoIterator for $Line<N, T> {
            type Item = T;
            type IntoIter = core::array::IntoIter<T, N>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.0.into_iter()
            }
        }

        impl<'a, const N: usize, T> IntoIterator for &'a $Line<N, T> {
            type Item = &'a T;
            type IntoIter = core::slice::Iter<'a, T>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.iter()
            }
        }

        impl<'a, const N: usize, T> IntoIterator for &'a mut $Line<N, T> {
            type Item = &'a mut T;
            type IntoIter = core::slice::IterMut<'a, T>;

            #[inline]
            fn into_iter(self) -> Self::IntoIter {
                self.iter_mut()
            }
        }
    };
}

pub(crate) use line_of_entries;
