import { ConfigurationSetEventDestination, EmailSendingEvent, EventDestination } from 'aws-cdk-lib/aws-ses';
import type { ConfigurationSet } from 'aws-cdk-lib/aws-ses';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { SqsSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';

import { requiresTls } from '../local-cloud.ts';
import { physicalName } from '../physical-name.ts';
import type { Stage } from '../stage.ts';
import type { QueueWithConsumer } from './queue-with-consumer.ts';

export interface MailEventsProps {
  readonly stage: Stage;
  readonly configurationSet: ConfigurationSet;
  /** Where the events wait for their consumer. */
  readonly queue: QueueWithConsumer;
}

/**
 * The way of what SES tells about our mails: its configuration set, a topic, a queue. A delivery that worked is not
 * told: the deadline decides about silence, so only what did not arrive is worth a message.
 */
export class MailEvents extends Construct {
  constructor(scope: Construct, id: string, { stage, configurationSet, queue }: MailEventsProps) {
    super(scope, id);
    const topic = new Topic(this, 'Topic', {
      topicName: physicalName(stage, 'mail-events'),
      enforceSSL: requiresTls(stage),
    });
    topic.addSubscription(new SqsSubscription(queue.queue));
    new ConfigurationSetEventDestination(this, 'Destination', {
      configurationSet,
      destination: EventDestination.snsTopic(topic),
      events: [
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
  }
}
