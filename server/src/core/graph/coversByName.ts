import type { LinkedFile } from './linkedFile';

/** Naming an ID of the form anywhere in the work of the document covers it; elsewhere only certain places do. */
export function coversByName({ rule }: LinkedFile, form: number): boolean {
  return (rule?.links ?? []).some(({ role, reverse, forms, place }) => {
    const { labels, columns, under, afterLead, inRow, inHeading, looksAround } = place;
    const isAnywhere = !labels && !columns && !under && !afterLead && !inRow && !inHeading && !looksAround;
    return role === 'covers' && !reverse && forms.has(form) && isAnywhere;
  });
}
