# Counts instructions and estimates cycles of each case of benches/embedded, from a trace of QEMU's
# (`-singlestep -d in_asm,exec,nochain`): a line a case.
#
# Cycles are those of the tables of instructions in Arm's technical reference manuals (Cortex-M4, r0p1,
# 3.3.1 and 7.2.3; with `core=m0`, Cortex-M0+, r0p1, 3.3, its fast multiplier), for a memory without wait
# states. Where they give a range, refilling a pipeline takes 2 cycles and dividing integers 7. That
# the FPU waits if the next instruction needs its result is not counted.

# "{r4, r5, pc}" has three.
function registers(list) {
    sub(/^[^{]*/, "", list)
    return gsub(/,/, ",", list) + 1
}

function cycles(i, is_taken,    name, n) {
    name = mnemonic[i]
    behind_access = is_access
    is_access = 0
    if (name ~ /^v?(push|pop|ldm|stm)/) n = 1 + registers(operands[i]) + (core == "m0" && is_taken)
    else if (name ~ /^(ldr|str)d/) n = 3
    else if (name ~ /^v?(ldr|str)/) {
        is_access = 1
        n = core == "m4f" && behind_access ? 1 : 2
    }
    else if (name ~ /^v(fn?m|n?ml)[as]/) n = 3
    else if (name ~ /^v(div|sqrt)/) n = 14
    else if (name ~ /^vmov/ && operands[i] ~ /^r[^,]*, r|^s[^,]*, s[^,]*, r/) n = 2
    else if (name ~ /^[us]div/) n = 7
    else if (name == "bl") n = core == "m0" ? 2 : 1
    else n = 1
    return n + is_taken * (core == "m0" ? 1 : 2)
}

function number(hex,    i, n) {
    for (i = 1; i <= length(hex); i++) n = 16 * n + index("123456789abcdef", substr(hex, i, 1))
    return n
}

# 0x00000040:  f44f 0170  mov.w    r1, #0xf00000
/^0x/ {
    i = substr($1, 3, 8)
    for (k = 2; $k ~ /^[0-9a-f][0-9a-f][0-9a-f][0-9a-f]$/; k++);
    next_of[i] = number(i) + 2 * (k - 2)
    mnemonic[i] = $k
    operands[i] = substr($0, index($0, $k) + length($k))
    sub(/^ */, "", operands[i])
}

# A timer came first, and the instruction is traced again.
/^Stopped/ { is_again = 1 }

# Trace 0: 0x7ffae8000280 [00800408/00000042/00000110/ff020201] start
/^Trace/ && !is_again {
    split($0, part, "/")
    i = part[2]
    if (inside && number(i) == end) {
        # Every other call is of an empty function.
        if (calls++ % 2) print instructions, total + cycles(last, 1)
        inside = 0
    }
    else if (inside) {
        if (instructions++) total += cycles(last, number(i) != next_of[last])
    }
    else if ($NF == "ticks_of" && mnemonic[i] == "blx") {
        inside = 1
        end = next_of[i]
        instructions = total = is_access = 0
    }
    last = i
}

/^Trace/ { is_again = 0 }
