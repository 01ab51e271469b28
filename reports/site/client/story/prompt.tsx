import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { answerTo } from './command';
import { Scroll } from './marks';
import type { Sight } from './sight';
import type { Place } from './use-place';

/** A prompt: the reader's own command, answered anew at each moment. */
export function Prompt({ place, now }: { readonly place: Place; readonly now: Sight }): VNode {
  const { command } = place.look;
  const [typed, type] = useState(command ?? '');
  useEffect(() => type(command ?? ''), [command]);
  const answer = command === undefined ? undefined : answerTo(command, now.api);
  return (
    <section class="prompt" aria-labelledby="prompt">
      <h2 id="prompt">Ask kubectl</h2>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          place.lookAt({ command: typed.trim() === '' ? undefined : typed });
        }}
      >
        <label for="command">
          Command <span class="quiet">(get, describe, events, api-resources)</span>
        </label>
        <div class="line-of-command">
          <span aria-hidden="true">$</span>
          <input
            id="command"
            value={typed}
            placeholder="kubectl get pods -o wide"
            autocomplete="off"
            autocapitalize="none"
            spellcheck={false}
            onInput={(event) => type(event.currentTarget.value)}
          />
          <button type="submit">Run</button>
        </div>
      </form>
      {answer !== undefined && (
        <div class="answer" aria-live="polite">
          <Scroll label="Answer of kubectl">
            <pre>
              {answer.lines.map(({ to, text }, i) => (
                <span key={i} class={to === 'stdout' ? undefined : 'wrong'}>
                  {text}
                </span>
              ))}
            </pre>
          </Scroll>
          {answer.exitCode !== 0 && answer.lines.every(({ to }) => to !== 'page') && (
            <p class="quiet">exit code {answer.exitCode}</p>
          )}
        </div>
      )}
    </section>
  );
}
