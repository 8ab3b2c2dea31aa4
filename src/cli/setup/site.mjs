import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { commandFile, root, run, stop } from './node.mjs';
import { serve } from './static-server.mjs';

const defaultPort = 4173;

/**
 * @param {string | undefined} text
 * @returns {number} a port's number; ends the program where the text is none
 */
export function portFrom(text) {
  const port = Number(text ?? defaultPort);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  return stop(`--port wants a number from 1 to 65535, not "${text}".`, 2);
}

/**
 * @param {string} folder where to
 * @returns {Promise<number>} the exit code of the build
 */
export function buildSite(folder) {
  return run(process.execPath, [commandFile('vite'), 'build', '--logLevel', 'warn', '--outDir', folder]);
}

/**
 * Serves a built site and says where, until the program is told to stop.
 * @param {string} folder
 * @param {number} port
 */
export async function serveUntilStopped(folder, port) {
  if (!existsSync(path.join(folder, 'index.html'))) {
    stop(`There is no built site in ${path.relative(root, folder)}: run "npm run build" first.`);
  }
  const server = await serve({ folder, port });
  process.stdout.write(`Bevel is at http://localhost:${server.port}/\n`);
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, server.close);
}
