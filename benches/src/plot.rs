//! Times over size as SVG: a panel for each task, logarithmic axes, names at the ends of lines.

use std::fmt::Write as _;

/// A contender's times.
pub struct Line {
    pub name: &'static str,
    pub colour: &'static str,
    pub style: Style,
    /// Sizes and nanoseconds.
    pub points: Vec<(f64, f64)>,
}

#[derive(PartialEq, Clone, Copy)]
pub enum Style {
    Ours,
    Peer,
    /// No contender.
    Limit,
}

pub struct Panel {
    pub title: String,
    /// Sizes, and what they are called.
    pub sizes: Vec<(f64, String)>,
    pub lines: Vec<Line>,
}

const COLUMNS: usize = 3;
const WIDTH: f64 = 330.0;
const HEIGHT: f64 = 226.0;
const HEAD: f64 = 46.0;
/// Of a panel, around its axes; names are on the right.
const LEFT: f64 = 50.0;
const RIGHT: f64 = 78.0;
const TOP: f64 = 26.0;
const BOTTOM: f64 = 34.0;
/// Between names.
const LEADING: f64 = 12.0;

/// All panels below a title and a note.
pub fn svg(title: &str, note: &str, panels: &[Panel]) -> String {
    let width = WIDTH * COLUMNS as f64;
    let height = HEAD + HEIGHT * panels.len().div_ceil(COLUMNS) as f64;
    let mut out = format!(
        r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}" font-family="DejaVu Sans, Verdana, Helvetica, sans-serif" font-size="11">
<rect width="{width}" height="{height}" fill="#ffffff"/>
<text x="12" y="19" font-size="15" font-weight="bold" fill="#111">{title}</text>
<text x="12" y="36" fill="#555">{note}</text>
"##
    );
    for (i, panel) in panels.iter().enumerate() {
        let (x, y) = ((i % COLUMNS) as f64 * WIDTH, (i / COLUMNS) as f64 * HEIGHT);
        let _ = writeln!(out, r#"<g transform="translate({x},{})">"#, y + HEAD);
        panel.draw(&mut out);
        out += "</g>\n";
    }
    out + "</svg>\n"
}

/// From numbers to places, logarithmically.
struct Axis {
    from: f64,
    to: f64,
    start: f64,
    length: f64,
}

impl Axis {
    fn of(&self, x: f64) -> f64 {
        self.start + self.length * (x / self.from).ln() / (self.to / self.from).ln()
    }
}

impl Panel {
    fn draw(&self, out: &mut String) {
        let (right, bottom) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
        let sizes = || self.sizes.iter().map(|(size, _)| *size);
        let times = || {
            self.lines
                .iter()
                .flat_map(|line| line.points.iter().map(|(_, y)| *y))
        };
        let x = Axis {
            from: sizes().fold(f64::INFINITY, f64::min),
            to: sizes().fold(0.0, f64::max),
            start: LEFT + 8.0,
            length: right - LEFT - 14.0,
        };
        let y = Axis {
            from: times().fold(f64::INFINITY, f64::min) / 1.3,
            to: times().fold(0.0, f64::max) * 1.3,
            start: bottom,
            length: TOP - bottom,
        };
        let title = &self.title;
        let _ = writeln!(
            out,
            r##"<text x="{LEFT}" y="16" font-weight="bold" fill="#222">{title}</text>"##
        );
        axes(out, &x, &y, &self.sizes);
        for line in &self.lines {
            line.draw(out, &x, &y);
        }
        self.names(out, &x, &y);
    }

