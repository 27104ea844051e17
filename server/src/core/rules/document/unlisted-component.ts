import { ReferenceField } from '../../facts/facts';
import { componentNameOf, isComponentNamed } from '../../graph/componentNames';
import type { LinkedFile } from '../../graph/linkedFile';
import { fileNameOf } from '../display';
import { defineRule } from '../rule';

/** Only where the phases name some other component: a master plan may speak of none. */
export const unlistedComponent = defineRule({
  code: 'document/unlisted-component',
  title: 'Unlisted component',
  severity: 'information',
  looksAt: 'plan',
  messages: { unlisted: (name: string, master: string) => `No phase of ${master} names the component ${name}.` },
  *check(group, messages) {
    const { graph, filesInReach } = group;
    const masters = group.files.filter(({ rule }) => rule?.duty === 'master');
    const [master] = masters;
    if (!master || masters.length > 1 || master.facts.components.length === 0) return;
    const components = filesInReach.filter(({ rule }) => rule?.duty === 'component');
    const planned = new Set<LinkedFile>();
    const links = group.linksOf('planned');
    for (let i = 0; i < links.length; i += 3) {
      const target = links[i + 1] ?? -1;
      if (target >= 0 && graph.field(links[i + 2] ?? -1, ReferenceField.start) >= 0)
        planned.add(graph.fileOfItem(target));
    }
    const isNamed = (file: LinkedFile): boolean => planned.has(file) || isComponentNamed(file, master.facts.components);
    if (!components.some(isNamed)) return;
    for (const file of components) {
      if (isNamed(file) || !group.files.includes(file)) continue;
      const { start, end } = file.facts.headings[0] ?? { start: 0, end: 0 };
      yield { file: file.path, start, end, message: messages.unlisted(componentNameOf(file), fileNameOf(master.path)) };
    }
  },
});
