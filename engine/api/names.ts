/**
 * The forms that names may have, each a function that answers with complaints in the API's words, none when the text
 * is right.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/names/
 * staging/src/k8s.io/apimachinery/pkg/util/validation/validation.go
 */
export type NameRule = (value: string) => readonly string[];

const LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const SUBDOMAIN = `${LABEL}(\\.${LABEL})*`;
const QUALIFIED = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const END = 'and must start and end with an alphanumeric character';

const LETTER_LABEL = '[a-z]([-a-z0-9]*[a-z0-9])?';
const UNDERSCORED = '_?[a-z0-9]([-_a-z0-9]*[a-z0-9])?';
const SEARCHED = `${UNDERSCORED}(\\.${UNDERSCORED})*`;

const matchesLabel = whole(LABEL);
const matchesLetterLabel = whole(LETTER_LABEL);
const matchesSearched = whole(SEARCHED);
const matchesSubdomain = whole(SUBDOMAIN);
const matchesWildcard = whole(`\\*\\.${SUBDOMAIN}`);
const matchesQualified = whole(QUALIFIED);
const matchesLabelValue = whole(`(${QUALIFIED})?`);
const matchesConfigKey = whole('[-._a-zA-Z0-9]+');

/** Containers, volumes, namespaces: `my-name`, at most 63 characters. */
export const dns1123Label: NameRule = (value) => [
  ...atMost(63, value),
  ...unless(matchesLabel.test(value), () => {
    const said = `a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', ${END}`;
    return withExamples(said, LABEL, 'my-name', '123-abc');
  }),
];

/** Most objects: labels with dots between them, at most 253 characters. */
export const dns1123Subdomain: NameRule = (value) => [
  ...atMost(253, value),
  ...unless(matchesSubdomain.test(value), () => {
    const said = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', ${END}`;
    return withExamples(said, SUBDOMAIN, 'example.com');
  }),
];

/** Services before 1.36: a label that begins with a letter. */
export const dns1035Label: NameRule = (value) => [
  ...atMost(63, value),
  ...unless(matchesLetterLabel.test(value), () => {
    const said =
      "a DNS-1035 label must consist of lower case alphanumeric characters or '-', start with an alphabetic character, and " +
      'end with an alphanumeric character';
    return withExamples(said, LETTER_LABEL, 'my-name', 'abc-123');
  }),
];

/** Search domains: a subdomain whose labels may have underscores. */
export const underscoredSubdomain: NameRule = (value) => [
  ...atMost(253, value),
  ...unless(matchesSearched.test(value), () => {
    const said = `a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '_', '-' or '.', ${END}`;
    return withExamples(said, SEARCHED, 'example.com');
  }),
];

/** Hosts that stand for all with one label more: `*.example.com`. */
export const wildcardSubdomain: NameRule = (value) => [
  ...atMost(253, value),
  ...unless(matchesWildcard.test(value), () => {
    const said =
      "a wildcard DNS-1123 subdomain must start with '*.', followed by a valid DNS subdomain, which must consist of lower case " +
      "alphanumeric characters, '-' or '.' and end with an alphanumeric character";
    return withExamples(said, `\\*\\.${SUBDOMAIN}`, '*.example.com');
  }),
];

