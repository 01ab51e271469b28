import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { KINDS } from '../../engine/api/kinds';
import { NAMED_STRINGS, QUANTITIES } from './supplement';

/**
 * Writes engine/api/schema.json: the fields and types of every kind, from the models of @kubernetes/client-node, which
 * are made from Kubernetes' OpenAPI document. Run it after an update of that package:
 * node --require ./tools/register.js tools/schema/generate.ts
 */
export const SCHEMA_FILE = join(__dirname, '../../engine/api/schema.json');

interface Model {
  readonly attributeTypeMap: readonly {
    readonly baseName: string;
    readonly type: string;
    readonly format: string;
  }[];
}

export async function schemaText(): Promise<string> {
  const client = (await import('@kubernetes/client-node/dist/gen/models/all.js')) as unknown as Record<
    string,
    Model | undefined
  >;
  const kinds: Record<string, string> = {};
  const types: Record<string, [name: string, fields: Record<string, string>]> = {};
  const waiting: string[] = [];
  for (const { kind, group, versions } of KINDS) {
    for (const version of versions) {
      const model = modelOf(client, kind, group, version);
      kinds[`${group}${group && '/'}${version}/${kind}`] = model;
      waiting.push(model);
    }
  }
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (types[name] !== undefined) continue;
    const fields: Record<string, string> = {};
    types[name] = [goName(name), fields];
    for (const { baseName, type, format } of client[name]!.attributeTypeMap) {
      fields[baseName] = supplemented(goName(name), baseName, typeText(type, format));
      const used = /V\d\w+$/.exec(fields[baseName]!.replace(/.*\W/, ''))?.input;
      if (used !== undefined) waiting.push(used);
    }
  }
  return `${JSON.stringify({ kinds, types: Object.fromEntries(Object.entries(types).sort(byName)) }, null, 1)}\n`;
}

/** Where two groups have a kind of one name, the package puts the group before it. */
function modelOf(client: Record<string, unknown>, kind: string, group: string, version: string): string {
  const prefix =
    group === '' ? 'Core' : group.split('.')[0]![0]!.toUpperCase() + group.split('.')[0]!.slice(1);
  const name = `V${version.slice(1)}${kind}`;
  const found = [name, `${prefix}${name}`].find((candidate) => client[candidate] !== undefined);
  if (found === undefined) throw new Error(`no model for ${group}/${version} ${kind}`);
  return found;
}

function goName(model: string): string {
  return model.replace(/^([A-Z][a-z]+)?V\d+((alpha|beta)\d+)?(?=[A-Z])/, '');
}

/** `[]V1Container`, `map[string]string`, `int32`: Go's spelling around the model's name. */
function typeText(type: string, format: string): string {
  const list = /^Array<(.*)>$/.exec(type);
  if (list !== null) return `[]${typeText(list[1]!, format)}`;
  const map = /^\{ \[key: string\]: (.*); \}$/.exec(type);
  if (map !== null) return `map[string]${typeText(map[1]!, format)}`;
  if (format === 'byte') return 'bytes';
  if (type === 'number') return format === 'double' ? 'float64' : format || 'int64';
  return PLAIN.get(type) ?? type;
}

const PLAIN = new Map([
  ['boolean', 'bool'],
  ['Date', 'time'],
  ['V1MicroTime', 'time'],
  ['object', 'any'],
]);

function supplemented(struct: string, field: string, type: string): string {
  if (QUANTITIES[struct]?.includes(field)) return type.replace(/string$/, 'quantity');
  return NAMED_STRINGS[struct]?.[field] ?? type;
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1;
}

if (require.main === module) void schemaText().then((text) => writeFileSync(SCHEMA_FILE, text));
