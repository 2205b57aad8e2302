/** Sign-ins as a transaction changes them. */
export interface ChangeSessions {
  begin(session: { id: string; userId: string; address: string; agent: string; now: Date }): Promise<void>
  end(id: string, now: Date): Promise<void>
  /** Ends every session of a person, but one if told. Gives how many there were to end. */
  endAll(userId: string, now: Date, except?: string): Promise<number>
}
