import { chromium } from 'playwright-core';
import { onPath } from '../support/prerequisites.mjs';

/** A browser without a window that opens nothing but what it is told to. */
export function startBrowser() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? onPath('chromium'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
