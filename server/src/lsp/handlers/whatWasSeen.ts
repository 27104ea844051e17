import { whatWasSeen } from '../../core/features/whatWasSeen';
import type { WhatWasSeenParams, WhatWasSeenResult } from '../../protocol';
import { escapeMarkdown } from '../cardMarkdown';
import type { Session } from '../session';

export function onWhatWasSeen(session: Session, params: WhatWasSeenParams): WhatWasSeenResult {
  const place = session.placeOf(params.uri);
  if (!place) return { markdown: '# What Plantrace saw\n\nThis document is in no folder that Plantrace has read.\n' };
  return { markdown: whatWasSeen(place.folder.snapshot(), place.path, escapeMarkdown) };
}
