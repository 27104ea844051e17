import type { ReportingConfiguration, ReportingDescriptor } from 'sarif';
import type { Severity } from '../../core/model/vocabulary';
import { adviceOf, sectionOf, summaryOf } from '../../core/rules/page';
import { pages } from '../../core/rules/pages';
import { rules } from '../../core/rules/registry';
import type { Rule } from '../../core/rules/rule';

/** The levels of SARIF; its `none` is for what is no problem. */
export const LEVELS: Readonly<Record<Severity, NonNullable<ReportingConfiguration['level']>>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** Every rule with its page, so that a reader of the log has it without Plantrace. */
export function ruleDescriptors(): ReportingDescriptor[] {
  return rules.map(descriptorOf);
}

function descriptorOf({ code, title, severity }: Rule): ReportingDescriptor {
  const page = pages[code] ?? '';
  const advice = adviceOf(page);
  return {
    id: code,
    name: title
      .split(/[^A-Za-z]+/)
      .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
      .join(''),
    shortDescription: { text: summaryOf(page) || title },
    fullDescription: { text: sectionOf(page, 'What it finds') || title },
    ...(advice === '' ? {} : { help: { text: advice, markdown: advice } }),
    defaultConfiguration: { enabled: true, level: LEVELS[severity] },
  };
}
