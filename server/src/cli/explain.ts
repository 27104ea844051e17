import { pages } from '../core/rules/pages';
import { rules } from '../core/rules/registry';
import { Failure } from './failure';
import { print } from './output';

/** Prints a rule's page. @throws Failure for a code that no rule has. */
export function explain(code: string): number {
  const page = Object.hasOwn(pages, code) ? pages[code] : undefined;
  if (page === undefined) throw new Failure(`No rule "${code}": the rules are ${rules.map((r) => r.code).join(', ')}.`);
  print(page);
  return 0;
}
