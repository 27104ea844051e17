import * as z from 'zod';
import { itemKinds } from '../model/vocabulary';

const names = z.array(z.string().min(1));

/** What a document rule may demand of its items and of other documents. */
export const demandSchema = {
  /** Labelled parts that items of a kind have. One is missed only where another item of the document has it. */
  demands: z
    .array(
      z.strictObject({
        of: z.enum(itemKinds),
        /** How the part is called in a message: `acceptance criteria`. */
        title: z.string(),
        labels: names.min(1),
        /** What is written where the part is inserted, behind the label; a list below it where it begins with `- `. */
        skeleton: z.string().optional(),
      }),
    )
    .optional(),
  /** Columns that say how urgent the item of a row is: `P0`, `High`. */
  priorities: z.strictObject({ columns: names.min(1) }).optional(),
  /** Headings below which the document lists its own open questions. */
  asks: z.strictObject({ under: names.min(1) }).optional(),
  /** Labels behind which the document names components. */
  components: z.strictObject({ labels: names.min(1) }).optional(),
  /** A section that records how the finished document was checked, where another document of the plan has one. */
  record: z.strictObject({ title: z.string(), aliases: names.optional() }).optional(),
};
