/** The two directions that a predictor encodes. */
export const SLOTS = ['serializer', 'deserializer'] as const;
export type Slot = (typeof SLOTS)[number];
