import { svg } from '../shared/markup';

/** What of the page's styles a drawing needs to look the same elsewhere. */
const kept = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
];
const MARGIN = 24;

/** The drawing as a document of its own, in the colours of the theme that is on. */
export function exportedSvg(
  host: HTMLElement,
  drawing: SVGSVGElement,
  content: SVGGElement,
  width: number,
  height: number,
): string {
  const copy = drawing.cloneNode(true) as SVGSVGElement;
  const distances = ['far', 'farther'].filter((name) => host.classList.contains(name));
  host.classList.remove(...distances);
  const [from, to] = [[...drawing.querySelectorAll('*')], [...copy.querySelectorAll('*')]];
  from.forEach((element, i) => {
    const target = to[i];
    if (!target || !(element instanceof SVGElement)) return;
    const style = getComputedStyle(element);
    target.setAttribute('style', kept.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
    for (const name of ['class', 'role', 'tabindex', 'aria-label', 'aria-hidden', 'data-id'])
      target.removeAttribute(name);
  });
  host.classList.add(...distances);
  const index = from.indexOf(content);
  to[index]?.setAttribute('transform', `translate(${MARGIN} ${MARGIN})`);
  const [wide, high] = [Math.ceil(width) + 2 * MARGIN, Math.ceil(height) + 2 * MARGIN];
  for (const name of [...copy.getAttributeNames()]) copy.removeAttribute(name);
  const background = getComputedStyle(document.body).backgroundColor;
  copy.prepend(svg('rect', { width: wide, height: high, fill: background }));
  for (const [name, value] of [
    ['xmlns', 'http://www.w3.org/2000/svg'],
    ['viewBox', `0 0 ${wide} ${high}`],
    ['width', wide],
    ['height', high],
  ] as const)
    copy.setAttribute(name, String(value));
  return new XMLSerializer().serializeToString(copy);
}
