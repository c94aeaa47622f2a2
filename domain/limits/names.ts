/** Names inside the tables that both their definition and the code that reads and writes them know. */

/** The partition and, where there is one, sort key of each table. `seq` is a number, all others are text. */
export const TABLE_KEYS = {
  handoffLog: { partition: 'subjectId', sort: 'seq' },
  handoffs: { partition: 'subjectId' },
  sideItems: { partition: 'id', sort: 'part' },
} as const;

/** The sparse, keys-only indexes of the table of rows; all keys are text. */
export const INDEXES = {
  due: { name: 'due', partition: 'duePartition', sort: 'dueAt' },
  byContract: { name: 'byContract', partition: 'contract', sort: 'openedAt' },
  byPerson: { name: 'byPerson', partition: 'person', sort: 'openedAt' },
  waiting: { name: 'waiting', partition: 'waitingUnder', sort: 'openedAt' },
  incidents: { name: 'incidents', partition: 'incidentStatus', sort: 'openedAt' },
  overview: { name: 'overview', partition: 'overviewOf', sort: 'overviewAt' },
  byRecord: { name: 'byRecord', partition: 'record', sort: 'openedAt' },
} as const;

/** What is due is spread over the index partitions "0" to "7", so that no single one takes every write. */
export const DUE_PARTITIONS = 8;

/** Side items that end by themselves carry this attribute: seconds since the epoch. */
export const TTL_ATTRIBUTE = 'expiresAt';
