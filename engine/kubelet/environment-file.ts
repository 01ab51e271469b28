/** What an environment file says of a key: a value, nothing, or that the file cannot be read. */
export type FileKey = { readonly value: string } | 'absent' | 'malformed';

/**
 * Looks for a key in an environment file as `fileKeyRef` reads it: `KEY='value'`, a value always in single quotes and
 * perhaps of several lines, comments and blank lines between. The first of the name counts, and what stands behind it
 * is not looked at; an empty value counts as none.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-environment-variable-via-file/
 * pkg/kubelet/util/env/env_util.go (ParseEnv)
 */
export function keyOfFile(text: string, key: string): FileKey {
  const lines = text.split('\n');
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i]!.replace(/^[ \t]+/, '');
    if (line === '' || line[0] === '#') continue;
    const equals = line.indexOf('=');
    const name = line.slice(0, equals);
    if (equals <= 0 || /[ \t]$/.test(name)) return 'malformed';
    let rest = line.slice(equals + 1);
    // As in a shell, `KEY= 'x'` gives KEY an empty value.
    if (/^[ \t]/.test(rest)) {
      if (name === key) return 'absent';
      continue;
    }
    if (rest[0] !== "'") return 'malformed';
    rest = rest.slice(1);
    let value = '';
    let end = rest.indexOf("'");
    while (end < 0) {
      value += `${rest}\n`;
      i += 1;
      if (i >= lines.length) return 'malformed';
      rest = lines[i]!;
      end = rest.indexOf("'");
    }
    value += rest.slice(0, end);
    if (!/^[ \t]*(#|$)/.test(rest.slice(end + 1))) return 'malformed';
    if (name === key) return value === '' ? 'absent' : { value };
  }
  return 'absent';
}
