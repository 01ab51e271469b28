import type { Labels, Taint, Timestamp, Toleration } from '../../api/types';
import { LAST_APPLIED } from '../last-applied';
import type { Description } from './description';

/** Labels, a line each, by name; `<none>` without any. */
export function describeLabels(
  to: Description,
  title: string,
  labels: Labels | undefined,
  level?: number,
): void {
  const lines = Object.keys(labels ?? {})
    .sort()
    .map((key) => `${key}=${labels![key]}`);
  to.list(title, lines, level);
}

/**
 * Annotations, a line each; a long one, or one with line breaks, begins on a line of its own. What `kubectl apply` notes
 * for itself is left out.
 * staging/src/k8s.io/kubectl/pkg/describe/describe.go (printAnnotationsMultiline)
 */
export function describeAnnotations(
  to: Description,
  title: string,
  annotations: Labels | undefined,
  level?: number,
): void {
  const lines = Object.keys(annotations ?? {})
    .filter((key) => key !== LAST_APPLIED)
    .sort()
    .map((key) => annotationText(key, annotations![key]!));
  to.list(title, lines, level);
}

/** `dedicated=web:NoSchedule`, `node.kubernetes.io/not-ready:NoExecute op=Exists for 300s`; by key. */
export function tolerationTexts(tolerations: readonly Toleration[]): readonly string[] {
  return [...tolerations].sort((a, b) => compare(a.key ?? '', b.key ?? '')).map(tolerationText);
}

/** `dedicated=gpu:NoSchedule`; by effect, then by key. */
export function taintTexts(taints: readonly Taint[]): readonly string[] {
  return [...taints]
    .sort((a, b) => compare(`${a.effect},${a.key}`, `${b.effect},${b.key}`))
    .map(({ key, value, effect }) => `${key}${value ? `=${value}` : ''}${effect ? `:${effect}` : ''}`);
}

/** `Sat, 21 Nov 2026 03:50:26 +0000`; Go's zero time where there is none. https://pkg.go.dev/time#RFC1123Z */
export function dateText(timestamp: Timestamp | null | undefined): string {
  if (!timestamp) return 'Mon, 01 Jan 0001 00:00:00 +0000';
  const [year, month, day] = timestamp.slice(0, 10).split('-');
  const weekday = WEEKDAYS[(Math.floor(Date.parse(timestamp) / 86_400_000) + 4) % 7];
  return `${weekday}, ${day} ${MONTHS[Number(month) - 1]} ${year} ${timestamp.slice(11, 19)} +0000`;
}

/** A list as Go prints one: `[sh -c exit 1]`. */
export function goList(list: readonly string[]): string {
  return `[${list.join(' ')}]`;
}

export function capital(value: boolean): string {
  return value ? 'True' : 'False';
}

/** As Go sorts texts. */
export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const LONGEST_ANNOTATION = 140;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

function annotationText(key: string, value: string): string {
  const text = value.replace(/\n$/, '');
  if (key.length + text.length + 2 <= LONGEST_ANNOTATION && !text.includes('\n')) return `${key}: ${text}`;
  const lines = text.split('\n').map((line) => `\t  ${shortened(line, LONGEST_ANNOTATION - 2)}`);
  return [`${key}:`, ...lines].join('\n');
}

function shortened(text: string, length: number): string {
  return text.length > length ? `${text.slice(0, length)}...` : text;
}

function tolerationText({ key, operator, value, effect, tolerationSeconds }: Toleration): string {
  let text = key ?? '';
  if (value) text += `=${value}`;
  if (effect) text += `:${effect}`;
  if (operator === 'Exists' && !value) text += `${text === '' ? '' : ' '}op=Exists`;
  return tolerationSeconds === undefined ? text : `${text} for ${tolerationSeconds}s`;
}
