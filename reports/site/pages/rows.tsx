import type { Examples, TableRow } from '@cucumber/messages';
import type { VNode } from 'preact';
import type { Run } from '../model';
import { clipped, clippedCells, MOST_NAME } from '../parts';
import { FailureView } from './failure';
import { Badge, Scroll } from './layout';
import { type Placed, Prose, Tags } from './scenario';
import { Story, StoryLink } from './story-picture';

interface RowsProps extends Placed {
  readonly examples: Examples;
  /** Those of its rows that are shown. */
  readonly rows: readonly TableRow[];
  /** Which of them is the first. */
  readonly from: number;
  /** By their lines. */
  readonly runs: ReadonlyMap<number, Run>;
}

/** Rows of an outline, each with its result, and their stories. */
export function RowsView({ examples, rows, from, runs, ...placed }: RowsProps): VNode {
  const { keyword, name, description, tags, tableHeader, tableBody, location } = examples;
  const { file, prefix = '' } = placed;
  return (
    <div class="examples">
      {(name !== '' || from > 0) && (
        <p class="examples-name">
          <span class="keyword">{keyword}</span> {clipped(name, MOST_NAME)}
          {from > 0 && <span class="quiet"> from row {(from + 1).toLocaleString('en')}</span>}
        </p>
      )}
      {from === 0 && <Tags tags={tags.map((tag) => tag.name)} file={file} />}
      {from === 0 && <Prose text={description} uri={placed.uri} />}
      <Scroll label="Examples">
        <table class="rows">
          <thead>
            <tr>
              {clippedCells(tableHeader?.cells ?? []).map((text, i) => (
                <th key={i} scope="col">
                  {text}
                </th>
              ))}
              <th scope="col" lang="en">
                result
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ id, cells, location: { line } }) => (
              <tr key={id} id={`${prefix}l${line}`}>
                {clippedCells(cells).map((text, i) => (
                  <td key={i}>{text}</td>
                ))}
                <td class="result">
                  <Badge status={runs.get(line)?.status ?? 'NOT_RUN'} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {rows.map(({ id, cells, location: { line } }) => {
        const run = runs.get(line);
        return run && <RowStory key={id} run={run} cells={cells} {...placed} />;
      })}
      {from + rows.length === tableBody.length && <p class="place">{`${placed.uri}:${location.line}`}</p>}
    </div>
  );
}

interface RowStoryProps extends Placed {
  readonly run: Run;
  readonly cells: readonly { readonly value: string }[];
}

function RowStory({ run, cells, ...placed }: RowStoryProps): VNode | null {
  const failed = run.steps.filter(({ message }) => message !== undefined);
  if (!run.hasTimeline && failed.length === 0 && run.earlier.length === 0)
    return run.hasStory ? <StoryLink run={run} file={placed.file} /> : null;
  return (
    <details class="row-story" open={failed.length > 0}>
      <summary>
        <span lang="en">Timeline of</span> {clipped(cells.map(({ value }) => value).join(' · '), MOST_NAME)}
      </summary>
      {failed.map(
        (step) =>
          step.step && (
            <div key={step.step.id}>
              <p class="failed-step">{clipped(step.text, MOST_NAME)}</p>
              <FailureView step={step} run={run} file={placed.file} />
            </div>
          ),
      )}
      <Story run={run} {...placed} />
    </details>
  );
}
