import path from 'node:path';

/**
 * What to type to have a golden file written. The script is of podlife's own folder; another project has none of that name.
 * @param command which runs the scenario: `npx cucumber-js features/pods/phases.feature:12`
 */
export function updateCommand(command: string, folder = process.cwd()): string {
  return path.resolve(folder) === ROOT
    ? command.replace('npx cucumber-js', 'npm start -- --update')
    : `PODLIFE_UPDATE=1 ${command}`;
}

const ROOT = path.join(__dirname, '..');
