/**
 * Takes out of what kubectl printed whatever differs from run to run: times, ages, addresses, ids, hashes, sizes. Words,
 * order, indentation and blank lines stay. Of a table the cells stay, one blank bar between them: where its columns stand
 * depends on the ages, and is looked at apart.
 */
export function masked(text: string): readonly string[] {
  return text.split('\n').map((line) => maskedLine(line));
}

function maskedLine(line: string): string {
  const plain = MASKS.reduce((masked, [pattern, mask]) => masked.replace(pattern, mask), line);
  return /^ {0,2}(Normal|Warning|Type|----) .*|^(NAMESPACE|NAME|LAST SEEN) /.test(plain) || ROW.test(plain)
    ? cells(plain).map(maskedAge).join(' | ')
    : plain.replace(/ +$/, '');
}

/** A row of `kubectl get`: it has no colon before its second column. */
const ROW = /^(?:[^\s:]+|\S+ \(x\d+ over \S+\)) {2,}\S/;

export function cells(line: string): readonly string[] {
  return line.split(/ {2,}/);
}

const AGE = String.raw`(?:\d+[smhdy])+`;
const AGES = new RegExp(`\\b${AGE}\\b`, 'g');
const ONLY_AGE = new RegExp(`^(?:\\d+ \\(${AGE} ago\\)|${AGE}(?: \\(x\\d+ over ${AGE}\\))?)$`);

function maskedAge(cell: string): string {
  return ONLY_AGE.test(cell) ? cell.replace(AGES, 'AGE') : cell;
}

const MASKS: readonly (readonly [RegExp, string])[] = [
  [/[A-Z][a-z]{2}, \d\d [A-Z][a-z]{2} \d{4} \d\d:\d\d:\d\d \+0000/g, 'DATE'],
  [/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z/g, 'TIME'],
  [/\b(LIVE|MERGED)-\d+\b/g, '$1-N'],
  [/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d\.\d{9} \+0000/g, 'TIME'],
  [/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'UID'],
  [/containerd:\/\/[0-9a-f]{64}/g, 'containerd://ID'],
  [/\b[0-9a-f]{64}\b/g, 'ID'],
  [/(imageID: |Image ID: +)(?:\S+@)?sha256:\S+/g, '$1IMAGE'],
  [/\b10\.\d+\.\d+\.\d+\b/g, 'ADDRESS'],
  [/kube-api-access-[a-z0-9]{5}/g, 'kube-api-access-XXXXX'],
  // Names that are made up, and hashes of templates, are of letters that spell no words.
  [/-[bcdfghjklmnpqrstvwxz2456789]{8,10}-[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '-HASH-XXXXX'],
  [/([-=]|hash: )"?[bcdfghjklmnpqrstvwxz2456789]{8,10}\b"?/g, '$1HASH'],
  [/([a-z]-)[bcdfghjklmnpqrstvwxz2456789]{5}\b/g, '$1XXXXX'],
  [/debugger-[a-z0-9]{5}/g, 'debugger-XXXXX'],
  [/resourceVersion: "\d+"/g, 'resourceVersion: "N"'],
  [/(:|nodePort: |NodePort: .*)3\d{4}\b/g, '$1NODEPORT'],
  [/Resource Version: +\d+/g, 'Resource Version: N'],
  [/(lasts )(?:\d+[smhdy])+/g, '$1AGE'],
  [/ in \S+ \(\S+ including waiting\)/g, ' in TIME (TIME including waiting)'],
  [/Image size: \d+ bytes/g, 'Image size: N bytes'],
];
