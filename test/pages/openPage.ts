/**
 * A page of the extension in a browser without the extension: the bundle that is shipped, under the policy under which
 * VS Code shows it, with the colours of one of its themes. What it asks is answered by functions of the test, which may
 * ask a real server (`startServer`).
 */
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import type { PageEvent, PageRequest } from '../../client/src/pageMessages';
import { startBrowser } from '../editor/browser.mjs';

import themes from './themes.json';

export type Theme = keyof typeof themes;

export type Methods = Readonly<Record<string, (params: never) => unknown>>;

export interface PageOptions {
  /** Name of its bundle in `dist/pages`. */
  readonly bundle: string;
  readonly methods: Methods;
  readonly theme?: Theme;
  readonly viewport?: { width: number; height: number };
  /** With the colours of the person, in place of all others. */
  readonly forcedColors?: boolean;
}

export interface OpenPage {
  readonly page: Page;
  /** Everything that the page asked, in order. */
  readonly asked: { readonly method: string; readonly params: unknown }[];
  /** What the browser complained about: errors, and what the policy refused. */
  readonly complaints: string[];
  tell(event: PageEvent): Promise<void>;
  close(): Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.ttf': 'font/ttf',
  '.html': 'text/html',
};

let browser: Promise<Browser> | undefined;
let files: Promise<Server> | undefined;

after(async () => {
  await (await browser)?.close();
  (await files)?.close();
});

/** `dist/pages`, and the page around a bundle at `/<bundle>.html`. */
function serveFiles(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer((request, response) => {
      const name = path.basename(new URL(request.url ?? '/', 'http://localhost').pathname);
      const ending = path.extname(name);
      response.setHeader('Content-Type', types[ending] ?? 'text/plain');
      if (ending === '.html') {
        response.end(pageAround(path.basename(name, ending)));
        return;
      }
      try {
        response.end(readFileSync(path.join(process.env.PLANTRACE_DIST ?? 'dist', 'pages', name)));
      } catch {
        // Browsers ask for an icon that nobody named.
        response.writeHead(name === 'favicon.ico' ? 204 : 404).end();
      }
    });
    server.listen(0, '127.0.0.1', () => resolve(server));
  });
}

/** As `client/src/pages/page.ts` makes it. */
function pageAround(bundle: string): string {
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-test'`,
    `style-src 'self' 'unsafe-inline'`,
    `font-src 'self'`,
    `img-src 'self'`,
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>${bundle}</title>
<link rel="stylesheet" id="vscode-codicon-stylesheet" href="/codicon.css">
<link rel="stylesheet" href="/${bundle}.css">
</head>
<body>
<main id="page"></main>
<script nonce="test" src="/${bundle}.js"></script>
</body>
</html>`;
}

/** Opens a page of its own window; its state lives as long as that. */
export async function openPage(options: PageOptions): Promise<OpenPage> {
  const { bundle, methods, theme = 'dark', viewport = { width: 1200, height: 800 } } = options;
  browser ??= startBrowser();
  files ??= serveFiles();
  const address = `http://127.0.0.1:${((await files).address() as AddressInfo).port}`;
  const context = await (
    await browser
  ).newContext({ viewport, forcedColors: options.forcedColors ? 'active' : 'none', reducedMotion: 'reduce' });
  const page = await context.newPage();
  const asked: { method: string; params: unknown }[] = [];
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.exposeFunction('askOfTest', async ({ id, method, params }: PageRequest) => {
    asked.push({ method, params });
    const run = methods[method];
    try {
      if (!run) throw new Error(`The page may not ask for ${method}.`);
      // As one text: what carries it takes objects apart, which an editor doesn't.
      return JSON.stringify({ id, result: await run(params as never) });
    } catch (error) {
      return JSON.stringify({ id, error: error instanceof Error ? error.message : String(error) });
    }
  });
  await page.addInitScript(beAnEditor, themes[theme] as Dress);
  await page.goto(`${address}/${bundle}.html`);
  return {
    page,
    asked,
    complaints,
    tell: (event) => page.evaluate((data) => window.postMessage(data, '*'), event as unknown as string),
    close: async () => {
      await context.close();
      assert.deepEqual(complaints, [], 'the browser has nothing to complain about');
    },
  };
}

interface Dress {
  readonly className: string;
  readonly colors: Readonly<Record<string, string>>;
}

/** Runs in the page before anything else: colours of a theme, and the other end of what the page says. */
function beAnEditor({ className, colors }: Dress): void {
  const dress = (): void => {
    for (const [name, value] of Object.entries(colors)) document.documentElement.style.setProperty(name, value);
    document.body.className = className;
    document.body.style.backgroundColor = 'var(--vscode-editor-background)';
  };
  document.addEventListener('DOMContentLoaded', dress);
  const kept = 'state of the page';
  const scope = window as unknown as Record<string, unknown>;
  const askOfTest = scope['askOfTest'] as (message: unknown) => Promise<string>;
  scope['acquireVsCodeApi'] = () => ({
    postMessage: (message: unknown) =>
      void askOfTest(message).then((answer) => window.postMessage(JSON.parse(answer), '*')),
    getState: () => JSON.parse(sessionStorage.getItem(kept) ?? 'null') ?? undefined,
    setState: (state: unknown) => sessionStorage.setItem(kept, JSON.stringify(state)),
  });
}
