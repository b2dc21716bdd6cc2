/** The purpose for which somebody asks for the floor. */
export const FLOOR_KINDS = ['statement', 'question', 'reply', 'point-of-order'] as const
export type FloorKind = (typeof FLOOR_KINDS)[number]

/** A delegation, seat or observer has at most one request of a kind, so the two together name it. */
export type FloorRequestRef = { principal: string; kind: FloorKind }

export type FloorEvents = {
  /** The event's actor is who asks, and in which capacity. */
  FloorRequested: FloorRequestRef & { session: string }
  FloorRequestWithdrawn: FloorRequestRef & { session: string }
  /** The person who made the request may not speak for that principal any more. */
  FloorRequestLapsed: FloorRequestRef & { session: string }
  /** From now on `principal` has the floor, and nobody else: from the list, or back after a point of order. */
  FloorGiven: FloorRequestRef & { session: string }
  FloorEnded: { session: string; principal: string }
  SpeakersListClosed: { session: string }
  SpeakersListReopened: { session: string }
  /** A speech, also the one under way, may take so many seconds from now on; null: no limit. */
  SpeakingTimeLimited: { session: string; seconds: number | null }
}

export type FloorCommands = {
  requestFloor: { session: string; kind: FloorKind }
  withdrawFloorRequest: { session: string; kind: FloorKind }
  giveFloor: FloorRequestRef & { session: string }
  /** `principal` has the floor; it is named so that nobody else's speech is ended by mistake. */
  endFloor: { session: string; principal: string }
  closeSpeakersList: { session: string }
  reopenSpeakersList: { session: string }
  limitSpeakingTime: { session: string; seconds: number | null }
}
