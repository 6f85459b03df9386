//! Links the strings of `defmt` as on a device: each is a symbol, whose address is what is sent.

fn main() {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/defmt.x");
    println!("cargo::rerun-if-changed={script}");
    println!("cargo::rustc-link-arg-tests=-T{script}");
    // Addresses that are those of the file.
    println!("cargo::rustc-link-arg-tests=-no-pie");
}