    /// Names beside the last points, at the right moved apart where they would overlap.
    fn names(&self, out: &mut String, x: &Axis, y: &Axis) {
        let last = |line: &Line| {
            let (size, time) = *line.points.last().expect("a line has points");
            (x.of(size), y.of(time))
        };
        let end = self.sizes.last().map_or(0.0, |(size, _)| x.of(*size));
        let (mut lines, early): (Vec<&Line>, Vec<&Line>) =
            self.lines.iter().partition(|line| last(line).0 >= end);
        for line in early {
            let ((x, y), name, colour) = (last(line), line.name, line.colour);
            let _ = writeln!(
                out,
                r#"<text x="{:.1}" y="{:.1}" fill="{colour}">{name}</text>"#,
                x + 5.0,
                y + 11.0,
            );
        }
        lines.sort_by(|a, b| last(a).1.total_cmp(&last(b).1));
        let lowest = HEIGHT - BOTTOM - LEADING * (lines.len() - 1) as f64;
        let mut places: Vec<f64> = Vec::new();
        for (i, line) in lines.iter().enumerate() {
            let wanted = last(line).1;
            let free = places.last().map_or(TOP, |place| place + LEADING);
            places.push(wanted.max(free).min(lowest + LEADING * i as f64));
        }
        // Those that were pushed down go back up as far as there is room.
        for i in (0..lines.len()).rev() {
            let wanted = last(lines[i]).1;
            let above = if i == 0 { TOP } else { places[i - 1] + LEADING };
            places[i] = places[i].min(wanted.max(above));
        }
        for (line, place) in lines.iter().zip(places) {
            let (x, y) = last(line);
            let start = WIDTH - RIGHT + 4.0;
            let weight = if line.style == Style::Ours {
                "bold"
            } else {
                "normal"
            };
            let (name, colour) = (line.name, line.colour);
            let _ = writeln!(
                out,
                r#"<path d="M{:.1},{y:.1}L{start:.1},{place:.1}" stroke="{colour}" stroke-width="0.6"/><text x="{:.1}" y="{:.1}" fill="{colour}" font-weight="{weight}">{name}</text>"#,
                x + 3.0,
                start + 2.0,
                place + 3.8,
            );
        }
    }
}

fn axes(out: &mut String, x: &Axis, y: &Axis, sizes: &[(f64, String)]) {
    let (right, bottom) = (WIDTH - RIGHT, HEIGHT - BOTTOM);
    for exponent in y.from.log10().ceil() as i32..=y.to.log10().floor() as i32 {
        let height = y.of(10.0_f64.powi(exponent));
        let _ = writeln!(
            out,
            r##"<path d="M{LEFT},{height:.1}H{right}" stroke="#e2e2e2"/><text x="{}" y="{:.1}" text-anchor="end" fill="#555">{}</text>"##,
            LEFT - 5.0,
            height + 3.8,
            duration(exponent),
        );
    }
    let _ = writeln!(
        out,
        r##"<path d="M{LEFT},{TOP}V{bottom}H{right}" fill="none" stroke="#999"/>"##
    );
    let mut free = 0.0;
    for (size, name) in sizes {
        let place = x.of(*size);
        let _ = writeln!(out, r##"<path d="M{place:.1},{bottom}v4" stroke="#999"/>"##);
        let half = 3.4 * name.chars().count() as f64;
        if place - half > free {
            let _ = writeln!(
                out,
                r##"<text x="{place:.1}" y="{}" text-anchor="middle" fill="#555">{name}</text>"##,
                bottom + 16.0
            );
            free = place + half + 2.0;
        }
    }
}

fn duration(exponent: i32) -> String {
    let (unit, exponent) = match exponent {
        ..0 => ("ps", exponent + 3),
        0..3 => ("ns", exponent),
        3..6 => ("µs", exponent - 3),
        _ => ("ms", exponent - 6),
    };
    format!("{} {unit}", 10_i32.pow(exponent.unsigned_abs()))
}

impl Line {
    fn draw(&self, out: &mut String, x: &Axis, y: &Axis) {
        let places = self
            .points
            .iter()
            .map(|&(size, time)| (x.of(size), y.of(time)));
        let path: Vec<String> = places
            .clone()
            .map(|(x, y)| format!("{x:.1},{y:.1}"))
            .collect();
        let (width, dashes, radius) = match self.style {
            Style::Ours => (2.6, "", 3.2),
            Style::Peer => (1.4, "", 2.2),
            Style::Limit => (1.2, r#" stroke-dasharray="4 3""#, 0.0),
        };
        let colour = self.colour;
        let _ = writeln!(
            out,
            r#"<path d="M{}" fill="none" stroke="{colour}" stroke-width="{width}"{dashes}/>"#,
            path.join("L")
        );
        for (x, y) in places.filter(|_| radius > 0.0) {
            let _ = writeln!(
                out,
                r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius}" fill="{colour}"/>"#
            );
        }
    }
}
