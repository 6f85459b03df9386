//! Trains a network to read handwritten digits.
//!
//! Of 1797 real images (see `data/README.md`) it learns from five in six and is tested with the
//! rest. The gradient by all four parameters is one `value_and_grad!`, derived while this file
//! compiles; around it is plain gradient descent.
//!
//! Draws its progress to `target/train-loss.svg`, or to a path given as an argument.

#![allow(non_snake_case)] // W is a matrix, as on paper.
#![allow(clippy::cast_precision_loss)] // Nothing here is counted to more than 1797.

use std::path::PathBuf;
use std::{env, fs, io};

use chainrule::{Matrix, Vector, value, value_and_grad};

const PIXELS: usize = 8 * 8;
const HIDDEN: usize = 24;
const DIGITS: usize = 10;

const EPOCHS: usize = 30;
const BATCH: usize = 16;
const RATE: f32 = 0.01;

fn main() -> io::Result<()> {
    let (mut training, test) = images();
    let (learnt, tested) = (training.len() as f32, test.len() as f32);
    println!("{learnt} images to learn from, {tested} to be tested with");

    let mut random = Random(0x2545_F491_4F6C_DD1D);
    let mut network = Network::random(&mut random);
    let mut losses = Vec::new();
    let mut errors = Vec::new();

    for epoch in 1..=EPOCHS {
        // Sorted by random keys, which is to say shuffled.
        training.sort_by_cached_key(|_| random.next());

        let mut loss = 0.0;
        for batch in training.chunks(BATCH) {
            let mut sum = Network::zeros();
            for image in batch {
                let (image_loss, gradient) = network.loss_and_gradient(image);
                loss += image_loss;
                sum.add(1.0, &gradient);
            }
            network.add(-RATE, &sum);
        }
        loss /= learnt;

        let right = |image: &&Image| network.read(&image.pixels) == image.digit;
        let accuracy = 100.0 * test.iter().filter(right).count() as f32 / tested;

        println!("epoch {epoch:2}   loss {loss:.4}   test accuracy {accuracy:.1} %");
        losses.push(loss);
        errors.push(100.0 - accuracy);
    }

    let path = env::args_os().nth(1).map_or_else(
        || concat!(env!("CARGO_MANIFEST_DIR"), "/target/train-loss.svg").into(),
        PathBuf::from,
    );
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(&path, chart::svg(&losses, &errors))?;
    println!("progress drawn to {}", path.display());

    assert!(errors[EPOCHS - 1] < 5.0, "test accuracy is not above 95 %");
    Ok(())
}

/// W₂ tanh(W₁x + b₁) + b₂: the larger entry i, the more image x looks like digit i.
struct Network {
    W1: Matrix<HIDDEN, PIXELS, f32>,
    b1: Vector<HIDDEN, f32>,
    W2: Matrix<DIGITS, HIDDEN, f32>,
    b2: Vector<DIGITS, f32>,
}

impl Network {
    fn zeros() -> Self {
        Self {
            W1: Matrix::zeros(),
            b1: Vector::zeros(),
            W2: Matrix::zeros(),
            b2: Vector::zeros(),
        }
    }

    /// Weights that differ, or all hidden units would learn the same, and are small, or tanh would
    /// be flat there and its gradient next to nothing.
    fn random(random: &mut Random) -> Self {
        Self {
            W1: Matrix::from_fn(|_, _| 0.2 * random.symmetric()),
            W2: Matrix::from_fn(|_, _| 0.2 * random.symmetric()),
            ..Self::zeros()
        }
    }

    /// The digit it reads.
    fn read(&self, x: &Vector<PIXELS, f32>) -> usize {
        let z: Vector<DIGITS, f32> = value!(self.W2 tanh(self.W1 x + self.b1) + self.b2);
        (0..DIGITS).fold(0, |best, i| if z[i] > z[best] { i } else { best })
    }

    /// The loss, and its gradient in the shape of the network.
    ///
    /// Each entry of z is a logistic regression of its own ("is it a 3?"). With t = 1 for the digit
    /// it is and 0 for the others, the cross-entropies of all ten sum to Σ softplus(zᵢ) − tᵀz.
    fn loss_and_gradient(&self, image: &Image) -> (f32, Self) {
        let Self { W1, b1, W2, b2 } = self;
        let x = &image.pixels;
        let mut t: Vector<DIGITS, f32> = Vector::zeros();
        t[image.digit] = 1.0;

        let (loss, (W1, b1, W2, b2)) = value_and_grad!(
            {
                let h = tanh(W1 x + b1);
                let z = W2 h + b2;
                sum(softplus(z)) - t^T z
            },
            W1, b1, W2, b2
        );
        (loss, Self { W1, b1, W2, b2 })
    }

