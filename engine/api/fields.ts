/** An object of the API whose type is not yet known to be right: what a manifest gives. Read-only. */
export type Fields = Readonly<Record<string, unknown>>;

/** A nested object, or an empty one where there is none. */
export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : NONE;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The elements of a list, or none where there is none. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : EMPTY;
}

/** The text of a field, or an empty one. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The object with `defaults` for what it does not say; the same object when it says everything. */
export function withDefaults(object: Fields, defaults: Fields): Fields {
  let result: Record<string, unknown> | undefined;
  for (const name of Object.keys(defaults)) {
    if (object[name] !== undefined && object[name] !== '') continue;
    result ??= { ...object };
    result[name] = defaults[name];
  }
  return result ?? object;
}

/** The object with one field changed by a function, where that field is there. */
export function change(object: Fields, name: string, changed: (value: Fields) => Fields): Fields {
  const value = object[name];
  if (!isFields(value)) return object;
  const after = changed(value);
  return after === value ? object : { ...object, [name]: after };
}

/** As `change`, for a part that is there even when nothing was written of it, as the spec of a pod is. */
export function changePart(object: Fields, name: string, changed: (value: Fields) => Fields): Fields {
  const after = changed(fieldsOf(object[name]));
  return after === object[name] ? object : { ...object, [name]: after };
}

/** The object with every element of a list changed by a function, where that list is there. */
export function changeEach(object: Fields, name: string, changed: (element: Fields) => Fields): Fields {
  const list = object[name];
  if (!Array.isArray(list)) return object;
  const after = list.map((element) => (isFields(element) ? changed(element) : element));
  return after.every((element, index) => element === list[index]) ? object : { ...object, [name]: after };
}

/** Sets a property of the object's own, whatever its name; `__proto__` would set the prototype otherwise. */
export function setField(object: object, name: string, value: unknown): void {
  if (name === '__proto__') {
    Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
  } else (object as Record<string, unknown>)[name] = value;
}

/**
 * A function that remembers its answers for objects that still live, so that equal work gives the same object:
 * 100,000 pods of one manifest share one spec.
 */
export function memoised<T extends object, R>(answer: (subject: T) => R): (subject: T) => R {
  const answers = new WeakMap<T, { readonly result: R }>();
  return (subject) => {
    let known = answers.get(subject);
    if (known === undefined) {
      known = { result: answer(subject) };
      answers.set(subject, known);
    }
    return known.result;
  };
}

/**
 * One object for all that are alike, letter for letter: pods of equal manifests share their spec as pods of one do.
 * Only so many are remembered; what is forgotten is only shared less.
 */
export const interned: (object: Fields) => Fields = memoised((object) => {
  const text = JSON.stringify(object);
  const known = alike.get(text);
  if (known !== undefined) return known;
  if (alike.size >= 1_000) alike.clear();
  alike.set(text, object);
  return object;
});

const alike = new Map<string, Fields>();
const NONE: Fields = {};
const EMPTY: readonly unknown[] = [];
