import path from 'node:path';
import { before, describe, test } from 'node:test';
import { createContext, runInContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { expect } from 'expect';
import { filesIn, type Trial } from '../trial';
import { HOSTILE } from './hostile';
import { type Tag, tagsIn, unescaped } from './markup';
import { sample } from './sample';

/** Elements that would run, load, or send something. */
const ACTIVE = /^(iframe|object|embed|form|base|meta|link|script|style|img|svg|math|audio|video|template|a)$/;

describe('a feature full of markup, in the files of the book', () => {
  let trial: Trial;
  let files: ReadonlyMap<string, string>;
  const named = (ending: string) => [...files].filter(([file]) => file.endsWith(ending));
  const page = () => named('.html').find(([file]) => /features\/.*img-src/.test(file))!;

  before(async () => {
    trial = await sample();
    files = filesIn(trial.at('site'));
  });

  test('has a page whose name is fit for any file system and address', () =>
    expect(page()[0]).toMatch(/^features\/[\p{L}\p{N}._-]+\.html$/u));

  test('shows everything that is written in it, as it is written', () => {
    const text = unescaped(page()[1].replace(/<[^>]*>/g, (tag) => (/^<\/?(code|a)\b/.test(tag) ? '' : tag)));
    for (const written of Object.values(HOSTILE)) {
      if (written === HOSTILE.entity) continue;
      expect(text).toContain(written === HOSTILE.link ? '[click](javascript:alert(6))' : written);
    }
    expect(page()[1]).toContain('&amp;lt;b');
  });

  test('makes no page hold an element that is not of the book', () => {
    const inline = new Set<string>();
    for (const [file, page] of named('.html')) {
      for (const tag of tagsIn(page)) {
        expect([file, tag.name, foreignTo(tag)]).toEqual([file, tag.name, undefined]);
        if (tag.text) inline.add(tag.text);
      }
    }
    // The choice of the colours, before anything is drawn: the same text on every page.
    expect(inline.size).toBeLessThanOrEqual(1);
  });

  test('makes no script of the book do anything but tell data', () => {
    const told: unknown[] = [];
    const tell = (...data: readonly unknown[]) => told.push(data);
    const podlife = new Proxy({}, { get: () => tell });
    const global = createContext({ podlife });
    const scripts = named('.js').filter(([file]) => !file.startsWith('assets'));
    for (const [, text] of scripts) {
      expect(text).not.toMatch(/<\/script|<!--|[\u2028\u2029]/i);
      runInContext(text, global);
    }
    const calls = scripts.map(([, text]) => text.match(/^podlife\.\w+\(/gm)?.length ?? 0);
    expect(calls.every((count) => count > 0)).toBe(true);
    expect(told.length).toBe(calls.reduce((sum, count) => sum + count, 0));
    expect(Object.keys(global)).toEqual(['podlife']);
    expect(JSON.stringify(told)).toContain(JSON.stringify(HOSTILE.script).slice(1, -1));
  });

  test('keeps its logs and annotations in its story as they are', () => {
    const stories = named('.js').filter(([file]) => /^stories.*img-src/.test(file));
    const texts = stories.flatMap(([, text]) => {
      const [, zipped] = /"story":"([\w+/=]+)"/.exec(text) ?? [];
      return zipped === undefined ? [] : gunzipSync(Buffer.from(zipped, 'base64')).toString();
    });
    expect(texts.join('')).toContain(JSON.stringify(HOSTILE.ends).slice(1, -1));
  });

  test('makes no picture of the book hold anything that acts', () => {
    const pictures = named('.svg');
    expect(pictures.length).toBeGreaterThan(5);
    for (const [file, text] of pictures) {
      for (const { name, attributes } of tagsIn(text)) {
        expect([file, name]).toEqual([
          file,
          expect.not.stringMatching(/^(script|foreignobject|a|image|iframe)$/),
        ]);
        expect([...attributes.keys()].filter((key) => /^on/.test(key))).toEqual([]);
      }
    }
  });

  test('leads nowhere but to what is there, as every page', () => {
    const ids = new Map(
      named('.html').map(([file, text]) => [
        file,
        new Set(tagsIn(text).map(({ attributes }) => attributes.get('id'))),
      ]),
    );
    const dead: string[] = [];
    for (const [file, text] of named('.html')) {
      for (const { attributes } of tagsIn(text)) {
        const to = attributes.get('href') ?? attributes.get('src');
        if (to === undefined || /^https?:/.test(to)) continue;
        const [address = '', fragment = ''] = to.split('#').map(decodeURIComponent);
        const target = address === '' ? file : path.posix.join(path.posix.dirname(file), address);
        const isStory = target === 'story.html' && address !== '';
        const isThere = isStory
          ? files.has(`stories/${fragment.split(/[@?]/)[0]}.js`)
          : files.has(target) && (fragment === '' || (ids.get(target)?.has(fragment) ?? true));
        if (!isThere) dead.push(`${file}: ${to}`);
      }
    }
    expect(dead).toEqual([]);
  });
});

/** What of an element is not as the book writes it. */
function foreignTo({ name, attributes, text }: Tag): string | undefined {
  const handler = [...attributes.keys()].find((key) => /^on/.test(key));
  if (handler !== undefined) return handler;
  if (!ACTIVE.test(name)) return undefined;
  const allowed = ALLOWED[name];
  const address = attributes.get(name === 'a' || name === 'link' ? 'href' : 'src') ?? '';
  if (name === 'meta') return attributes.get('http-equiv');
  if (name === 'script' && text) return undefined;
  return allowed?.test(address) ? undefined : `an address of its own: ${address}`;
}

const ALLOWED: Readonly<Record<string, RegExp>> = {
  a: /^(https?:\/\/|#|(\.\.\/)*[\w.%~+-]+[^:]*$)/,
  link: /^(\.\.\/)*assets\/book\.css$/,
  script: /^(\.\.\/)*assets\/\w+\.js$/,
  img: /^(\.\.\/)*timelines\/[^:]+\.svg$/,
};
