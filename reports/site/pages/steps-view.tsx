import type { DataTable, DocString, Step } from '@cucumber/messages';
import type { VNode } from 'preact';
import type { Run, RunStep } from '../model';
import { clipped, clippedCells } from '../parts';
import { FailureView } from './failure';
import { Badge, Scroll } from './layout';

interface Props {
  readonly steps: readonly Step[];
  /** By the ids of the steps; those of an outline have none. */
  readonly results: ReadonlyMap<string, RunStep>;
  /** Of which run, where it is one. */
  readonly run?: Run;
  readonly file: string;
}

/** Steps as they are written, each with what became of it where it did not pass. */
export function Steps({ steps, results, run, file }: Props): VNode {
  return (
    <ol class="steps">
      {steps.map((step) => (
        <StepView key={step.id} step={step} result={results.get(step.id)} run={run} file={file} />
      ))}
    </ol>
  );
}

/** What a page shows of things without end. */
const MOST_TEXT = 12_000;
const MOST_SENTENCE = 2_000;
/** Of a table, by the weight of its rows, an empty one included. */
const MOST_TABLE = 40_000;
const EMPTY_ROW = 10;
const EMPTY_CELL = 10;

interface StepProps extends Pick<Props, 'run' | 'file'> {
  readonly step: Step;
  readonly result?: RunStep;
}

function StepView({ step, result, run, file }: StepProps): VNode {
  const { keyword, text, docString, dataTable } = step;
  return (
    <li class={result?.status.toLowerCase()}>
      <span class="step-keyword">{keyword.trim()}</span>{' '}
      <span class="step-text">
        <Words text={clipped(text, MOST_SENTENCE)} />
        {result && result.status !== 'PASSED' && (
          <>
            {' '}
            <Badge status={result.status} />
          </>
        )}
      </span>
      {docString && <DocStringView docString={docString} />}
      {dataTable && <TableView table={dataTable} />}
      {result && run && <FailureView step={result} run={run} file={file} />}
    </li>
  );
}

/** What went wrong, as the terminal says it. */
export function Message({ text }: { readonly text: string }): VNode {
  return <pre class="message">{clipped(text, MOST_TEXT)}</pre>;
}

/** Names in quotes and the columns of an outline stand out. */
export function Words({ text }: { readonly text: string }): VNode {
  return (
    <>
      {text.split(/("(?:[^"\\]|\\.)*"|<[^<>]+>)/).map((part, i) => {
        if (i % 2 === 0) return part;
        return part.startsWith('"') ? <b key={i}>{part}</b> : <i key={i}>{part}</i>;
      })}
    </>
  );
}

function DocStringView({ docString: { content, mediaType } }: { readonly docString: DocString }): VNode {
  const text = clipped(content, MOST_TEXT);
  return <pre class="doc-string">{mediaType === 'yaml' ? <Yaml text={text} /> : text}</pre>;
}

/** YAML as it stands, its comments quiet and its keys apart from its values. */
function Yaml({ text }: { readonly text: string }): VNode {
  return (
    <>
      {text.split('\n').map((line, i) => {
        const [, before, key, value] = /^(\s*(?:- )*)([\w./"'-]+:)(?=\s|$)(.*)$/.exec(line) ?? [];
        const [, beforeComment, comment] = /^(|.*?\s)(#.*)$/.exec(value ?? line) ?? [];
        return [
          i > 0 && '\n',
          before,
          key && <b>{key}</b>,
          beforeComment ?? value ?? line,
          comment && <i>{comment}</i>,
        ];
      })}
    </>
  );
}

function TableView({ table }: { readonly table: DataTable }): VNode {
  const rows: (readonly string[])[] = [];
  let weight = 0;
  for (const { cells } of table.rows) {
    const texts = clippedCells(cells);
    weight += texts.reduce((sum, text) => sum + EMPTY_CELL + Buffer.byteLength(text), EMPTY_ROW);
    if (rows.length > 0 && weight > MOST_TABLE) break;
    rows.push(texts);
  }
  const more = table.rows.length - rows.length;
  return (
    <Scroll label="Table">
      <table class="data">
        <tbody>
          {rows.map((row, i) => (
            <tr key={i}>
              {row.map((text, j) => (
                <td key={j}>{text}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more > 0 && <p class="more">… and {more.toLocaleString('en')} more rows.</p>}
    </Scroll>
  );
}
