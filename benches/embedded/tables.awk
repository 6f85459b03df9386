# Writes a table of docs/microcontroller.md, from budgets and peers/counts: `table` says which.

function heading(contender,    part) {
    split(contender, part, "-")
    if (contender == "ours-gcc") return "ours, GCC\047s soft float"
    if (table == "fixed") return "`" (part[3] ? format_of(part[2]) : "f32") "`"
    if (contender ~ /compact/) return "`" part[3] "`, `compact`"
    if (part[1] == "ours") return (is_alone ? "" : "ours, ") "`" part[2] "`"
    if (part[1] == "nalgebra") return "nalgebra, `" part[2] "`"
    return (part[1] == "c" ? "C" : part[1] == "cmsis" ? "CMSIS-DSP" : "CasADi") ", `-" part[2] "`"
}

# "wrapping32" is Wrapping<I16F16>.
function format_of(entries) {
    return (entries ~ /^w/ ? "Wrapping" : "Saturating") "<" (entries ~ /32$/ ? "I16F16" : "I8F8") ">"
}

function cell(name, contender,    i, text, n, part) {
    if (!((name, contender, 4) in value)) return "–"
    n = split(measures, part, " ")
    for (i = 1; i <= n; i++) text = text (i > 1 ? " / " : "") value[name, contender, part[i]]
    return text
}

# By the first contender, over the least of the others that `best` matches.
function ratio(name,    k, least, this) {
    for (k = 2; k <= width; k++) {
        if (column[k] !~ best) continue
        this = value[name, column[k], measures]
        if (this && (!least || this < least)) least = this
    }
    return sprintf("%.2f", value[name, column[1], measures] / least)
}

BEGIN {
    core = table ~ /^m0|^fixed/ ? "m0" : "m4f"
    # Fields of a line: instructions, stack, flash, cycles.
    measures = 4
    peers = "cmsis-Ofast c-O2 c-O3 c-Ofast c-Os casadi-O3 casadi-Os nalgebra-3 nalgebra-s"
    if (table == "ours") {
        is_alone = 1
        measures = "4 5 6"
        columns = "ours-3 ours-s ours-z"
    }
    if (table == "compact") {
        is_alone = 1
        measures = "4 5 6"
        columns = "ours-s ours-compact-s"
    }
    if (table == "instructions" || table == "cycles") {
        if (table == "cycles") measures = 7
        columns = "ours-3 ours-s " peers
        best = "^[^o]"
    }
    if (table == "memory") {
        measures = "5 6"
        columns = "ours-3 ours-s " peers
    }
    if (table == "m0") {
        columns = "ours-3 ours-gcc c-O3 c-Ofast c-Os cmsis-Ofast"
        best = "^c-O3"
    }
    # Of the cases that have a fixed-point version.
    if (table == "fixed") columns = "ours-3 ours-wrapping32-3 ours-saturating32-3 ours-wrapping16-3 ours-saturating16-3"
    width = split(columns, column, " ")
}

/^#/ || $1 != core { next }

{
    if (!(($2) in seen)) { seen[$2]; order[++rows] = $2 }
    for (i = 4; i <= 7; i++) value[$2, $3, i] = $i
}

END {
    head = "| case |"
    rule = "|---|"
    for (k = 1; k <= width; k++) {
        head = head " " heading(column[k]) " |"
        rule = rule "---|"
    }
    if (best) {
        head = head (core == "m0" ? " ours ÷ C |" : " ours ÷ best |")
        rule = rule "---|"
    }
    print head
    print rule
    for (i = 1; i <= rows; i++) {
        if (table == "fixed" && !((order[i], column[width], 4) in value)) continue
        line = "| " order[i] " |"
        for (k = 1; k <= width; k++) line = line " " cell(order[i], column[k]) " |"
        if (best) line = line " " ratio(order[i]) " |"
        print line
    }
}
