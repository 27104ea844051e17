import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { repository } from '../../../support/repository.mjs';

/** Restricted without being asked. */
export const settings = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.banner': 'never',
};

/**
 * The example, with all that only a trusted folder may bring along.
 * @param {string} folder
 */
export function make(folder) {
  const opened = path.join(folder, 'phased-plan');
  cpSync(path.join(repository, 'test', 'workspaces', 'phased-plan'), opened, { recursive: true });
  mkdirSync(path.join(opened, 'src'));
  writeFileSync(path.join(opened, 'src', 'kiosk.ts'), '// [1.1-99]\n');
  writeFileSync(path.join(opened, 'plantrace.config.json'), '{ "code": { "implements": ["src/**"] } }\n');
  const templates = path.join(opened, '.plantrace', 'templates');
  mkdirSync(templates, { recursive: true });
  writeFileSync(
    path.join(templates, 'phase-plan.md'),
    '# {{heading}}\n\nOut of the template of a stranger.\n\n{{sections}}\n',
  );
  return opened;
}
