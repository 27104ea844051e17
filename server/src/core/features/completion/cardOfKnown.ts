import { symbolText } from '../../facts/interner';
import { foldHyphens } from '../../ids/template';
import type { Snapshot } from '../../workspace/snapshot';
import { cardOf, type Card } from '../card';
import type { KnownItem } from './model';

/** The card of an item that was proposed, in the documents as they are now; null where it is gone. */
export function cardOfKnown(snapshot: Snapshot, { path, id, namespace }: KnownItem): Card | null {
  const { graph } = snapshot;
  const file = graph.file(path);
  const symbol = graph.parts.interner.find(symbolText(foldHyphens(id), namespace));
  const item = file && symbol >= 0 ? graph.itemOfSymbol(symbol, file) : -1;
  return item < 0 ? null : cardOf(snapshot, item, path);
}
