import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { serve } from './static-server.mjs';

const parent = mkdtempSync(path.join(os.tmpdir(), 'bevel-server-'));
const folder = path.join(parent, 'site');
mkdirSync(path.join(folder, 'assets'), { recursive: true });
writeFileSync(path.join(folder, 'index.html'), '<!doctype html>');
writeFileSync(path.join(folder, 'assets/a-1.js'), 'export {};');
writeFileSync(path.join(parent, 'secret.txt'), 'secret');

// One server for all tests: a client keeps its connection, which a server opened anew on the port would not know.
const server = await serve({ folder, port: 45_173 });
const { port } = server;
afterAll(() => {
  server.close();
  rmSync(parent, { recursive: true });
});

/** fetch() would tidy the path before it asks. */
function statusOf(wanted: string): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path: wanted }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    asked.on('error', reject).end();
  });
}

test('the page comes with the content security policy', async () => {
  const response = await fetch(`http://localhost:${port}/?test=1`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(response.headers.get('cache-control')).toBe('no-cache');
});

test('a file with a hash in its name may be kept', async () => {
  const response = await fetch(`http://localhost:${port}/assets/a-1.js`);
  expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
  expect(response.headers.get('cache-control')).toContain('immutable');
});

test.each([
  '/../secret.txt',
  '/%2e%2e/secret.txt',
  '/..%2fsecret.txt',
  '//../secret.txt',
  '/index.html%00',
  '/assets',
  '/none',
  '/%',
])('%s is not found', async (wanted) => {
  expect(await statusOf(wanted)).toBe(404);
});

test('a port that is taken gives way to the next', async () => {
  const second = await serve({ folder, port });
  second.close();
  expect(second.port).toBeGreaterThan(port);
});

test('nothing is written', async () => {
  const response = await fetch(`http://localhost:${port}/`, { method: 'PUT' });
  expect(response.status).toBe(405);
});
