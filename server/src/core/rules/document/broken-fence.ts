import { lengthenFence } from '../../authoring/lengthenFence';
import { defineRule } from '../rule';

export const brokenFence = defineRule({
  code: 'document/broken-fence',
  title: 'Broken fence',
  severity: 'warning',
  looksAt: 'document',
  messages: {
    broken: (line: number) =>
      `The fence that opens inside this one at line ${line} closes it early, and what follows is read as live text: make the outer fence longer.`,
    inner: () => 'The inner fence opens here.',
  },
  *check(file, messages) {
    for (const fence of file.facts.brokenFences) {
      yield {
        file: file.path,
        start: fence.start,
        end: fence.end,
        message: messages.broken(fence.innerLine + 1),
        related: [{ file: file.path, start: fence.innerStart, end: fence.innerEnd, message: messages.inner() }],
        fixable: fence.close !== null,
      };
    }
  },
  offersSafeFixes: true,
  fixes: (snapshot, finding) => {
    const fix = lengthenFence(snapshot, finding);
    if (!fix) return [];
    const { change, isCertain } = fix;
    return [{ title: change.title, preferred: true, ...(isCertain ? { safe: true } : {}), change }];
  },
});
