import type { ProfileSource } from '../schema';
import { kiro } from './kiro';
import { phasedPlan } from './phasedPlan';
import { schedule } from './schedule';
import { specKit } from './specKit';
import { taskTable } from './taskTable';

/** The dialects that Plantrace reads without configuration, in order of precedence. */
export const builtinProfiles: readonly ProfileSource[] = [kiro, specKit, phasedPlan, taskTable, schedule];
