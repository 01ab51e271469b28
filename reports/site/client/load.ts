/** Where the site begins, seen from this page. */
export const ROOT = document.documentElement.dataset.root ?? '';

/** Loads a script of the site; a page from the file system may load nothing else. Whatever an address names, it does not lead out of the site. */
export function loadScript(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    if (file.split(/[/\\]/).includes('..')) throw new Error(`${file} is not there`);
    const script = document.createElement('script');
    script.src = ROOT + file.split('/').map(encodeURIComponent).join('/');
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${file} is not there`));
    document.head.append(script);
  });
}
