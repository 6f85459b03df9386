//! Printing with `{}`: rows in brackets, columns aligned, at the precision, width and sign asked for.

use core::fmt::{self, Display, Formatter, Write};

use crate::{Matrix, RowVector, Vector};

/// A column of one entry a line, as wide as the widest.
///
/// ```
/// use chainrule_core::vector;
///
/// assert_eq!(format!("{:.1}", vector![1.0, -2.5]), "[  1.0 ]\n[ -2.5 ]");
/// ```
impl<const N: usize, T: Display> Display for Vector<N, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_rows(f, (N, 1), |i, _| &self.0[i])
    }
}

/// One line.
///
/// ```
/// use chainrule_core::row_vector;
///
/// assert_eq!(format!("{:.1}", row_vector![1.0, -2.5]), "[  1.0  -2.5 ]");
/// ```
impl<const N: usize, T: Display> Display for RowVector<N, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_rows(f, (1, N), |_, j| &self.0[j])
    }
}

/// A line a row, without a newline at the end.
///
/// ```
/// use chainrule_core::matrix;
///
/// let a = matrix![1.0, -2.5; 10.0, 0.125];
/// assert_eq!(format!("{a:.3}"), "\
/// [  1.000  -2.500 ]
/// [ 10.000   0.125 ]");
/// ```
impl<const R: usize, const C: usize, T: Display> Display for Matrix<R, C, T> {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write_rows(f, (R, C), |i, j| &self.0[j][i])
    }
}

/// Two passes, as there is no heap to keep the text in: the first measures, the second writes.
fn write_rows<'a, T: Display + 'a>(
    f: &mut Formatter<'_>,
    (rows, columns): (usize, usize),
    entry: impl Fn(usize, usize) -> &'a T,
) -> fmt::Result {
    let style = Style {
        precision: f.precision(),
        plus: f.sign_plus(),
    };
    let mut width = f.width().unwrap_or(0);
    for i in 0..rows {
        for j in 0..columns {
            width = width.max(style.measure(entry(i, j))?);
        }
    }
    for i in 0..rows {
        f.write_str(if i == 0 { "[" } else { "\n[" })?;
        for j in 0..columns {
            let entry = entry(i, j);
            let gap = if j == 0 { 1 } else { 2 };
            let padding = width.saturating_sub(style.measure(entry)?);
            for _ in 0..gap + padding {
                f.write_char(' ')?;
            }
            style.write(f, entry)?;
        }
        f.write_str(" ]")?;
    }
    Ok(())
}

/// How an entry is printed.
#[derive(Clone, Copy)]
struct Style {
    precision: Option<usize>,
    plus: bool,
}

impl Style {
    fn write(self, to: &mut impl Write, entry: &impl Display) -> fmt::Result {
        match (self.precision, self.plus) {
            (None, false) => write!(to, "{entry}"),
            (None, true) => write!(to, "{entry:+}"),
            (Some(precision), false) => write!(to, "{entry:.precision$}"),
            (Some(precision), true) => write!(to, "{entry:+.precision$}"),
        }
    }

    fn measure(self, entry: &impl Display) -> Result<usize, fmt::Error> {
        let mut count = Count(0);
        self.write(&mut count, entry)?;
        Ok(count.0)
    }
}

/// Counts the characters written to it.
struct Count(usize);

impl Write for Count {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0 += text.chars().count();
        Ok(())
    }
}
