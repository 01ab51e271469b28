/**
 * Reads a field path as the API's validation prints it: `spec.containers[0].image` is
 * `['spec', 'containers', 0, 'image']`, `data[a.b]` is `['data', 'a.b']`.
 */
export function fieldPathSteps(path: string): readonly (string | number)[] {
  const steps: (string | number)[] = [];
  for (const [, name, key] of path.matchAll(/([^.[\]]+)|\[([^\]]*)\]/g)) {
    if (name !== undefined) steps.push(name);
    else if (key !== undefined) steps.push(/^\d+$/.test(key) ? Number(key) : key);
  }
  return steps;
}
