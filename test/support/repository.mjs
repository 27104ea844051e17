import { fileURLToPath } from 'node:url';

/** The root of the repository: where every script and every test runs. */
export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
