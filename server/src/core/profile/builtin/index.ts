import type { ProfileSource } from '../schema';
import { phasedPlan } from './phasedPlan';
import { taskTable } from './taskTable';

/** The dialects that Plantrace reads without configuration, in order of precedence. */
export const builtinProfiles: readonly ProfileSource[] = [phasedPlan, taskTable];
