#!/usr/bin/env bash
# man-page.sh PROGRAM: prints the manual page concentric(1), made from the program's own help.
set -euo pipefail
program=$1
version=$("$program" --version | sed -n '1s/.* //p')

# Text as it stands, for roff: backslashes, and lines that would be commands.
roff() { sed -e 's/\\/\\e/g' -e "s/^\([.']\)/\\\\\&\1/" -e 's/-/\\-/g'; }
help_of() { COLUMNS=72 "$program" "$@" --help; }
commands() { help_of | awk '/^SUBCOMMANDS:/ {on = 1; next} on && /^  [a-z]/ {print $1}'; }

cat <<HEAD
.\\" Made by Scripts/man-page.sh from the program's help.
.TH CONCENTRIC 1 "" "Concentric $version" "User Commands"
.SH NAME
concentric \\- knowledge graphs from Chinese texts on grassroots governance
.SH SYNOPSIS
.B concentric
.I COMMAND
.RI [ ARGUMENT ]...
.SH DESCRIPTION
.nf
HEAD
help_of | sed -e 's/^OVERVIEW: //' -e '/^SUBCOMMANDS:/,$d' | roff
echo .fi
echo .SH COMMANDS
for command in $(commands); do
  printf '.SS "concentric %s"\n.nf\n' "$command"
  help_of "$command" | sed -e 's/^OVERVIEW: //' | roff
  echo .fi
done
cat <<'TAIL'
.SH ENVIRONMENT
.TP
.B CONCENTRIC_HISTORY
The shell's history file; empty for none. Without it the file is
.I $XDG_STATE_HOME/concentric/history
or
.IR ~/.local/state/concentric/history .
.TP
.B NO_COLOR
When set, nothing is coloured.
.TP
.B PAGER
Shows what is longer than the screen;
.BR less (1)
where it is not set.
.SH SEE ALSO
.BR dot (1),
.BR sqlite3 (1)
TAIL
