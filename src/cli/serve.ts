/**
 * A small server for the finished site: `node src/cli/serve.ts [--dir dist] [--port 4321] [--base /some/path/]`.
 * The tests use it too, under a sub-path, since the site must work under any.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import sirv from 'sirv';
import { isStarted } from './is-started.ts';

const DEFAULT_PORT = 4321;

const TEXT_TYPES: Record<string, string> = { txt: 'text/plain', csv: 'text/csv', js: 'text/javascript', css: 'text/css' };

export interface ServeOptions {
  /** The folder to serve. */
  dir: string;
  /** The path the site lives under, e.g. `/some/path/`. */
  base?: string | undefined;
  /** This port or none. Left out: 4321 if it is free, else any free one. */
  port?: number | undefined;
}

export interface RunningServer {
  /** With a slash at the end, e.g. `http://localhost:4321/some/path/`. */
  url: string;
  close(): Promise<void>;
}

export async function startServer({ dir, base = '/', port }: ServeOptions): Promise<RunningServer> {
  if (!existsSync(join(dir, 'index.html'))) {
    throw new Error(`没有找到 ${join(dir, 'index.html')}，请先运行 npm run build。 No site here yet: run npm run build first.`);
  }
  const prefix = `/${base}/`.replaceAll(/\/+/g, '/');
  // `dev` reads the folder at each request, so a rebuild is seen at once.
  const serveFile = sirv(dir, {
    dev: true,
    setHeaders(response, pathname) {
      // sirv knows these types without their encoding; what is set here it keeps.
      const type = TEXT_TYPES[/\.(\w+)$/.exec(pathname)?.[1] ?? ''];
      if (type !== undefined) response.setHeader('Content-Type', `${type};charset=utf-8`);
    },
  });

  const server = createServer((request, response) => {
    const notFound = (): void => {
      const page = join(dir, '404.html');
      if (existsSync(page)) response.writeHead(404, { 'Content-Type': 'text/html;charset=utf-8' }).end(readFileSync(page));
      else response.writeHead(404, { 'Content-Type': 'text/plain;charset=utf-8' }).end('没有这一页。 Not found.\n');
    };
    const url = request.url ?? '/';
    const [path = '/'] = url.split('?', 1);
    if (`${path}/` === prefix) {
      response.writeHead(302, { Location: prefix + url.slice(path.length) }).end();
    } else if (url.startsWith(prefix)) {
      request.url = url.slice(prefix.length - 1);
      serveFile(request, response, notFound);
    } else {
      notFound();
    }
  });

  const actual = await listen(server, port === undefined ? [DEFAULT_PORT, 0] : [port]);
  return {
    url: `http://localhost:${String(actual)}${prefix}`,
    close: () =>
      new Promise((done, fail) => {
        server.close((error) => {
          if (error) fail(error);
          else done();
        });
        server.closeAllConnections();
      }),
  };
}

/** Listens on the first of the ports that is free (0: whichever the system gives), on this machine only. */
async function listen(server: Server, [port, ...others]: number[]): Promise<number> {
  try {
    await new Promise<void>((done, fail) => {
      server.once('error', fail);
      server.listen(port, '127.0.0.1', () => {
        server.off('error', fail);
        done();
      });
    });
    return (server.address() as AddressInfo).port;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    if (others.length === 0) {
      throw new Error(`端口 ${String(port)} 已被占用。 Port ${String(port)} is in use.`, { cause: error });
    }
    return listen(server, others);
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { dir: { type: 'string', default: 'dist' }, port: { type: 'string' }, base: { type: 'string' } },
  });
  const port = values.port === undefined ? undefined : Number(values.port);
  const { url } = await startServer({ dir: resolve(values.dir), base: values.base, port });
  console.log(`\n要点对照已就绪 The site is ready:\n\n  ${url}\n\n按 Ctrl+C 结束。 Press Ctrl+C to stop.`);
}

if (isStarted(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  }
}
