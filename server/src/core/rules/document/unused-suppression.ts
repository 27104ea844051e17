import { removeSuppression } from '../../authoring/suppression';
import { codeKind } from '../../facts/codeFacts';
import { defineRule } from '../rule';

/** Which comments silence something is known once all other rules have spoken. */
export const unusedSuppression = defineRule({
  code: 'document/unused-suppression',
  title: 'Unused suppression',
  severity: 'warning',
  looksAt: 'suppressions',
  messages: {
    unused: (codes: string, where: string) => `Nothing is left to ignore: ${codes} finds nothing ${where}.`,
    unreasoned: (codes: string) => `Say why ${codes} is ignored: without a reason the comment has no effect.`,
    uncoded: () => 'Say which rule is ignored: <!-- plantrace-ignore CODE: reason -->.',
    unknown: (code: string) => `There is no rule ${code}.`,
  },
  *check(file, { used, isKnown, isOff }, messages) {
    for (const suppression of file.facts.suppressions) {
      const { codes, reason, line, start, end } = suppression;
      const place = { file: file.path, start, end };
      const unknown = codes.find((code) => !isKnown(code));
      const shown = codes.join(', ');
      if (codes.length === 0) yield { ...place, message: messages.uncoded() };
      else if (unknown !== undefined) yield { ...place, message: messages.unknown(unknown) };
      else if (reason === null) yield { ...place, message: messages.unreasoned(shown) };
      else if (!used.has(suppression) && !codes.every(isOff))
        yield {
          ...place,
          message: messages.unused(shown, line === -1 ? 'in this document' : 'on this line'),
          fixable: file.facts.kind !== codeKind,
          tag: 'unnecessary',
        };
    }
  },
  offersSafeFixes: true,
  fixes: removeSuppression,
});
