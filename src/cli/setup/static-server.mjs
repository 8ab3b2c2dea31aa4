import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import path from 'node:path';
import { contentSecurityPolicy } from './csp.mjs';

/** @type {Readonly<Record<string, string>>} */
const mediaTypes = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.jpg': 'image/jpeg',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.m4a': 'audio/mp4',
  '.mjs': 'text/javascript; charset=utf-8',
  '.mp3': 'audio/mpeg',
  '.ogg': 'audio/ogg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.wasm': 'application/wasm',
  '.wav': 'audio/wav',
  '.webm': 'audio/webm',
  '.webmanifest': 'application/manifest+json',
  '.webp': 'image/webp',
  '.woff': 'font/woff',
  '.woff2': 'font/woff2',
};

/**
 * @param {string} folder
 * @param {string} url
 * @returns {string | undefined} the file that a URL means, undefined where it leads out of the folder
 */
function fileOf(folder, url) {
  let wanted;
  try {
    wanted = decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return undefined;
  }
  const file = path.join(folder, wanted.endsWith('/') ? `${wanted}index.html` : wanted);
  return file.startsWith(folder + path.sep) ? file : undefined;
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, request, response) {
  response.setHeader('Content-Security-Policy', contentSecurityPolicy);
  response.setHeader('Referrer-Policy', 'no-referrer');
  response.setHeader('X-Content-Type-Options', 'nosniff');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  const file = fileOf(folder, request.url ?? '/');
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (file === undefined || found === undefined || !found.isFile()) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end('Not found\n');
    return;
  }
  // A file under assets/ has the hash of its content in its name; every other one may change under its name.
  const isHashed = path.relative(folder, file).startsWith(`assets${path.sep}`);
  response.writeHead(200, {
    'Cache-Control': isHashed ? 'public, max-age=31536000, immutable' : 'no-cache',
    'Content-Length': found.size,
    'Content-Type': mediaTypes[path.extname(file)] ?? 'application/octet-stream',
  });
  if (request.method === 'HEAD') response.end();
  else
    createReadStream(file)
      .on('error', () => response.destroy())
      .pipe(response);
}

/**
 * @param {import('node:http').Server} server
 * @param {number} port
 * @param {string} host
 * @returns {Promise<void>}
 */
function listen(server, port, host) {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => resolve());
  });
}

/** @param {unknown} error */
function codeOf(error) {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

/**
 * Both loopback addresses, because a browser may take "localhost" for either, and another program that holds
 * only one of them would answer in our place.
 * @param {string} folder
 * @param {number} port
 * @returns {Promise<import('node:http').Server[] | undefined>} undefined where the port is taken
 */
async function openPort(folder, port) {
  /** @type {import('node:http').Server[]} */
  const servers = [];
  for (const host of ['127.0.0.1', '::1']) {
    const server = createServer((request, response) => void answer(folder, request, response));
    try {
      await listen(server, port, host);
      servers.push(server);
    } catch (error) {
      const code = codeOf(error);
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') continue;
      for (const opened of servers) opened.close();
      if (code === 'EADDRINUSE' || code === 'EACCES') return undefined;
      throw error;
    }
  }
  return servers.length === 0 ? undefined : servers;
}

const portsTried = 100;

/**
 * Serves a folder on this machine, from the first free port at or above the one wished.
 * @param {{ folder: string, port: number }} options
 * @returns {Promise<{ port: number, close: () => void }>}
 */
export async function serve({ folder, port }) {
  for (let candidate = port; candidate < port + portsTried && candidate <= 65_535; candidate++) {
    const servers = await openPort(path.resolve(folder), candidate);
    if (servers === undefined) continue;
    const close = () => {
      for (const server of servers) {
        server.close();
        server.closeAllConnections();
      }
    };
    return { port: candidate, close };
  }
  throw new Error(`No free port from ${port} on.`);
}

/**
 * @param {number} wished
 * @returns {Promise<number>} the first free port at or above the one wished
 */
export async function freePort(wished) {
  const { port, close } = await serve({ folder: '.', port: wished });
  close();
  return port;
}
