/** What makes the message of an offer one message: the offer, and the channel on which it is made. */
export function offerClaim(handoffId: string, epoch: number, channel: string): string {
  return `offer ${handoffId} ${String(epoch)} ${channel}`;
}
