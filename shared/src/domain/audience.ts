/**
 * Who may see an event. Resources inherit it downwards. A viewer is given the set of audiences they belong to
 * (their *view*); an event is theirs when its audience is in that set.
 */
export type Audience =
  | 'public'
  | 'committee'
  | 'members'
  | 'secretariat'
  | 'chairs'
  | `delegation:${string}`
  | `seat:${string}`
  | `person:${string}`