    /// `self += scale * other`.
    fn add(&mut self, scale: f32, other: &Self) {
        self.W1 += scale * other.W1;
        self.b1 += scale * other.b1;
        self.W2 += scale * other.W2;
        self.b2 += scale * other.b2;
    }
}

/// An image of a digit, with pixels from 0 (paper) to 1 (ink).
struct Image {
    pixels: Vector<PIXELS, f32>,
    digit: usize,
}

/// The images to learn from, and those to be tested with.
fn images() -> (Vec<Image>, Vec<Image>) {
    let (mut training, mut test) = (Vec::new(), Vec::new());
    // A line an image: 64 pixels from 0 to 16, row by row, and the digit.
    for (i, line) in include_str!("data/digits.csv").lines().enumerate() {
        let mut numbers = line.split(',').map(str::parse::<u8>);
        let mut next = || numbers.next().expect("65 a line").expect("small numbers");
        let image = Image {
            pixels: Vector::from_fn(|_| f32::from(next()) / 16.0),
            digit: next().into(),
        };
        // Six, because the digits often run from 0 to 9, of which a step of five picks but two.
        let part = if i % 6 == 0 { &mut test } else { &mut training };
        part.push(image);
    }
    (training, test)
}

/// Marsaglia's xorshift: the same numbers in every run.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// Between −1 and 1.
    fn symmetric(&mut self) -> f32 {
        f32::from((self.next() >> 48) as u16) / 32768.0 - 1.0
    }
}

/// Nothing about gradients from here on.
mod chart {
    const WIDTH: f32 = 300.0;
    const HEIGHT: f32 = 210.0;

    /// Both curves, side by side.
    pub(crate) fn svg(losses: &[f32], errors: &[f32]) -> String {
        let left = panel("Loss per training image", "", "steelblue", losses);
        let right = panel("Test error", " %", "firebrick", errors);
        format!(
            r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 820 370"
     font-family="Helvetica, Arial, sans-serif" font-size="12" fill="dimgray">
<rect width="820" height="370" fill="white"/>
<text x="410" y="34" text-anchor="middle" font-size="18" fill="black">Learning to read handwritten digits</text>
<g transform="translate(64 90)">{left}</g>
<g transform="translate(476 90)">{right}</g>
</svg>
"#
        )
    }

    /// One curve over the epochs, on a logarithmic scale.
    fn panel(title: &str, unit: &str, colour: &str, values: &[f32]) -> String {
        let ticks = [
            0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0,
        ];
        let smallest = values.iter().copied().fold(f32::INFINITY, f32::min);
        let largest = values.iter().copied().fold(0.0, f32::max);
        let low = ticks.into_iter().rfind(|&t| t <= smallest).unwrap_or(0.01);
        let high = ticks.into_iter().find(|&t| t >= largest).unwrap_or(100.0);

        let last = values.len();
        let x = |epoch: usize| WIDTH * epoch as f32 / last as f32;
        let y = |value: f32| HEIGHT * (high / value.max(low)).ln() / (high / low).ln();

        let tick_y = |tick| {
            format!(
                r#"<g transform="translate(0 {:.1})"><path d="M0 0H{WIDTH}" stroke="gainsboro"/>
<text x="-8" y="4" text-anchor="end">{tick}{unit}</text></g>"#,
                y(tick)
            )
        };
        let tick_x = |epoch| {
            format!(
                r#"<g transform="translate({:.1} {HEIGHT})"><path d="M0 0V5" stroke="dimgray"/>
<text y="20" text-anchor="middle">{epoch}</text></g>"#,
                x(epoch)
            )
        };
        let point = |(i, &value)| format!("{:.1},{:.1}", x(i + 1), y(value));

        let shown = ticks.into_iter().filter(|t| (low..=high).contains(t));
        let ticks_y = lines(shown.map(tick_y));
        let ticks_x = lines((0..=last).step_by(10).map(tick_x));
        let points = lines(values.iter().enumerate().map(point));
        let (centre, below) = (WIDTH / 2.0, HEIGHT + 44.0);
        format!(
            r#"
<text y="-18" font-size="14" fill="{colour}">{title}</text>
<text x="{centre}" y="{below}" text-anchor="middle">epoch</text>
{ticks_y}
{ticks_x}
<path d="M0 0V{HEIGHT}H{WIDTH}" fill="none" stroke="dimgray"/>
<polyline points="{points}" fill="none" stroke="{colour}" stroke-width="2"/>
"#
        )
    }

    fn lines(items: impl Iterator<Item = String>) -> String {
        items.collect::<Vec<_>>().join("\n")
    }
}
