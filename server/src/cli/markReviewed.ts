import fs from 'node:fs';
import path from 'node:path';
import { countedLinks, markedReviewed, type IsMeant } from '../core/authoring/reviewing/markedReviewed';
import { changedItem } from '../core/authoring/reviewing/suspects';
import { documentRegion, isInRegion, regionNamed, type ReviewRegion } from '../core/features/reviewRegion';
import type { Snapshot } from '../core/workspace/snapshot';
import { Failure } from './failure';
import { itemsNamed } from './namedItems';
import { print } from './output';
import { openProject, type Project } from './project';
import { writeChange } from './writeChange';

/** Whether what is named are files and folders: then their texts are recorded, whatever waits. */
export function namesDocumentsAlone(named: readonly string[]): boolean {
  return named.every((name) => fs.existsSync(name));
}

/**
 * Marks the links of items (by their IDs), of sections (`plan.md#WP-2`) and of documents as reviewed, and leaves all
 * others waiting.
 * @throws Failure where something is named that is not there, or there is no baseline.
 */
export function markReviewed(named: readonly string[]): number {
  const places = named.flatMap((name) => placeOf(name) ?? []);
  const project = openProject(places.map(({ file }) => file));
  const { snapshot, root } = project;
  const meanings = named.map((name) => meaningOf(project, name));
  const reviewed = markedReviewed(snapshot, (...link) => meanings.some((isMeant) => isMeant(...link)));
  if ('refused' in reviewed) throw new Failure(reviewed.refused);
  if (!reviewed.change) print('None of these links waits for a review.');
  else {
    writeChange(root, reviewed.change);
    print(`Marked ${countedLinks(reviewed)} as reviewed.`);
  }
  return 0;
}

interface NamedPlace {
  readonly file: string;
  /** Null for the whole document. */
  readonly section: string | null;
}

/** Null for what is no file: an ID. */
function placeOf(name: string): NamedPlace | null {
  if (fs.existsSync(name)) return { file: name, section: null };
  const hash = name.indexOf('#');
  const file = name.slice(0, Math.max(hash, 0));
  return hash > 0 && fs.existsSync(file) ? { file, section: name.slice(hash + 1) } : null;
}

function meaningOf({ snapshot, root }: Project, name: string): IsMeant {
  const { graph } = snapshot;
  const place = placeOf(name);
  if (!place) {
    if (name.includes('#')) throw new Failure(`${name.slice(0, name.indexOf('#'))}: no such file or folder.`);
    const items = new Set(itemsNamed(snapshot, name));
    return (suspect, link) => items.has(changedItem(graph, suspect)) || items.has(link.item);
  }
  if (fs.statSync(place.file).isDirectory()) {
    const folder = path.relative(root, path.resolve(place.file)).split(path.sep).join('/');
    const isBelow = (file: string): boolean => folder === '' || file.startsWith(`${folder}/`);
    return ({ target }, { file }) => isBelow(file) || isBelow(graph.fileOfItem(target.item).path);
  }
  const region = regionOf(snapshot, place, root);
  return (suspect, link) => isInRegion(graph, region, suspect, link);
}

function regionOf(snapshot: Snapshot, { file, section }: NamedPlace, root: string): ReviewRegion {
  const document = path.relative(root, path.resolve(file)).split(path.sep).join('/');
  const region = section === null ? documentRegion(snapshot, document) : regionNamed(snapshot, document, section);
  if ('refused' in region) throw new Failure(region.refused);
  return region;
}
