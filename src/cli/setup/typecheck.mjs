import process from 'node:process';
import { capture, commandFile } from './node.mjs';

/**
 * Each folder is compiled with the types of the place where it runs: the root with everything, src without
 * Node, src/core with neither Node nor DOM, src/cli without DOM.
 */
const projects = ['.', 'src', 'src/core', 'src/cli'];

const results = await Promise.all(
  projects.map((project) => capture(process.execPath, [commandFile('typescript', 'tsc'), '-p', project])),
);

for (const [index, { code, output }] of results.entries()) {
  if (code === 0) continue;
  process.exitCode = 1;
  process.stdout.write(`${projects[index]}/tsconfig.json\n${output}\n`);
}
