import path from 'node:path';
import { parseArgs } from 'node:util';
import { root } from './node.mjs';
import { portFrom, serveUntilStopped } from './site.mjs';

const { values } = parseArgs({
  options: { port: { type: 'string' }, dir: { type: 'string', default: path.join(root, 'dist/site') } },
});
await serveUntilStopped(path.resolve(values.dir), portFrom(values.port));
