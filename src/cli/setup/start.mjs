import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { ensureInstalled } from './install.mjs';
import { root, stop } from './node.mjs';
import { buildSite, portFrom, serveUntilStopped } from './site.mjs';

const { values } = parseArgs({ options: { port: { type: 'string' } } });
const port = portFrom(values.port);
const folder = path.join(root, 'dist/site');

await ensureInstalled();
process.stdout.write('Building ...\n');
if ((await buildSite(folder)) !== 0) stop('The build failed: see above.');
await serveUntilStopped(folder, port);
