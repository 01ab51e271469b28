import { Cluster, type Story, type StoryStep, writeStory } from '../../engine';

/** A story that tests draw: a manifest is applied, then things happen. */
export function storyOf(manifest: string, happens: (cluster: Cluster) => void): Story {
  const cluster = new Cluster();
  const steps: StoryStep[] = [
    { text: 'When I apply:', line: 1, at: cluster.now, entry: cluster.journal.length },
  ];
  cluster.load(manifest, { file: 'story.yaml', line: 1 });
  cluster.applyLoaded();
  steps.push({ text: 'And things happen', line: 2, at: cluster.now, entry: cluster.journal.length });
  happens(cluster);
  const { journal, calendar, version, now } = cluster;
  return writeStory({
    entries: journal.entries,
    epoch: calendar.epoch,
    version: String(version),
    end: now,
    digest: journal.digest,
    steps,
  });
}
