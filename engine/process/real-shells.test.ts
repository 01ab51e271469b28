import { spawnSync } from 'node:child_process';
import { describe, test } from 'node:test';
import { expect } from 'expect';
import { run } from './runtime-bench';

/** One-liners that the real shells of this machine and ours must answer alike: exit code and stdout. */
const SCRIPTS: readonly string[] = [
  'echo a b  c; exit 3',
  'echo "a  b" \'c  d\' e\\ f',
  'x=1; y="$x 2"; echo $y "$y" ${y}z ${#y}',
  'echo ${x:-d} ${x-d} ${x:+s} ${x+s}; x=; echo ${x:-d} [${x-d}] ${x:+s} ${x+s}; x=v; echo ${x:-d} ${x:+s}',
  'echo ${x:=d} $x; echo "${y:=a b}" $y',
  'echo ${x:?missing}; echo no',
  'x=/a/b.c.d; echo ${x#*/} ${x##*/} ${x%.*} ${x%%.*} ${x#nope}',
  'x="a*b"; echo ${x%"*b"} ${x#a"*"}',
  'p="*"; x=abc; echo ${x#$p} ${x#"$p"} ${x##$p}.',
  'set -- a "b c" d; for i in "$@"; do echo "<$i>"; done; for i in $@; do echo "<$i>"; done; echo "$*" $#',
  'set -- a b; IFS=,; echo "$*"; x="p,q"; for i in $x; do echo $i; done',
  'set --; for i in "$@"; do echo no; done; echo $# "$@" end; set -- ""; for i in "$@"; do echo "<$i>"; done',
  'IFS=:; x="a::b:"; for i in $x; do echo "<$i>"; done',
  'x="  a   b  "; for i in $x; do echo "<$i>"; done; echo p${x}q',
  'echo $((1+2*3)) $((7/2)) $((-7/2)) $((-7%3)) $((1<<4)) $((5>3&&2>1)) $((!0)) $((~5))',
  'x=5; echo $((x+1)) $(($x*2)) $((x>3?1:2)) $((x=7)) $x $((x+=2)) $x $((0x1f)) $((017))',
  'x=y; y=4; echo $((x+1))',
  'echo $((9223372036854775807+1))',
  'echo $((1/0)); echo no',
  'i=0; while [ $i -lt 3 ]; do echo $i; i=$((i+1)); done; echo done $?',
  'i=0; until [ $i -ge 2 ]; do i=$((i+1)); done; echo $i',
  'for i in 1 2 3 4; do [ $i = 2 ] && continue; [ $i = 4 ] && break; echo $i; done; echo $?',
  'for i in 1 2; do for j in a b; do [ $j = b ] && continue 2; echo $i$j; done; done; for i in 1 2; do while :; do break 2; done; done; echo end',
  'case abc in x) echo x;; a*|b) echo star;; *) echo other;; esac; case x in y) ;; esac; echo $?',
  'case "a*c" in a\\*c) echo literal;; esac; x="a*"; case abc in "$x") echo quoted;; $x) echo pattern;; esac',
  'case 5 in [0-9]) echo digit;; esac; case b in [!a]) echo not a;; esac; case - in [[:punct:]]) echo punct;; esac',
  'if false; then echo a; elif true; then echo b; else echo c; fi; if false; then :; fi; echo $?',
  'true && echo yes || echo no; false && echo yes || echo no; ! true; echo $?; ! false; echo $?',
  'false || false && echo no; echo $?',
  'f() { echo "in $1 $#"; return 5; }; f a b; echo $? $#',
  'f() { local x=in; echo $x; }; x=out; f; echo $x; g() { x=changed; }; g; echo $x',
  'f() { return; }; false; f; echo $?; f() { false; }; f; echo $?',
  'fact() { if [ $1 -le 1 ]; then echo 1; else echo $(( $1 * $(fact $(($1-1))) )); fi; }; fact 6',
  'x=a; (x=b; echo $x; exit 3); echo $x $?',
  '{ echo a; echo b; } | cat; { x=5; }; echo $x',
  'echo a | { read x; echo "got $x"; }; echo "a b c" | { read x y; echo "$y|$x"; }',
  'printf "a\\nb\\nc" | while read l; do echo "<$l>"; done; echo "last"',
  'echo "a:b:c" | { IFS=: read x y; echo "$x $y"; }; echo " x  y " | { read a; echo "<$a>"; }',
  'echo "a\\\\b" | { read x; echo "$x"; }; printf "a\\\\tb\\n" | { read -r x; printf "%s\\n" "$x"; }',
  'x=$(echo a; echo b); echo "$x"; echo $x; echo "$(echo "in $(echo deep)")" `echo back`',
  'x=$(exit 4); echo $?; x=$(false) y=1; echo $?; echo $(exit 3) $?',
  'x=$(printf "a\\n\\n\\n"); echo "<$x>"',
  'cat <<EOF\nv $((1+1)) $(echo c) \\$x ${u:-d}\nEOF\ncat <<"EOF"\n$x `y`\nEOF\ncat <<-E\n\ttab\n\tE',
  'echo a > f; echo b >> f; cat f; cat < f | cat; echo c > f; read x < f; echo $x',
  'echo out; echo err >&2; { echo a; echo b >&2; } 2>/dev/null; ls /nope 2>/dev/null; echo gone',
  'exec 3> f; echo x >&3; exec 3>&-; cat f; exec > g; echo hidden; cat g >&2',
  'echo x 2>&1 >/dev/null; { echo e >&2; } 2>&1 | cat; (echo s >&2) 2>&1',
  'cat < /nope/f; echo $?; echo x > /nope/f; echo went on',
  ': > /nope/f; echo went on',
  'cd /; pwd; cd /tmp && echo $PWD; cd - > /dev/null; pwd; (cd /tmp; pwd); pwd',
  'cd /nope; echo $?',
  'set -e; false; echo no',
  'set -e; if false; then :; fi; false || true; ! true; false && true; echo yes; (false); echo no',
  'set -e; f() { false; echo in; }; f || echo caught; f; echo no',
  'set -e; x=$(false); echo no',
  'set -e; echo $(false) yes; true | false; echo no',
  'set -e; while false; do :; done; until true; do :; done; echo end; { false; }; echo no',
  'set -u; echo ${x-ok}; echo $x; echo no',
  'set -x; x=1; echo $x 2>/dev/null; set +x; echo off',
  'set -f; echo *; set +f; touch a.q b.q; echo *.q "*.q" [a]* ?.q no*',
  'trap "echo bye" EXIT; echo hi; exit 3',
  'trap "echo bye $?" EXIT; false',
  'trap "echo caught" TERM; kill -TERM $$; echo after; trap - TERM; trap "" TERM; kill $$; echo still',
  'trap "exit 7" TERM; kill $$; echo no',
  'trap "echo usr" USR1; (kill -USR1 $$); echo x; trap; exit',
  '(trap "echo sub" EXIT; echo in); trap "echo main" EXIT; (echo none)',
  'sh -c "kill -9 \\$\\$"; echo $?; sh -c "kill \\$\\$"; echo $?',
  'sleep 0.05 & wait; echo $?; (exit 6) & wait $!; echo $?; wait 99999; echo $?',
  'eval "x=1; echo \\$x"; eval echo a "b  c"; eval false; echo $?; eval ""; echo $?',
  'echo "x=5; echo in \\$1; return 4" > s; . ./s; echo $? $x',
  'shift; echo $?; set -- a b c; shift 2; echo $1 $#',
  'unset x; x=1; unset x; echo ${x-gone}; f() { :; }; unset -f f; export Y=2; sh -c "echo \\$Y"',
  'X=1 sh -c "echo \\$X"; echo ${X-none}; X=2 eval "echo \\$X"',
  'readonly r=1; echo $r; r=2; echo no',
  'exit -1', 'exit 300', '(exit 256); echo $?', 'exit abc', 'return 3; echo no',
  'exec echo replaced; echo no', 'exec /nope/x; echo no', '/nope/x; echo $?', 'touch n; ./n; echo $?',
  'if', 'echo "abc', 'a | | b', 'echo ok; fi', 'case x in', 'f() {', 'echo $(', '(echo a', ')',
  'test 1 -eq 1; echo $?; test a; echo $?; test; echo $?; [ a = b ]; echo $?; [ -z "" -a -n x ]; echo $?; [ ! -e /nope ]; echo $?',
  '[ 1 -eq x ]; echo $?; [ a = ; echo $?',
  'echo -n a; echo b; printf "%s|%5d|%-4s|%02x\\n" s 42 l 255; printf "%s\\n" a b c; printf "%d\\n"',
  'echo "a\\tb\\\\c"; echo \'a\\nb\'', 'echo -e "a\\tb"; echo -ne x; echo -E "a\\tb"',
  'true; false; echo $?; :; echo $?; command echo hi; command -v cd',
  'echo ${10-unset}; set -- 1 2 3 4 5 6 7 8 9 ten; echo $10 ${10} "${@}"',
  'x="a b"; y=$x; echo "$y"; z="$x"c; echo $z; a=1 b=2; echo $a$b; a=$b b=3; echo $a $b',
  'x=1; x=2 true; echo $x; x=3 :; echo $x',
  'echo ~ ~/x "~" a~; HOME=/h; echo ~', 'echo a#b # comment', 'echo a; # c\necho b',
  'while read a b; do echo "$b $a"; done <<E\n1 2\n3 4\nE',
  'for i in a; do echo $i; done > f; cat f; if true; then echo r; fi >> f; cat f',
  'yes | head -n 2; echo $?', 'false | true; echo $?; true | false; echo $?',
  'seq 3 | { while read n; do s=$((s+n)); done; echo $s; }; echo ${s-none}',
  'i=0; while :; do i=$((i+1)); case $i in 3) break;; esac; done; echo $i',
  'x=abc; echo "${x}def" "$x"def "${x%c}"; echo "${x:-"q r"}" "${u:-"q r"}" ${u:-"q r"} ${u:-\'q r\'}',
  'echo "a${u:-b c}d" a${u:-b c}d', 'echo $u"$u"; for i in $u "$u" \'\'; do echo "<$i>"; done',
  'umask; getopts ab: o -a; echo $o; while getopts "xy:" o; do echo $o $OPTARG; done', 'kill -l 9; kill -0 $$; echo $?',
  // Dialects differ here; each of ours is compared with its own shell.
  '[[ a == a* ]]; echo $?', 'set -o pipefail; false | true; echo $?', 'a=(1 2 3); echo ${a[1]} ${#a[@]} "${a[@]}" ${a[@]:1}',
  'a=(x); a+=(y z); for i in "${a[@]}"; do echo $i; done; a[5]=q; echo ${#a[@]} ${!a[@]}', 'x=abc; echo ${x:1:1} ${x: -1} ${x:1}',
  'x=aXbX; echo ${x/X/-} ${x//X/-} ${x/#a/s} ${x/%X/e}', 'x=abC; echo ${x^} ${x^^} ${x,,}', 'cat <<< "here $((1+1))"',
  'for ((i=0;i<3;i++)); do echo $i; done', 'function f { echo f; }; f', 'echo {1..3} a{b,c}d {a,b}{1,2}', 'let x=1+2; echo $x', 'echo $((2**10))',
  'source ./nope; echo $?', '. ./nope; echo $?', 'local x=1; echo $?', 'echo hi &> f; wait; cat f', 'x=5; ((x++)); echo $x; ((0)); echo $?',
  'read -t 1 x < /dev/null; echo $?', '[[ abc =~ b(c) ]] && echo ${BASH_REMATCH[1]}', 'echo ${u!}; echo no', 'x=y; y=z; echo ${!x}', "echo $'a\\tb'",
  'declare -x Z=1; sh -c "echo \\$Z"', '[[ -n "" || 1 -lt 2 && ! -f /nope ]]; echo $?', 'echo a |& cat', 'x+=b; x+=c; echo $x',
];

const SKIPPED = 'this shell is not on this machine';

for (const dialect of ['dash', 'bash'] as const) {
  const isHere = spawnSync(dialect, ['-c', ':']).status === 0;
  describe(`${dialect}, the real one and ours`, { skip: isHere ? false : SKIPPED }, () => {
    for (const script of SCRIPTS) {
      test(JSON.stringify(script), () => {
        const ours = run('', dialect, {
          command: [dialect === 'bash' ? 'bash' : 'sh', '-c', `mkdir /w; cd /w; ${dialect === 'bash' ? 'bash' : 'sh'} -c "$0" 2>/dev/null`, script],
        });
        expect({ code: ours.code, out: ours.log }).toEqual(real(dialect, script));
      });
    }
  });
}

function real(shell: string, script: string): { code: number; out: string } {
  const env = { PATH: process.env['PATH'] ?? '', HOME: '/root' };
  const { status, signal, stdout } = spawnSync(shell, ['-c', `cd "$(mktemp -d)"; ${shell} -c "$0" 2>/dev/null`, script], { env, encoding: 'utf8', timeout: 10_000, input: '' });
  return { code: status ?? (signal === 'SIGKILL' ? 137 : 143), out: stdout };
}