/** Keys of labels and annotations: `app`, `example.com/app`. */
export const qualifiedName: NameRule = (value) => {
  const parts = value.split('/');
  const name = parts.at(-1)!;
  const messages: string[] = [];
  if (parts.length > 2) {
    const said = `a qualified name must consist of alphanumeric characters, '-', '_' or '.', ${END}`;
    const form = withExamples(said, QUALIFIED, 'MyName', 'my.name', '123-abc');
    return [`${form} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  if (parts.length === 2) {
    const prefix = parts[0]!;
    if (prefix === '') messages.push('prefix part must be non-empty');
    else messages.push(...dns1123Subdomain(prefix).map((message) => `prefix part ${message}`));
  }
  if (name === '') messages.push('name part must be non-empty');
  else if (name.length > 63) messages.push('name part must be no more than 63 bytes');
  if (!matchesQualified.test(name)) {
    const said = `name part must consist of alphanumeric characters, '-', '_' or '.', ${END}`;
    messages.push(withExamples(said, QUALIFIED, 'MyName', 'my.name', '123-abc'));
  }
  return messages;
};

/** Values of labels, which may be empty. */
export const labelValue: NameRule = (value) => [
  ...unless(value.length <= 63, () => 'must be no more than 63 bytes'),
  ...unless(matchesLabelValue.test(value), () => {
    const said = `a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', ${END}`;
    return withExamples(said, `(${QUALIFIED})?`, 'MyValue', 'my_value', '12345');
  }),
];

/** Keys of the data of ConfigMaps and Secrets. */
export const configMapKey: NameRule = (value) => {
  const messages = [...atMost(253, value)];
  if (!matchesConfigKey.test(value)) {
    const said = "a valid config key must consist of alphanumeric characters, '-', '_' or '.'";
    messages.push(withExamples(said, '[-._a-zA-Z0-9]+', 'key.name', 'KEY_NAME', 'key-name'));
  } else if (value === '.') messages.push(`must not be '.'`);
  else if (value === '..') messages.push(`must not be '..'`);
  else if (value.startsWith('..')) messages.push(`must not start with '..'`);
  return messages;
};

/** Names of environment variables: anything printable but `=`, since Kubernetes 1.34. */
export const environmentName: NameRule = (value) => {
  if (value === '') return ['environment variable name must be non-empty'];
  return unless(
    /^[ -<>-~]+$/.test(value),
    () => "a valid environment variable name must consist only of printable ASCII characters other than '='",
  );
};

/** Names of ports: `http`, `web-1`, at most 15 characters with a letter in them. */
export const portName: NameRule = (value) => [
  ...atMost(15, value),
  ...unless(
    /^[-a-z0-9]+$/.test(value),
    () => 'must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)',
  ),
  ...unless(/[a-z]/.test(value), () => 'must contain at least one letter (a-z)'),
  ...unless(!value.includes('--'), () => 'must not contain consecutive hyphens'),
  ...unless(value === '' || !/^-|-$/.test(value), () => 'must not begin or end with a hyphen'),
];

export const httpHeaderName: NameRule = (value) =>
  unless(/^[-A-Za-z0-9]+$/.test(value), () =>
    withExamples(
      "a valid HTTP header must consist of alphanumeric characters or '-'",
      '[-A-Za-z0-9]+',
      'X-Header-Name',
    ),
  );

/** `must be between 1 and 65535, inclusive` for a number outside. */
export function inRange(value: number, least: number, most: number): readonly string[] {
  return unless(value >= least && value <= most, () => `must be between ${least} and ${most}, inclusive`);
}

export function portNumber(value: number): readonly string[] {
  return inRange(value, 1, 65_535);
}

function whole(pattern: string): RegExp {
  return new RegExp(`^${pattern}$`);
}

function unless(right: boolean, message: () => string): readonly string[] {
  return right ? NONE : [message()];
}

const NONE: readonly string[] = [];

function atMost(length: number, value: string): readonly string[] {
  return unless(value.length <= length, () => `must be no more than ${length} characters`);
}

/** The doubled spaces are the API's own. */
function withExamples(message: string, pattern: string, ...examples: readonly string[]): string {
  return `${message} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}regex used for validation is '${pattern}')`;
}

/** What can stand between two slashes of a URL. staging/src/k8s.io/apimachinery/pkg/api/validate/content/path.go */
export const pathSegmentName: NameRule = (value) => {
  if (value === '.' || value === '..') return [`may not be '${value}'`];
  return ['/', '%'].filter((sign) => value.includes(sign)).map((sign) => `may not contain '${sign}'`);
};
