/** Where the site begins, seen from this page. */
export const ROOT = document.documentElement.dataset.root ?? '';

/** Loads a script of the site; a page from the file system may load nothing else. */
export function loadScript(file: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.src = ROOT + file.split('/').map(encodeURIComponent).join('/');
    script.onload = () => resolve();
    script.onerror = () => reject(new Error(`${file} is not there`));
    document.head.append(script);
  });
}
