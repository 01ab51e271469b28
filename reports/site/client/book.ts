import { schemeSwitch } from './scheme';
import { leadOn, scrolls, toMarks } from './scrolls';
import { search } from './search';

/** What the scripts of the site call when they are loaded. */
declare global {
  interface Window {
    podlife: Record<string, (...args: never[]) => void>;
  }
}

window.podlife ??= {};
search();
schemeSwitch();
scrolls();
leadOn();
toMarks();
